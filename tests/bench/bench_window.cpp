// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures the window on a store, offscreen unless a display is chosen by QT_QPA_PLATFORM:
//
//   bench_window STORE [FILE.csv]
//
// First complete paint of the Overview beside that of an empty Qt window, a change of the filter to
// the painted figures, each page to all its figures, and the longest turn of the event loop at each step; with a file also those of
// the import dialog, which imports into a scratch store. Only ratios of one run count.

#include "presentation/workspace.h"
#include "turn_watch.h"
#include "ui/charts/trend_chart.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/main_window.h"
#include "ui/review/review_page.h"
#include "ui/review/trend_card.h"
#include "ui/theme/theme.h"
#include "ui/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace regard;
using bench::TurnWatch;
using presentation::Workspace;

namespace {

constexpr int kRounds = 7;
constexpr int kPatienceMs = 600'000;

/// Runs the event loop, asleep in between as in the program, until the condition holds.
bool runUntil(const std::function<bool()>& done)
{
    QElapsedTimer patience;
    patience.start();
    QTimer look; // wakes a loop in which nothing else happens
    look.start(5);
    while (!done()) {
        if (patience.elapsed() > kPatienceMs)
            return false;
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

double percentile95(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[(values.size() - 1) * 95 / 100];
}

double paintOf(QWidget& widget)
{
    QElapsedTimer clock;
    clock.start();
    widget.show();
    QApplication::processEvents();
    (void)widget.grab();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void say(const char* what, double milliseconds)
{
    std::printf("%-46s %9.1f ms\n", what, milliseconds);
}

void sayTurns(const char* what, const TurnWatch& watch)
{
    std::printf("%-46s %9.1f ms, of them the processor's %.1f\n", what, watch.longestMs(),
                watch.longestProcessorMs());
}

struct OpenWindow {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;
};

/// Opens the store in a window of its own; `milliseconds` until the Overview is painted.
OpenWindow openWindow(ui::Theme& theme, const QString& store, double& milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    OpenWindow open;
    open.workspace = std::make_unique<Workspace>();
    open.workspace->setRemembersStores(false);
    open.window = ui::makeWindow(*open.workspace, theme);
    open.window->resize(1440, 900);
    open.workspace->open(store);
    open.window->show();
    if (!runUntil([&] { return open.workspace->overview() != nullptr; })) {
        std::fprintf(stderr, "bench_window: the Overview never came.\n");
        std::exit(1);
    }
    (void)open.window->grab();
    milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return open;
}

void measureFilter(OpenWindow& open, TurnWatch& watch)
{
    const auto engine = open.workspace->engine();
    std::vector<std::pair<std::string, std::string>> conditions;
    for (const std::string dimension : {"segment", "channel", "topic", "region"})
        for (const auto& [value, count] : engine->dimensionValues(dimension))
            if (conditions.size() < 24 && !value.empty())
                conditions.emplace_back(dimension, value);
    watch.reset();
    std::vector<double> times;
    for (const auto& [dimension, value] : conditions) {
        presentation::FilterState filter = open.workspace->filter();
        filter.where = {{dimension, {value}}};
        const auto before = open.workspace->overview();
        QElapsedTimer clock;
        clock.start();
        open.workspace->setFilter(filter);
        if (!runUntil([&] { return open.workspace->overview() != before; }))
            return;
        (void)open.window->grab();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        runUntil([&] { return !open.workspace->isBusy(); });
    }
    say("filter to painted figures, median", median(times));
    say("filter to painted figures, 95th percentile", percentile95(times));
    sayTurns("longest turn while filters change", watch);
}

/// Each page from the click to all its figures, then what people feel with the hand on it.
void measurePages(OpenWindow& open, TurnWatch& watch)
{
    open.workspace->setFilter({});
    runUntil([&] { return !open.workspace->isBusy(); });
    for (const ui::PageId id :
         {ui::PageId::Loyalty, ui::PageId::Service, ui::PageId::Retention, ui::PageId::Kpi}) {
        QElapsedTimer clock;
        clock.start();
        watch.reset();
        // Inside the loop, so that the turn of the click itself counts.
        bool asked = false;
        QTimer::singleShot(0, open.window.get(), [&] {
            if (id == ui::PageId::Kpi)
                open.window->openers().figure(QStringLiteral("nps"));
            else
                open.window->showPage(id);
            asked = true;
        });
        runUntil([&] { return asked; });
        const auto* page = qobject_cast<ui::ReviewPage*>(open.window->page(id));
        runUntil([&] { return page->isSettled(); });
        (void)open.window->grab();
        const std::string name = ui::pageName(id).toStdString();
        say(("page " + name + ", to all its figures").c_str(),
            static_cast<double>(clock.nsecsElapsed()) / 1e6);
        sayTurns(("longest turn, page " + name).c_str(), watch);
    }
    auto* chart = open.window->findChild<ui::TrendChart*>(QStringLiteral("kpiTrendChart"));
    auto* card = open.window->findChild<ui::TrendCard*>(QStringLiteral("kpiTrend"));
    card->setUnit(Calendar::Day);
    runUntil([&] { return !open.workspace->isBusy(); });
    std::vector<double> hovers;
    for (int x = 60; x < chart->width() - 120; x += 7) {
        QElapsedTimer clock;
        clock.start();
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 120), chart->mapToGlobal(QPointF(x, 120)),
                         Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(chart->viewport(), &move);
        chart->viewport()->repaint();
        hovers.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::printf("%-46s %9zu\n", "points of a day on the trend", chart->content().points.size());
    say("a hovered point, painted, 95th percentile", percentile95(hovers));
    std::vector<double> sizes;
    for (int width = 1440; width >= 1100; width -= 20) {
        QElapsedTimer clock;
        clock.start();
        open.window->resize(width, 900);
        QApplication::processEvents();
        open.window->repaint();
        sizes.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    say("a step of resizing, painted, 95th percentile", percentile95(sizes));
}

void measureImport(const QString& file, TurnWatch& watch)
{
    const QTemporaryDir folder;
    Workspace workspace;
    workspace.setRemembersStores(false);
    workspace.createAndOpen(folder.filePath(QStringLiteral("bench.regard")));
    if (!runUntil([&] { return workspace.isOpen() && !workspace.isBusy(); }))
        return;
    using State = ui::ImportDialog::State;
    watch.reset();
    ui::ImportDialog dialog(workspace, {file});
    dialog.show();
    const auto reach = [&](State state, const char* words) {
        const bool reached = runUntil([&] { return dialog.state() == state; });
        sayTurns(words, watch);
        watch.reset();
        auto* next = dialog.findChild<QPushButton*>(QStringLiteral("nextButton"));
        if (reached && next != nullptr && next->isEnabled())
            next->click();
        return reached;
    };
    if (!reach(State::Match, "longest turn, file to matching") ||
        !reach(State::Checked, "longest turn, matching to check"))
        return;
    (void)reach(State::Done, "longest turn, check to done");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: bench_window STORE [FILE.csv]\n");
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::Theme theme(app, ui::ThemeMode::Light);
    TurnWatch watch;

    std::vector<double> empty;
    std::vector<double> complete;
    for (int round = 0; round < kRounds; ++round) {
        QMainWindow bare;
        bare.resize(1440, 900);
        empty.push_back(paintOf(bare));
        double milliseconds = 0;
        watch.reset();
        OpenWindow open = openWindow(theme, QString::fromLocal8Bit(argv[1]), milliseconds);
        complete.push_back(milliseconds);
        if (round + 1 < kRounds)
            continue;
        say("an empty Qt window, first paint, median", median(empty));
        say("the Overview, complete, median", median(complete));
        std::printf("%-46s %9.1f\n", "times an empty window", median(complete) / median(empty));
        sayTurns("longest turn while it opens", watch);
        runUntil([&] { return !open.workspace->isBusy(); });
        measureFilter(open, watch);
        measurePages(open, watch);
    }
    if (argc == 3)
        measureImport(QString::fromLocal8Bit(argv[2]), watch);
    return 0;
}
