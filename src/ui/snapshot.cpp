// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snapshot.h"

#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/pages/overview_page.h"
#include "ui/present/present_window.h"
#include "ui/review/review_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/window.h"

#include <regard/domain/kpi.h>

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPainter>
#include <QPixmap>
#include <QStringList>
#include <QTimer>

#include <array>
#include <functional>
#include <optional>

namespace regard::ui {

using presentation::Workspace;

namespace {

constexpr int kPatienceMs = 120'000;
constexpr std::array kPages{PageId::Overview,  PageId::Loyalty, PageId::Service,
                            PageId::Retention, PageId::Targets, PageId::Benchmarks,
                            PageId::Data};

/// Runs the event loop until `done` holds; false when it never did.
bool waitFor(const std::function<bool()>& done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > kPatienceMs)
            return false;
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

Error gaveUp()
{
    return {ErrorKind::Refused, "The page was not ready after two minutes. Try a smaller period."};
}

QPixmap picture(QWidget& widget, double scale)
{
    // Focus is for people at a keyboard; a picture has nobody there.
    widget.setFocus();
    // One round lays out what the last result brought, a further one what that moved.
    constexpr int kRounds = 8;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QApplication::processEvents();
    }
    QPixmap pixmap((QSizeF(widget.size()) * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    widget.render(&pixmap);
    return pixmap;
}

/// The dialog over its window, which steps back behind a veil.
QPixmap withDialog(MainWindow& window, QDialog& dialog, double scale)
{
    QPixmap whole = picture(window, scale);
    const Tokens& tokens = tokensOf(window);
    const QSize room = window.size() - QSize(120, 120);
    dialog.resize(dialog.size().boundedTo(room).expandedTo(dialog.minimumSizeHint()));
    const QPixmap front = picture(dialog, scale);
    QPainter painter(&whole);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = tokens.page;
    veil.setAlphaF(0.65F);
    painter.fillRect(window.rect(), veil);
    const QPoint at = window.rect().center() - dialog.rect().center();
    const QRect box(at, dialog.size());
    painter.setPen(Qt::NoPen);
    for (int i = 12; i > 0; i -= 2) {
        QColor shadow(0, 0, 0, tokens.dark ? 18 : 6);
        painter.setBrush(shadow);
        painter.drawRoundedRect(box.adjusted(-i, -i + 4, i, i + 6), 10 + i, 10 + i);
    }
    painter.drawPixmap(at, front);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    return whole;
}

/// Opens a dialog that runs its own loop, looks at it when it is ready, and closes it.
/// Before that the buttons of these names are pressed, each when the dialog is ready for it.
Expected<QPixmap> dialogPicture(MainWindow& window, Workspace& workspace, double scale,
                                QStringList buttons, const std::function<void()>& open)
{
    std::optional<QPixmap> result;
    QElapsedTimer clock;
    clock.start();
    QTimer look;
    int quiet = 0;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        constexpr int kQuietTicks = 6;
        const bool working = workspace.isBusy() || dialog->property(kWorkingProperty).toBool();
        quiet = working ? 0 : quiet + 1;
        if (quiet < kQuietTicks && clock.elapsed() < kPatienceMs)
            return;
        if (!buttons.isEmpty()) {
            auto* button = dialog->findChild<QAbstractButton*>(buttons.takeFirst());
            if (button != nullptr && button->isEnabled())
                button->click();
            quiet = 0;
            return;
        }
        result = withDialog(window, *dialog, scale);
        look.stop();
        dialog->done(QDialog::Rejected);
    });
    look.start(40);
    open();
    if (!result)
        return Error{ErrorKind::Refused, "The dialog did not open."};
    return *result;
}

Status write(const QPixmap& pixmap, const QString& out)
{
    if (!pixmap.save(out, "PNG"))
        return Error{ErrorKind::Io, "The picture could not be written.", out.toStdString()};
    return {};
}

struct PageName {
    QString kind;
    QString name;
};

PageName split(const QString& page)
{
    const qsizetype colon = page.indexOf(u':');
    return colon < 0 ? PageName{page, {}} : PageName{page.left(colon), page.mid(colon + 1)};
}

bool isDialog(const PageName& page)
{
    for (const char* known : {"target", "import", "check", "mend", "customers"})
        if (page.kind == QLatin1String(known))
            return true;
    return false;
}

Status checkName(const PageName& page)
{
    if (page.kind == QLatin1String("kpi") || page.kind == QLatin1String("target")) {
        if (kpiById(page.name.toStdString()) == nullptr)
            return Error{ErrorKind::NotFound, "There is no KPI \"" + page.name.toStdString() +
                                                  "\". The names are those of `regard kpis`."};
        return {};
    }
    for (const PageId id : kPages)
        if (page.kind == pageName(id))
            return {};
    if (isDialog(page) || page.kind == QLatin1String("welcome") ||
        page.kind == QLatin1String("present"))
        return {};
    return Error{ErrorKind::NotFound,
                 "There is no page \"" + page.kind.toStdString() +
                     "\". Pages are overview, loyalty, service, retention, targets, benchmarks, "
                     "data, present, "
                     "welcome, customers, kpi:NAME, target:NAME, import:FILE, check:FILE and "
                     "mend:IMPORT."};
}

} // namespace

Status snapshot(const SnapshotRequest& request)
{
    const PageName page = split(request.page);
    if (Status known = checkName(page); !known.ok())
        return known;
    auto* app = qobject_cast<QApplication*>(QCoreApplication::instance());
    Theme theme(*app, request.dark ? ThemeMode::Dark : ThemeMode::Light);
    Workspace workspace;
    std::optional<Error> failure;
    QObject::connect(&workspace, &Workspace::failed, app,
                     [&failure](const Error& error) { failure = error; });
    workspace.setRemembersStores(false);
    workspace.setOverrides(request.config);
    workspace.setAsOf(request.asOf);
    const auto window = makeWindow(workspace, theme);
    window->setMinimumSize(200, 200);
    window->resize(request.size);
    window->show();
    auto* overview = qobject_cast<OverviewPage*>(window->page(PageId::Overview));
    if (page.kind != QLatin1String("welcome")) {
        workspace.open(request.store);
        if (!waitFor([&] { return failure.has_value() || workspace.isOpen(); }))
            return gaveUp();
        if (failure)
            return *failure;
        workspace.setFilter({request.period, Comparison::Previous, request.where});
        if (!waitFor([&] { return failure.has_value() || overview->isSettled(); }))
            return gaveUp();
        if (failure)
            return *failure;
    }
    for (const PageId id : kPages)
        if (page.kind == pageName(id))
            window->showPage(id);
    if (isDialog(page) && page.kind != QLatin1String("target"))
        window->showPage(PageId::Data);
    if (page.kind == QLatin1String("kpi"))
        window->openers().figure(page.name);
    const auto* review = qobject_cast<ReviewPage*>(window->page(window->currentPage()));
    if (!waitFor([&] {
            return !workspace.isBusy() &&
                   (review == nullptr || !workspace.isOpen() || review->isSettled());
        }))
        return gaveUp();
    if (isDialog(page)) {
        const Openers& openers = window->openers();
        if (!openers.target || !openers.importFiles || !openers.mend || !openers.customers)
            return Error{ErrorKind::Refused, "This window has no such dialog."};
        QStringList buttons;
        if (page.kind == QLatin1String("check"))
            buttons += QStringLiteral("nextButton");
        auto drawn = dialogPicture(*window, workspace, request.scale, buttons, [&] {
            if (page.kind == QLatin1String("target"))
                openers.target(page.name);
            else if (page.kind == QLatin1String("customers"))
                openers.customers();
            else if (page.kind == QLatin1String("mend"))
                openers.mend(page.name.toLongLong());
            else
                openers.importFiles({page.name});
        });
        return drawn.ok() ? write(drawn.value(), request.out) : Status(drawn.error());
    }
    if (page.kind == QLatin1String("present")) {
        PresentWindow board(workspace, {}, window.get());
        board.resize(request.size);
        board.show();
        if (!waitFor([&] { return board.isSettled(); }))
            return gaveUp();
        return write(picture(board, request.scale), request.out);
    }
    return write(picture(*window, request.scale), request.out);
}

} // namespace regard::ui
