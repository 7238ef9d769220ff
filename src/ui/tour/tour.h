// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QFrame;
class QLabel;
class QPushButton;

namespace regard::ui {

class MainWindow;

/// Five steps through the window for who opens it the first time: a veil leaves free what is spoken
/// of, and a card says in two sentences what it is for. Next or Return goes on, Back goes back, Skip
/// or Escape ends it.
class Tour final : public QWidget {
    Q_OBJECT

public:
    /// Covers the window; deletes itself when it ends.
    explicit Tour(MainWindow& window);

    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] static int stepCount();

Q_SIGNALS:
    void ended();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showStep(int step);
    void place();
    void end();
    [[nodiscard]] QRect lit() const;

    MainWindow& m_window;
    int m_step = 0;
    QFrame* m_card;
    QLabel* m_count;
    QLabel* m_title;
    QLabel* m_words;
    QPushButton* m_back;
    QPushButton* m_next;
};

/// Starts the tour when a store with figures is first shown to this person, and never again.
void startTourOnce(MainWindow& window);

} // namespace regard::ui
