// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/present_pages.h"
#include "presentation/requests/sparkline_request.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <string>
#include <vector>

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

/// What the wallboard shows, and for how long.
struct PresentChoice {
    std::vector<std::string> pages; ///< ids; empty: all
    int seconds = 20;               ///< a page
};

/// The wallboard: figures over the whole screen, in dark, to be read from five metres. Pages follow
/// each other and the store's changes; everything stands a few pixels elsewhere each time, so that
/// nothing burns in. Left and Right turn pages, Space holds, Escape leaves.
class PresentWindow final : public QWidget {
    Q_OBJECT

public:
    PresentWindow(presentation::Workspace& workspace, PresentChoice choice,
                  QWidget* parent = nullptr);

    /// True when figures and lines are there.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] std::size_t pageCount() const { return m_pages.size(); }
    [[nodiscard]] std::size_t current() const { return m_current; }
    void turn(int by);

Q_SIGNALS:
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void refresh();
    void say();
    void paintTile(QPainter& painter, const QRectF& box,
                   const presentation::KpiCardContent& tile) const;
    void paintFoot(QPainter& painter, const QRectF& box) const;

    presentation::Workspace& m_workspace;
    PresentChoice m_choice;
    std::vector<presentation::PresentPage> m_pages;
    std::map<std::string, presentation::Sparkline> m_lines;
    std::vector<QString> m_changes; ///< sentences at the foot, one a page
    QString m_period;
    QString m_updated;
    std::size_t m_current = 0;
    int m_turns = 0;
    bool m_linesThere = false;
    QTimer m_rotate;
    QTimer m_hideCursor;
};

} // namespace regard::ui
