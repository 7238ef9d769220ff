// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/health_content.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace regard::ui {

/// What the data allow today, and what the next file would add.
class NextFileCard final : public QFrame {
    Q_OBJECT

public:
    explicit NextFileCard(const std::function<void()>& importFiles, QWidget* parent = nullptr);

    void setContent(const QString& unlocked,
                    const std::vector<presentation::UnlockContent>& unlocks);
    [[nodiscard]] QPushButton& button() const { return *m_import; }

private:
    QLabel* m_unlocked;
    QVBoxLayout* m_lines;
    QPushButton* m_import;
};

/// Breaks of method, the newest first.
class BreakCard final : public QFrame {
    Q_OBJECT

public:
    explicit BreakCard(QWidget* parent = nullptr);

    void setBreaks(const std::vector<presentation::BreakContent>& breaks);

private:
    QVBoxLayout* m_lines;
};

/// A sentence with a button at its right: customers, the watched folder.
class LineCard final : public QFrame {
    Q_OBJECT

public:
    /// Without an action there is no button.
    LineCard(const QString& name, const QString& title, const QString& button,
             const std::function<void()>& action, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    [[nodiscard]] QPushButton* button() const { return m_button; } ///< null without an action

private:
    QLabel* m_sentence;
    QPushButton* m_button = nullptr;
};

} // namespace regard::ui
