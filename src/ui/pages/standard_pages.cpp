// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/standard_pages.h"

#include "presentation/edits/settings_edits.h"
#include "presentation/recent_stores.h"
#include "presentation/watched_folder.h"
#include "presentation/workspace.h"
#include "ui/dialogs/addresses_box.h"
#include "ui/dialogs/customers_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_file_step.h"
#include "ui/dialogs/keyboard_help.h"
#include "ui/dialogs/mending_dialog.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/watched_folder_box.h"
#include "ui/main_window.h"
#include "ui/pages/benchmarks_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/targets_page.h"
#include "ui/pages/watch_strip.h"
#include "ui/pages/welcome_page.h"
#include "ui/present/present_dialog.h"
#include "ui/report/report_dialog.h"
#include "ui/review/kpi_page.h"
#include "ui/review/loyalty_page.h"
#include "ui/review/retention_page.h"
#include "ui/review/service_page.h"
#include "ui/theme/theme.h"
#include "ui/tour/tour.h"
#include "ui/views/view_menu.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fields.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>

namespace regard::ui {

using presentation::Workspace;

namespace {

/// Where the sample company is kept; scripts/run makes it at the same place.
QString samplePath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(folder).filePath(QStringLiteral("regard/sample.regard"));
}

void openImport(MainWindow& window, const QStringList& files)
{
    ImportDialog dialog(window.workspace(), files, &window);
    QObject::connect(&dialog, &ImportDialog::setAsideAsked, &window, [&window](std::int64_t id) {
        window.showPage(PageId::Data);
        if (auto* data = qobject_cast<DataPage*>(window.page(PageId::Data)))
            data->showImport(id);
    });
    // The dialog says in place what fails while it is open; saying it again behind it helps nobody.
    bool said = false;
    QObject::connect(&window.workspace(), &Workspace::failed, &dialog,
                     [&said](const Error&) { said = true; });
    dialog.exec();
    if (said)
        window.banner().hide();
}

void openMending(MainWindow& window, std::int64_t importId)
{
    const auto& imports = window.workspace().contents().imports;
    for (auto one = imports.rbegin(); importId == 0 && one != imports.rend(); ++one)
        if (!one->undone && one->setAside > 0)
            importId = one->id;
    if (importId == 0)
        return;
    bool said = false;
    MendingDialog dialog(window.workspace(), importId, &window);
    QObject::connect(&window.workspace(), &Workspace::failed, &dialog,
                     [&said](const Error&) { said = true; });
    dialog.exec();
    if (said) // in place, where it was read
        window.banner().hide();
}

/// Without a store the file comes first, then where the new store is to be kept.
void importIntoNewStore(MainWindow& window, QStringList files)
{
    if (files.isEmpty())
        files = askForFiles(&window);
    if (files.isEmpty())
        return;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString path =
        QFileDialog::getSaveFileName(&window, MainWindow::tr("Where is the new store to be kept?"),
                                     QDir(documents).filePath(MainWindow::tr("customers.regard")),
                                     MainWindow::tr("Regard stores (*.regard)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".regard")))
        path += QStringLiteral(".regard");
    Workspace& workspace = window.workspace();
    // Whichever comes first ends the waiting.
    auto* waiting = new QObject(&window);
    QObject::connect(&workspace, &Workspace::failed, waiting, &QObject::deleteLater);
    QObject::connect(&workspace, &Workspace::opened, waiting, [&window, files, waiting] {
        waiting->deleteLater();
        openImport(window, files);
    });
    workspace.createAndOpen(path);
}

void openSettings(MainWindow& window, presentation::WatchedFolder& watched)
{
    Workspace& workspace = window.workspace();
    if (!workspace.isOpen())
        return;
    const ThemeMode before = window.theme().mode();
    const Conventions conventions = workspace.contents().conventions;
    SettingsDialog dialog(conventions, before, &window);
    QObject::connect(&dialog, &SettingsDialog::themeModeChosen, &window,
                     [&window](ThemeMode mode) { window.theme().setMode(mode); });
    const Query query = workspace.query();
    workspace.compute<Expected<PurchaseGaps>>(
        QStringLiteral("settings/gaps"),
        [query](const Engine& engine, const Control&) {
            Query everybody = query;
            everybody.where.clear();
            return engine.purchaseGaps(everybody);
        },
        [here = QPointer<SettingsDialog>(&dialog)](const Expected<PurchaseGaps>& gaps) {
            if (here)
                here->setGaps(gaps);
        });
    auto* folder = new WatchedFolderBox(watched, &dialog);
    dialog.addPart(MainWindow::tr("Watched folder"), folder);
    auto* addresses = new AddressesBox(workspace, &dialog);
    dialog.addPart(MainWindow::tr("People"), addresses);
    const auto sayParts = [&dialog, folder, addresses] {
        QStringList changes{folder->change(), addresses->change()};
        changes.removeAll(QString());
        dialog.setPartState(changes.join(QChar::Space), folder->problem());
    };
    QObject::connect(folder, &WatchedFolderBox::edited, &dialog, sayParts);
    QObject::connect(addresses, &AddressesBox::edited, &dialog, sayParts);
    if (dialog.exec() != QDialog::Accepted) {
        window.theme().setMode(before);
        return;
    }
    if (dialog.themeMode() != before)
        QSettings().setValue(QStringLiteral("window/theme"), themeModeName(dialog.themeMode()));
    if (!folder->change().isEmpty())
        watched.setSettings(folder->settings());
    addresses->save();
    if (dialog.conventions() == conventions)
        return;
    presentation::StoreEdit edit = presentation::settingsEdit(conventions, dialog.conventions());
    workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

/// The watched folder on the page Data, and what came in by itself in the strip for messages.
void showWatchedFolder(MainWindow& window, DataPage& data, presentation::WatchedFolder& watched)
{
    const auto sayFolder = [page = &data, folder = &watched] {
        page->setFolderSentence(
            folder->settings().on
                ? folder->sentence()
                : MainWindow::tr("None. Exports that come into a folder can be imported by "
                                 "themselves."));
    };
    sayFolder();
    QObject::connect(&watched, &presentation::WatchedFolder::changed, &data, sayFolder);
    auto* strip = new WatchStrip(watched, &data);
    data.addNotice(strip);
    QObject::connect(strip, &WatchStrip::importAsked, &window,
                     [&window](const QStringList& files) { window.openers().importFiles(files); });
    QObject::connect(&watched, &presentation::WatchedFolder::cameIn, &window,
                     [&window](const QString& sentence) {
                         window.banner().showMessage(Tone::Good, sentence, MainWindow::tr("Show"),
                                                     [&window] { window.showPage(PageId::Data); });
                     });
}

/// One figure in detail; Back leads to the page it was opened from.
void openFigure(MainWindow& window, const QString& kpi)
{
    auto* page = qobject_cast<KpiPage*>(window.page(PageId::Kpi));
    if (window.currentPage() == PageId::Kpi)
        window.showPage(window.pageBefore());
    page->showKpi(kpi.toStdString(), pageTitle(window.currentPage()));
    window.showPage(PageId::Kpi);
}

void addReviewPages(MainWindow& window)
{
    Workspace& workspace = window.workspace();
    const auto add = [&window](PageId id, ReviewPage* page) {
        window.addPage(id, page);
        QObject::connect(page, &ReviewPage::kpiOpened, &window,
                         [&window](const QString& kpi) { openFigure(window, kpi); });
        QObject::connect(page, &ReviewPage::importAsked, &window,
                         [&window] { window.openers().importFiles({}); });
    };
    add(PageId::Loyalty, new LoyaltyPage(workspace, &window));
    add(PageId::Service, new ServicePage(workspace, &window));
    auto* retention = new RetentionPage(workspace, &window);
    add(PageId::Retention, retention);
    QObject::connect(retention, &RetentionPage::settingsAsked, &window,
                     [&window] { window.openers().settings(); });
    auto* kpi = new KpiPage(workspace, &window);
    add(PageId::Kpi, kpi);
    QObject::connect(kpi, &KpiPage::backAsked, &window,
                     [&window] { window.showPage(window.pageBefore()); });
    QObject::connect(kpi, &KpiPage::targetAsked, &window,
                     [&window](const QString& id) { window.openers().target(id); });
}

void addWelcome(MainWindow& window)
{
    Workspace& workspace = window.workspace();
    auto* welcome = new WelcomePage(&window);
    const auto showRecent = [welcome] { welcome->setRecentStores(presentation::recentStores()); };
    showRecent();
    QObject::connect(&workspace, &Workspace::closed, welcome, showRecent);
    QObject::connect(&workspace, &Workspace::busyChanged, welcome,
                     [welcome, &workspace] { welcome->setBusy(workspace.isOpening()); });
    QObject::connect(welcome, &WelcomePage::sampleAsked, &workspace,
                     [&workspace] { workspace.openSample(samplePath()); });
    QObject::connect(welcome, &WelcomePage::importAsked, &window,
                     [&window] { window.openers().importFiles({}); });
    QObject::connect(welcome, &WelcomePage::openAsked, &window, &MainWindow::askForStore);
    QObject::connect(welcome, &WelcomePage::recentAsked, &workspace, &Workspace::open);
    window.setWelcome(welcome);
}

} // namespace

void addStandardPages(MainWindow& window)
{
    Workspace& workspace = window.workspace();
    const auto importFiles = [&window] { window.openers().importFiles({}); };
    addReviewPages(window);
    auto* targets = new TargetsPage(workspace, &window);
    window.addPage(PageId::Targets, targets);
    QObject::connect(targets, &TargetsPage::judged, &window,
                     [&window](int offTrack) { window.setAttention(PageId::Targets, offTrack); });
    window.addPage(PageId::Benchmarks, new BenchmarksPage(workspace, importFiles, &window));
    DataActions actions;
    actions.importFiles = importFiles;
    actions.mend = [&window](std::int64_t importId) { openMending(window, importId); };
    actions.reviewCustomers = [&window] { window.openers().customers(); };
    auto* watched = new presentation::WatchedFolder(workspace, &window);
    actions.watchFolder = [&window, watched] { openSettings(window, *watched); };
    auto* data = new DataPage(workspace, actions, &window);
    window.addPage(PageId::Data, data);
    showWatchedFolder(window, *data, *watched);
    addWelcome(window);

    Openers openers;
    openers.importFiles = [&window](const QStringList& files) {
        window.workspace().isOpen() ? openImport(window, files) : importIntoNewStore(window, files);
    };
    openers.mend = [&window](std::int64_t importId) { openMending(window, importId); };
    openers.target = [targets](const QString& kpi) { targets->setTarget(kpi); };
    openers.present = [&window] { askToPresent(window); };
    openers.report = [&window] { askForReport(window); };
    openers.figure = [&window](const QString& kpi) { openFigure(window, kpi); };
    openers.settings = [&window, watched] { openSettings(window, *watched); };
    openers.customers = [&window] { CustomersDialog(window.workspace(), &window).exec(); };
    openers.keyboardHelp = [&window] { KeyboardHelp(&window).exec(); };
    openers.tour = [&window] { new Tour(window); };
    openers.view = [&window](const QString& path) { openViewFile(window, path); };
    window.setOpeners(std::move(openers));
    window.addTopButton(makeViewButton(window));
}

} // namespace regard::ui
