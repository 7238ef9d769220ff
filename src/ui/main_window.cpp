// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "presentation/recent_stores.h"
#include "presentation/store_summary.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/basics.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QUndoStack>

#include <algorithm>

namespace regard::ui {

namespace {

/// The bar above the pages, on the colour of cards with a line below it.
class TopBar final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(*this);
        painter.fillRect(rect(), tokens.card);
        painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line);
    }
};

QString storeFilter()
{
    return QObject::tr("Regard stores (*.regard);;All files (*)");
}

} // namespace

MainWindow::MainWindow(presentation::Workspace& workspace, Theme& theme, QWidget* parent)
    : QMainWindow(parent), m_workspace(workspace), m_theme(theme)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Regard"));
    setMinimumSize(1024, 640);
    setAcceptDrops(true);

    auto* centre = new QWidget(this);
    auto* across = new QHBoxLayout(centre);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    m_sidebar = new Sidebar(centre);
    across->addWidget(m_sidebar);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    across->addLayout(right, 1);

    m_top = new TopBar(centre);
    m_top->setMinimumHeight(53);
    auto* bar = new QHBoxLayout(m_top);
    bar->setContentsMargins(20, 10, 20, 11);
    bar->setSpacing(8);
    auto* import =
        makeButton(tr("Import\u2026"), QStringLiteral("importButton"), ButtonKind::Primary, m_top);
    import->setToolTip(tr("Bring a file in (Ctrl+I)"));
    connect(import, &QPushButton::clicked, this, [this] {
        if (m_openers.importFiles)
            m_openers.importFiles({});
    });
    auto* report =
        makeButton(tr("Report\u2026"), QStringLiteral("reportButton"), ButtonKind::Plain, m_top);
    report->setToolTip(tr("The report of what is seen, as PDF or HTML (Ctrl+P)"));
    connect(report, &QPushButton::clicked, this, [this] { m_openers.report(); });
    auto* present =
        makeButton(tr("Present"), QStringLiteral("presentButton"), ButtonKind::Plain, m_top);
    present->setToolTip(tr("Figures over the whole screen (F5)"));
    connect(present, &QPushButton::clicked, this, [this] { m_openers.present(); });
    bar->addStretch(1);
    bar->addWidget(present, 0, Qt::AlignTop);
    bar->addWidget(report, 0, Qt::AlignTop);
    bar->addWidget(import, 0, Qt::AlignTop);
    right->addWidget(m_top);
    m_busyLine = new BusyLine(centre);
    right->addWidget(m_busyLine);
    m_banner = new Banner(centre);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(20, 0, 20, 0);
    strip->addWidget(m_banner);
    right->addLayout(strip);
    m_stack = new QStackedWidget(centre);
    m_stack->setObjectName(QStringLiteral("pages"));
    right->addWidget(m_stack, 1);
    setCentralWidget(centre);
    centre->setFocus(); // nothing is marked until a key is pressed

    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::showPage);
    using presentation::Workspace;
    connect(&workspace, &Workspace::failed, m_banner, &Banner::showError);
    connect(&workspace, &Workspace::busyChanged, m_busyLine, &BusyLine::setBusy);
    connect(&workspace, &Workspace::opened, m_banner, &QWidget::hide);
    for (const auto signal : {&Workspace::opened, &Workspace::closed, &Workspace::contentsChanged,
                              &Workspace::overviewChanged})
        connect(&workspace, signal, this, &MainWindow::showStore);
    connect(&workspace, &Workspace::filterChanged, this, &MainWindow::updateActions);
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("menu"));
    makeActions();
    makeMenu();
    m_sidebar->setApplicationMenu(m_menu);
    showStore();
}

MainWindow::~MainWindow() = default;

QAction* MainWindow::addShortcut(const QString& text, const QString& name, const QKeySequence& key,
                                 const std::function<void()>& run)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutVisibleInContextMenu(true);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    m_actions.insert(name, action);
    return action;
}

void MainWindow::makeActions()
{
    addShortcut(tr("New store\u2026"), QStringLiteral("newStore"), QKeySequence::New,
                [this] { askForNewStore(); });
    addShortcut(tr("Open store\u2026"), QStringLiteral("openStore"), QKeySequence::Open,
                [this] { askForStore(); });
    addShortcut(tr("Close store"), QStringLiteral("closeStore"), QKeySequence::Close, [this] {
        if (mayLeave())
            m_workspace.close();
    });
    addShortcut(tr("Import\u2026"), QStringLiteral("import"), Qt::CTRL | Qt::Key_I, [this] {
        if (m_openers.importFiles)
            m_openers.importFiles({});
    });
    addShortcut(tr("Mend rows set aside\u2026"), QStringLiteral("mend"), {}, [this] {
        if (m_openers.mend)
            m_openers.mend(0);
    });
    addShortcut(tr("Present"), QStringLiteral("present"), Qt::Key_F5, [this] {
        if (m_openers.present)
            m_openers.present();
    });
    addShortcut(tr("Report\u2026"), QStringLiteral("report"), Qt::CTRL | Qt::Key_P, [this] {
        if (m_openers.report)
            m_openers.report();
    });
    addShortcut(tr("Customers\u2026"), QStringLiteral("customers"), {}, [this] {
        if (m_openers.customers)
            m_openers.customers();
    });
    addShortcut(tr("Settings\u2026"), QStringLiteral("settings"), Qt::CTRL | Qt::Key_Comma, [this] {
        if (m_openers.settings)
            m_openers.settings();
    });
    addShortcut(tr("Keyboard\u2026"), QStringLiteral("keyboard"), Qt::Key_F1, [this] {
        if (m_openers.keyboardHelp)
            m_openers.keyboardHelp();
    });
    addShortcut(tr("Tour"), QStringLiteral("tour"), {}, [this] {
        if (m_openers.tour)
            m_openers.tour();
    });
    QAction* undo = addShortcut(tr("Undo"), QStringLiteral("undo"), QKeySequence::Undo,
                                [this] { m_workspace.undoStack()->undo(); });
    QAction* redo = addShortcut(tr("Redo"), QStringLiteral("redo"), Qt::CTRL | Qt::Key_Y,
                                [this] { m_workspace.undoStack()->redo(); });
    redo->setShortcuts({Qt::CTRL | Qt::Key_Y, Qt::CTRL | Qt::SHIFT | Qt::Key_Z});
    const QUndoStack* stack = m_workspace.undoStack();
    connect(stack, &QUndoStack::indexChanged, this, [stack, undo, redo] {
        undo->setText(stack->canUndo() ? tr("Undo %1").arg(stack->undoText()) : tr("Undo"));
        redo->setText(stack->canRedo() ? tr("Redo %1").arg(stack->redoText()) : tr("Redo"));
        undo->setEnabled(stack->canUndo());
        redo->setEnabled(stack->canRedo());
    });
    undo->setEnabled(false);
    redo->setEnabled(false);
    addShortcut(tr("Back"), QStringLiteral("back"), Qt::ALT | Qt::Key_Left,
                [this] { m_workspace.goBack(); });
    addShortcut(tr("Forward"), QStringLiteral("forward"), Qt::ALT | Qt::Key_Right,
                [this] { m_workspace.goForward(); });
    addShortcut(tr("Quit"), QStringLiteral("quit"), QKeySequence(Qt::CTRL | Qt::Key_Q),
                [this] { close(); });
}

void MainWindow::makeMenu()
{
    const auto add = [this](const char* name) {
        m_menu->addAction(m_actions.value(QString::fromLatin1(name)));
    };
    add("newStore");
    add("openStore");
    m_recentMenu = m_menu->addMenu(tr("Recent stores"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    connect(m_menu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    add("closeStore");
    m_menu->addSeparator();
    add("import");
    add("mend");
    add("present");
    add("report");
    m_menu->addSeparator();
    add("undo");
    add("redo");
    add("back");
    add("forward");
    m_menu->addSeparator();
    QMenu* themes = m_menu->addMenu(tr("Theme"));
    auto* group = new QActionGroup(this);
    for (const auto& [mode, name] :
         {std::pair(ThemeMode::System, tr("As the system")),
          std::pair(ThemeMode::Light, tr("Light")), std::pair(ThemeMode::Dark, tr("Dark")),
          std::pair(ThemeMode::ContrastLight, tr("High contrast, light")),
          std::pair(ThemeMode::ContrastDark, tr("High contrast, dark"))}) {
        QAction* action = themes->addAction(name);
        action->setObjectName(QStringLiteral("theme-") + themeModeName(mode));
        action->setCheckable(true);
        group->addAction(action);
        const auto tick = [this, action, mode = mode] {
            action->setChecked(m_theme.mode() == mode);
        };
        tick();
        connect(&m_theme, &Theme::changed, action, tick);
        connect(action, &QAction::triggered, this, [this, mode = mode] {
            m_theme.setMode(mode);
            QSettings().setValue(QStringLiteral("window/theme"), themeModeName(mode));
        });
    }
    add("customers");
    add("settings");
    add("keyboard");
    add("tour");
    m_menu->addSeparator();
    add("quit");
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const QString& path : presentation::recentStores()) {
        QAction* action = m_recentMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_workspace.open(path); });
    }
    m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
}

void MainWindow::addPage(PageId page, QWidget* widget)
{
    m_pages.insert(page, widget);
    m_stack->addWidget(widget);
    if (page == PageId::Kpi)
        return; // it is come to from a figure
    struct Place {
        Glyph glyph;
        QString section;
    };
    const auto place = [page]() -> Place {
        switch (page) {
        case PageId::Loyalty:
            return {Glyph::Loyalty, tr("Review")};
        case PageId::Service:
            return {Glyph::Service, tr("Review")};
        case PageId::Retention:
            return {Glyph::Retention, tr("Review")};
        case PageId::Targets:
            return {Glyph::Targets, tr("Improve")};
        case PageId::Benchmarks:
            return {Glyph::Benchmarks, tr("Manage")};
        case PageId::Data:
            return {Glyph::Data, tr("Manage")};
        case PageId::Overview:
        case PageId::Kpi:
            break;
        }
        return {Glyph::Overview, {}};
    }();
    m_sidebar->addEntry(page, pageTitle(page), place.glyph, place.section);
    addShortcut(pageTitle(page), QStringLiteral("page%1").arg(static_cast<int>(page)),
                QKeySequence(Qt::CTRL | (Qt::Key_1 + static_cast<int>(page))),
                [this, page] { showPage(page); });
    showStore();
}

void MainWindow::setAttention(PageId page, int count)
{
    m_sidebar->setCount(page, count);
}

void MainWindow::setWelcome(QWidget* widget)
{
    m_welcome = widget;
    m_stack->addWidget(widget);
    showStore();
}

void MainWindow::setFilterBar(QWidget* widget)
{
    m_filterBar = widget;
    qobject_cast<QBoxLayout*>(m_top->layout())->insertWidget(0, widget, 100);
    showStore();
}

void MainWindow::addTopButton(QWidget* button)
{
    m_topButton = button;
    auto* bar = qobject_cast<QBoxLayout*>(m_top->layout());
    const auto* present = findChild<QPushButton*>(QStringLiteral("presentButton"));
    bar->insertWidget(bar->indexOf(present), button, 0, Qt::AlignTop);
    updateActions();
}

void MainWindow::setOpeners(Openers openers)
{
    m_openers = std::move(openers);
    updateActions();
}

void MainWindow::showPage(PageId page)
{
    if (!m_pages.contains(page))
        return;
    if (page == PageId::Kpi && m_current != PageId::Kpi)
        m_before = m_current;
    m_current = page;
    showStore();
}

void MainWindow::showStore()
{
    const bool open = m_workspace.isOpen();
    if (!open && m_welcome != nullptr)
        m_stack->setCurrentWidget(m_welcome);
    else if (QWidget* page = m_pages.value(m_current))
        m_stack->setCurrentWidget(page);
    if (m_filterBar != nullptr)
        m_filterBar->setVisible(isReview(m_current) && open &&
                                m_workspace.engine()->dataset().firstDay() != kNoDay);
    m_sidebar->setCurrent(m_current == PageId::Kpi ? m_before : m_current);
    m_sidebar->setEntriesEnabled(open);
    if (open) {
        const QString name = QFileInfo(m_workspace.path()).fileName();
        m_sidebar->setStore(name, m_workspace.path(), presentation::storeLines(m_workspace));
        setWindowTitle(QStringLiteral("%1 \u2013 Regard").arg(name));
    } else {
        m_sidebar->setStore({}, {}, {});
        setWindowTitle(QStringLiteral("Regard"));
    }
    if (!open)
        m_sidebar->setCount(PageId::Targets, 0);
    updateActions();
}

void MainWindow::updateActions()
{
    const bool open = m_workspace.isOpen();
    m_actions.value(QStringLiteral("closeStore"))->setEnabled(open);
    m_actions.value(QStringLiteral("back"))->setEnabled(open && m_workspace.canGoBack());
    m_actions.value(QStringLiteral("forward"))->setEnabled(open && m_workspace.canGoForward());
    const auto offer = [this](const char* name, bool there) {
        QAction* action = m_actions.value(QString::fromLatin1(name));
        action->setEnabled(there);
        action->setVisible(there);
    };
    offer("import", static_cast<bool>(m_openers.importFiles));
    const auto& imports = m_workspace.contents().imports;
    offer("mend", static_cast<bool>(m_openers.mend) && open &&
                      std::any_of(imports.begin(), imports.end(), [](const ImportRecord& one) {
                          return !one.undone && one.setAside > 0;
                      }));
    if (m_topButton != nullptr)
        m_topButton->setVisible(open && isReview(m_current));
    const bool filled = open && m_workspace.engine()->dataset().firstDay() != kNoDay;
    offer("tour", static_cast<bool>(m_openers.tour) && filled);
    for (const auto& [name, there] : {std::pair("present", static_cast<bool>(m_openers.present)),
                                      std::pair("report", static_cast<bool>(m_openers.report))}) {
        offer(name, there && filled);
        if (auto* button =
                findChild<QPushButton*>(QString::fromLatin1(name) + QStringLiteral("Button")))
            button->setVisible(there && filled);
    }
    offer("customers", static_cast<bool>(m_openers.customers) && open);
    offer("settings", static_cast<bool>(m_openers.settings));
    offer("keyboard", static_cast<bool>(m_openers.keyboardHelp));
    if (auto* button = findChild<QPushButton*>(QStringLiteral("importButton")))
        button->setVisible(static_cast<bool>(m_openers.importFiles));
}

void MainWindow::askForStore()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a store"), QString(), storeFilter());
    if (!path.isEmpty())
        m_workspace.open(path);
}

void MainWindow::askForNewStore()
{
    QString path =
        QFileDialog::getSaveFileName(this, tr("Make a new store"), QString(), storeFilter());
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".regard");
    m_workspace.createAndOpen(path);
}

void MainWindow::rememberState()
{
    m_remembers = true;
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1440, 900);
    const QString name = settings.value(QStringLiteral("window/page")).toString();
    for (const PageId page : m_pages.keys())
        if (pageName(page) == name)
            showPage(page);
}

bool MainWindow::mayLeave()
{
    if (!m_workspace.isImporting() ||
        !confirm(this, tr("Stop the import?"),
                 tr("An import is under way. It lands whole or not at all: when it is stopped now, "
                    "nothing of it is kept."),
                 tr("Stop the import")))
        return !m_workspace.isImporting();
    m_workspace.cancelImport();
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayLeave()) {
        event->ignore();
        return;
    }
    if (m_remembers) {
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        settings.setValue(QStringLiteral("window/page"),
                          pageName(m_current == PageId::Kpi ? m_before : m_current));
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (!url.isLocalFile())
            continue;
        const QString path = url.toLocalFile();
        if (path.endsWith(QLatin1String(".regard"), Qt::CaseInsensitive)) {
            m_workspace.open(path);
            return;
        }
        if (path.endsWith(QLatin1String(".regard-view"), Qt::CaseInsensitive) && m_openers.view) {
            m_openers.view(path);
            return;
        }
        files << path;
    }
    if (!files.isEmpty() && m_openers.importFiles)
        m_openers.importFiles(files);
}

} // namespace regard::ui
