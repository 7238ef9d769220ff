// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/inspect.h>
#include <regard/ingest/mapping.h>

#include <QStringList>
#include <QWidget>

class QGridLayout;

namespace regard::presentation {
struct MappingQuestion;
}

namespace regard::ui {

/// What the columns of a file cannot say, as fields to be answered: the order of day and month with
/// examples from the file, the scale of a score, a day that holds for all rows.
class ImportQuestions final : public QWidget {
    Q_OBJECT

public:
    explicit ImportQuestions(QWidget* parent = nullptr);

    /// Asks what this mapping leaves open. The fields stay as they are while the same is asked.
    void ask(const Mapping& mapping, const FileReport& report);
    /// Forgets what is asked, so that the next ask() makes the fields anew.
    void forget() { m_asked.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

Q_SIGNALS:
    void answered(const regard::Mapping& mapping);

private:
    QWidget* makeAnswer(const presentation::MappingQuestion& question);
    void say(const presentation::MappingQuestion& question, const std::string& value);

    Mapping m_mapping;
    QGridLayout* m_grid;
    QStringList m_asked;
    int m_count = 0;
};

} // namespace regard::ui
