// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/inspect.h>
#include <regard/ingest/reading.h>

#include <QStringList>
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace regard::ui {

class CheckBox;

/// What is to be known of a file before it is matched: how its export differs from the last one
/// (and, where that is grave, a tick that it is wanted all the same), which traps are taken care
/// of, and what was noticed and tolerated while it was read.
class ImportNotices final : public QWidget {
    Q_OBJECT

public:
    explicit ImportNotices(QWidget* parent = nullptr);

    void setFile(const FileReport& report, const Reading& reading);
    /// False while a grave change waits for its tick.
    [[nodiscard]] bool areAccepted() const;

Q_SIGNALS:
    void acceptedChanged();

private:
    void showNotes(bool all);

    QFrame* m_changes;
    QLabel* m_changesHead;
    QLabel* m_changesText;
    CheckBox* m_accept;
    QLabel* m_notes;
    QPushButton* m_more;
    QStringList m_sentences;
    bool m_grave = false;
};

} // namespace regard::ui
