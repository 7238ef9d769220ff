// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace regard {
struct Error;
enum class Tone;
} // namespace regard

namespace regard::ui {

/// The one place where the window says that something failed, or was done: a strip at the top of
/// the page with one sentence, closed by its cross or Escape.
class Banner final : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void showError(const Error& error);
    /// With an action label, the banner closes and `run` is called when it is clicked.
    void showMessage(Tone tone, const QString& sentence, const QString& action = {},
                     std::function<void()> run = {});
    [[nodiscard]] QString text() const;

private:
    QLabel* m_text;
    QPushButton* m_action;
    std::function<void()> m_run;
};

/// A line of two pixels that moves while something is computed; takes no room when idle and waits
/// a moment before it shows, so that quick work does not flicker.
class BusyLine final : public QWidget {
    Q_OBJECT

public:
    explicit BusyLine(QWidget* parent = nullptr);
    void setBusy(bool busy);

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    int m_timer = 0;
    int m_tick = 0;
};

} // namespace regard::ui
