// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace regard::ui {

class Pill;

/// The frame every dialog shares: a title with steps below it and a badge beside it, a body that
/// the dialog fills, and a foot with words on the left and buttons on the right. Fits itself into
/// the parent window and the screen.
class DialogFrame : public QDialog {
    Q_OBJECT

public:
    explicit DialogFrame(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// "1 File › 2 Match columns"; `current` is 0-based, steps before it carry a tick.
    void setSteps(const QStringList& steps, int current);
    /// The pill at the top right; hidden while the text is empty.
    [[nodiscard]] Pill& badge() const { return *m_badge; }
    /// Margins of 20 px around; empty until the dialog fills it.
    [[nodiscard]] QVBoxLayout& body() const { return *m_body; }
    /// Words or fields at the left of the foot.
    [[nodiscard]] QHBoxLayout& footStart() const { return *m_footStart; }
    /// Buttons at the right of the foot, the main one last.
    [[nodiscard]] QHBoxLayout& footEnd() const { return *m_footEnd; }
    /// One sentence above the foot in the colour of an error; empty hides it.
    void setError(const QString& sentence);
    /// The size it opens with, cut to the screen.
    void setPreferredSize(const QSize& size);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_steps;
    Pill* m_badge;
    QVBoxLayout* m_body;
    QLabel* m_error;
    QHBoxLayout* m_footStart;
    QHBoxLayout* m_footEnd;
    QSize m_preferred{720, 520};
    bool m_placed = false;
};

} // namespace regard::ui
