// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/view_menu.h"

#include "presentation/views/saved_view.h"
#include "presentation/views/view_edits.h"
#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/review/kpi_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/fields.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>

#include <algorithm>

namespace regard::ui {

using presentation::SavedView;

namespace {

QString viewFilter()
{
    return MainWindow::tr("Views of Regard (*%1)").arg(QString::fromLatin1(kViewEnding));
}

std::vector<SavedView> viewsOf(const MainWindow& window)
{
    return presentation::readViews(window.workspace().contents().views);
}

SavedView seenNow(const MainWindow& window, const std::string& name)
{
    SavedView view;
    view.name = name;
    view.page = pageName(window.currentPage()).toStdString();
    if (window.currentPage() == PageId::Kpi)
        if (const auto* page = qobject_cast<KpiPage*>(window.page(PageId::Kpi)))
            view.kpi = page->kpi();
    view.filter = window.workspace().filter();
    return view;
}

void show(MainWindow& window, const SavedView& view)
{
    // The filter first: the page then asks for its figures once.
    window.workspace().setFilter(view.filter);
    if (view.page == "kpi" && kpiById(view.kpi) != nullptr) {
        window.openers().figure(QString::fromStdString(view.kpi));
        return;
    }
    for (int id = 0; id < static_cast<int>(PageId::Kpi); ++id)
        if (pageName(static_cast<PageId>(id)).toStdString() == view.page)
            window.showPage(static_cast<PageId>(id));
}

void keep(MainWindow& window, const QString& text, const std::vector<SavedView>& after)
{
    presentation::StoreEdit edit = presentation::viewsEdit(text, viewsOf(window), after);
    window.workspace().edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

void askToKeep(MainWindow& window)
{
    DialogFrame dialog(MainWindow::tr("Keep this view"), &window);
    dialog.setObjectName(QStringLiteral("viewDialog"));
    dialog.setPreferredSize(QSize(440, 260));
    auto* name = new QLineEdit(&dialog);
    name->setObjectName(QStringLiteral("viewName"));
    name->setMaxLength(60);
    dialog.body().addWidget(makeField(MainWindow::tr("Name"), name, &dialog));
    auto* note = makeLabel(
        MainWindow::tr("The page, the period and the filter are kept. A period such as \u201Clast "
                       "12 months\u201D moves on with time."),
        TextRole::Second, &dialog, true);
    dialog.body().addWidget(note);
    dialog.body().addStretch(1);
    auto* cancel = makeButton(MainWindow::tr("Cancel"), QStringLiteral("viewCancel"));
    auto* save =
        makeButton(MainWindow::tr("Keep"), QStringLiteral("viewKeep"), ButtonKind::Primary);
    save->setDefault(true);
    dialog.footEnd().addWidget(cancel);
    dialog.footEnd().addWidget(save);
    QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(name, &QLineEdit::textChanged, &dialog, [&](const QString& words) {
        const auto views = viewsOf(window);
        const bool there =
            std::ranges::count(views, words.trimmed().toStdString(), &SavedView::name) > 0;
        save->setText(there ? MainWindow::tr("Replace") : MainWindow::tr("Keep"));
    });
    QObject::connect(save, &QPushButton::clicked, &dialog, [&] {
        if (name->text().trimmed().isEmpty()) {
            dialog.setError(MainWindow::tr("A view needs a name."));
            return;
        }
        dialog.accept();
    });
    name->setFocus();
    if (dialog.exec() != QDialog::Accepted)
        return;
    const std::string given = name->text().trimmed().toStdString();
    keep(window, MainWindow::tr("Keep the view %1").arg(name->text().trimmed()),
         presentation::withView(viewsOf(window), seenNow(window, given)));
}

void share(MainWindow& window)
{
    const QString path = QFileDialog::getSaveFileName(
        &window, MainWindow::tr("Save this view as a file"),
        MainWindow::tr("view") + QString::fromLatin1(kViewEnding), viewFilter());
    if (path.isEmpty())
        return;
    const std::string text =
        presentation::viewText(seenNow(window, QFileInfo(path).completeBaseName().toStdString()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.commit())
        window.banner().showError(
            {ErrorKind::Io, "The view could not be written: " + file.errorString().toStdString(),
             path.toStdString()});
}

void fill(MainWindow& window, QMenu& menu)
{
    menu.clear();
    const std::vector<SavedView> views = viewsOf(window);
    for (const SavedView& view : views)
        QObject::connect(menu.addAction(QString::fromStdString(view.name)), &QAction::triggered,
                         &window, [&window, view] { show(window, view); });
    if (views.empty())
        menu.addAction(MainWindow::tr("No views kept yet"))->setEnabled(false);
    menu.addSeparator();
    const auto add = [&](const QString& words, const char* name, void (*run)(MainWindow&)) {
        QAction* action = menu.addAction(words);
        action->setObjectName(QString::fromLatin1(name));
        QObject::connect(action, &QAction::triggered, &window, [&window, run] { run(window); });
    };
    add(MainWindow::tr("Keep this view\u2026"), "keepView", askToKeep);
    add(MainWindow::tr("Save this view as a file\u2026"), "shareView", share);
    add(MainWindow::tr("Open a view file\u2026"), "openView", [](MainWindow& frame) {
        const QString path = QFileDialog::getOpenFileName(&frame, MainWindow::tr("Open a view"),
                                                          QString(), viewFilter());
        if (!path.isEmpty())
            openViewFile(frame, path);
    });
    if (views.empty())
        return;
    QMenu* remove = menu.addMenu(MainWindow::tr("Remove"));
    for (const SavedView& view : views) {
        const QString name = QString::fromStdString(view.name);
        QObject::connect(remove->addAction(name), &QAction::triggered, &window,
                         [&window, views, view, name] {
                             std::vector<SavedView> left = views;
                             std::erase(left, view);
                             keep(window, MainWindow::tr("Remove the view %1").arg(name), left);
                         });
    }
}

} // namespace

void openViewFile(MainWindow& window, const QString& path)
{
    QFile file(path);
    constexpr qint64 kLargest = 1 << 20; // a view is some hundred bytes
    if (!file.open(QIODevice::ReadOnly)) {
        window.banner().showError(
            {ErrorKind::Io, "The view could not be read: " + file.errorString().toStdString(),
             path.toStdString()});
        return;
    }
    const QByteArray bytes = file.read(kLargest);
    const auto view = presentation::readView(
        std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
    if (!view.ok()) {
        Error error = view.error();
        error.file = path.toStdString();
        window.banner().showError(error);
        return;
    }
    show(window, view.value());
}

DropButton* makeViewButton(MainWindow& window)
{
    auto* button = new DropButton(MainWindow::tr("Views"), &window);
    button->setObjectName(QStringLiteral("viewsButton"));
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    QObject::connect(menu, &QMenu::aboutToShow, &window, [&window, menu] { fill(window, *menu); });
    return button;
}

} // namespace regard::ui
