// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/job.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSignalSpy>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <thread>

using regard::Control;
using regard::presentation::JobQueue;

namespace {

bool spinUntil(const std::function<bool()>& done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < 5000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return done();
}

} // namespace

TEST_CASE("A result arrives in the thread of the queue")
{
    JobQueue queue(1);
    std::thread::id worker;
    std::thread::id delivered;
    queue.run(QStringLiteral("a"), [&](const Control&) {
        worker = std::this_thread::get_id();
        return [&] { delivered = std::this_thread::get_id(); };
    });
    CHECK(queue.pending() == 1);
    REQUIRE(spinUntil([&] { return delivered != std::thread::id(); }));
    CHECK(delivered == std::this_thread::get_id());
    CHECK(worker != delivered);
    CHECK(queue.pending() == 0);
}

TEST_CASE("A newer job of a slot stops the older and drops its result")
{
    JobQueue queue(1);
    std::binary_semaphore begun(0);
    std::atomic<bool> stopped = false;
    std::vector<int> results;
    queue.run(QStringLiteral("slot"), [&](const Control& control) {
        begun.release();
        while (!control.stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        stopped = true;
        return [&] { results.push_back(1); };
    });
    begun.acquire();
    queue.run(QStringLiteral("slot"),
              [&](const Control&) { return [&] { results.push_back(2); }; });
    CHECK(queue.pending() == 1);
    REQUIRE(spinUntil([&] { return !results.empty() && queue.pending() == 0; }));
    CHECK(stopped);
    CHECK(results == std::vector<int>{2});
}

TEST_CASE("Jobs of other slots and without one all arrive")
{
    JobQueue queue(2);
    int arrived = 0;
    for (const char* slot : {"a", "b", "", ""})
        queue.run(QLatin1String(slot), [&](const Control&) { return [&] { ++arrived; }; });
    CHECK(spinUntil([&] { return arrived == 4; }));
}

TEST_CASE("A job that is asked to stop still tells how it ended")
{
    JobQueue queue(1);
    std::binary_semaphore begun(0);
    bool told = false;
    queue.run(QStringLiteral("import"), [&](const Control& control) {
        begun.release();
        while (!control.stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return [&] { told = true; };
    });
    begun.acquire();
    queue.stop(QStringLiteral("import"));
    CHECK(spinUntil([&] { return told; }));
}

TEST_CASE("Nothing is delivered after the queue is gone")
{
    bool delivered = false;
    {
        JobQueue queue(1);
        queue.run(QStringLiteral("a"), [&](const Control&) { return [&] { delivered = true; }; });
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    QCoreApplication::processEvents();
    CHECK_FALSE(delivered);
}
