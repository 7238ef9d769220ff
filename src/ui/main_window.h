// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sidebar.h"

#include <QHash>
#include <QMainWindow>
#include <QStringList>

#include <functional>

class QAction;
class QMenu;
class QStackedWidget;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class Banner;
class BusyLine;
class Theme;

/// What the window opens on request. Whoever composes the window gives these; an empty one hides
/// its entry.
struct Openers {
    std::function<void(const QStringList& files)> importFiles; ///< no files: the dialog asks
    /// Rows set aside by that import, or with 0 by the newest one that has some.
    std::function<void(std::int64_t importId)> mend;
    std::function<void(const QString& kpi)> target; ///< dialog for a new target of that KPI
    std::function<void(const QString& kpi)> figure; ///< one figure in detail
    std::function<void()> present;                  ///< the wallboard
    std::function<void()> report;                   ///< dialog for the report of what is seen
    std::function<void()> customers;                ///< who is who
    std::function<void(const QString& path)> view;  ///< the view of a small file
    std::function<void()> settings;
    std::function<void()> keyboardHelp;
    std::function<void()> tour; ///< the five steps for who is new
};

/// The frame of the application: sidebar, a bar at the top, one strip for messages, and the pages.
/// Knows no page by type.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(presentation::Workspace& workspace, Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes the page and shows its entry in the sidebar. Pages are added in the order of PageId.
    void addPage(PageId page, QWidget* widget);
    /// What is shown while no store is open; taken.
    void setWelcome(QWidget* widget);
    /// Shown above every page, at the right of it the Import button; taken.
    void setFilterBar(QWidget* widget);
    /// Stands left of the buttons at the top; taken.
    void addTopButton(QWidget* button);
    void setOpeners(Openers openers);
    [[nodiscard]] const Openers& openers() const { return m_openers; }

    void showPage(PageId page);
    [[nodiscard]] PageId currentPage() const { return m_current; }
    /// The page from which the figure in detail was opened.
    [[nodiscard]] PageId pageBefore() const { return m_before; }
    /// A count beside the entry of the page that asks to be looked at; 0 hides it.
    void setAttention(PageId page, int count);
    [[nodiscard]] QWidget* page(PageId page) const { return m_pages.value(page); }
    [[nodiscard]] Banner& banner() const { return *m_banner; }
    [[nodiscard]] Theme& theme() const { return m_theme; }
    [[nodiscard]] presentation::Workspace& workspace() const { return m_workspace; }

    void askForStore();    ///< a file dialog, then opens
    void askForNewStore(); ///< a file dialog, then makes and opens

    /// Puts size, place and page back to what they were, and keeps them from now on.
    void rememberState();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void makeMenu();
    void fillRecentMenu();
    QAction* addShortcut(const QString& text, const QString& name, const QKeySequence& key,
                         const std::function<void()>& run);
    void showStore();
    /// Asks first while an import is under way; false when it is to go on.
    [[nodiscard]] bool mayLeave();
    void updateActions();

    presentation::Workspace& m_workspace;
    Theme& m_theme;
    Openers m_openers;
    Sidebar* m_sidebar;
    QWidget* m_top;
    Banner* m_banner;
    BusyLine* m_busyLine;
    QStackedWidget* m_stack;
    QWidget* m_welcome = nullptr;
    QWidget* m_filterBar = nullptr;
    QWidget* m_topButton = nullptr;
    QHash<PageId, QWidget*> m_pages;
    PageId m_current = PageId::Overview;
    PageId m_before = PageId::Overview;
    QMenu* m_menu;
    QMenu* m_recentMenu = nullptr;
    QHash<QString, QAction*> m_actions;
    bool m_remembers = false;
};

} // namespace regard::ui
