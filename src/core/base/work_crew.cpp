// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_crew.h"

#include <algorithm>
#include <utility>

namespace regard {

namespace {

constexpr unsigned kMostHelpers = 3;

} // namespace

WorkCrew::WorkCrew(bool worthSharing)
{
    if (!worthSharing)
        return;
    const unsigned processors = std::max(std::thread::hardware_concurrency(), 2U);
    for (unsigned i = 0; i < std::min(processors - 1, kMostHelpers); ++i)
        m_helpers.emplace_back([this] {
            std::unique_lock lock(m_mutex);
            while (true) {
                m_changed.wait(lock, [this] { return m_closed || !m_pieces.empty(); });
                if (!runOne(lock))
                    return;
            }
        });
}

WorkCrew::~WorkCrew()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_pieces.clear();
    }
    m_changed.notify_all();
    for (std::thread& helper : m_helpers)
        helper.join();
}

void WorkCrew::add(std::function<Status()> piece)
{
    if (m_helpers.empty()) {
        run(piece);
        return;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_pieces.push_back(std::move(piece));
    }
    m_changed.notify_one();
}

Status WorkCrew::finish()
{
    std::unique_lock lock(m_mutex);
    while (runOne(lock)) {
    }
    m_changed.wait(lock, [this] { return m_running == 0 && m_pieces.empty(); });
    return std::exchange(m_status, {});
}

/// False where there is nothing to do.
bool WorkCrew::runOne(std::unique_lock<std::mutex>& lock)
{
    if (m_pieces.empty())
        return false;
    const std::function<Status()> piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    ++m_running;
    lock.unlock();
    run(piece);
    lock.lock();
    if (--m_running == 0)
        m_changed.notify_all();
    return true;
}

void WorkCrew::run(const std::function<Status()>& piece)
{
    Status status = piece();
    if (status.ok())
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_status.ok())
        m_status = std::move(status);
}

} // namespace regard
