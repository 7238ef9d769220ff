// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QObject>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace regard::bench {

/// Watches the event loop of the window's thread: how long the longest of its turns was, from
/// waking up to going to sleep again. On the clock, and in the processor's time of the thread,
/// which leaves out what other programs took.
class TurnWatch final : public QObject {
public:
    TurnWatch()
    {
        const auto* loop = QAbstractEventDispatcher::instance();
        connect(loop, &QAbstractEventDispatcher::awake, this, [this] { begin(); });
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] { end(); });
    }

    void reset()
    {
        m_running = false;
        m_clock = 0;
        m_processor = 0;
    }
    [[nodiscard]] double longestMs() const { return m_clock; }
    [[nodiscard]] double longestProcessorMs() const { return m_processor; }

    /// Processor time of this thread so far.
    [[nodiscard]] static double processorMs()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

private:
    using Clock = std::chrono::steady_clock;

    void begin()
    {
        m_began = Clock::now();
        m_processorBefore = processorMs();
        m_running = true;
    }
    void end()
    {
        if (!m_running)
            return;
        m_running = false;
        const std::chrono::duration<double, std::milli> passed = Clock::now() - m_began;
        m_clock = std::max(m_clock, passed.count());
        m_processor = std::max(m_processor, processorMs() - m_processorBefore);
    }

    Clock::time_point m_began;
    double m_processorBefore = 0;
    bool m_running = false;
    double m_clock = 0;
    double m_processor = 0;
};

} // namespace regard::bench
