// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace regard {

/// Threads that do work beside the one that hands it out. Use: add() each piece, then finish(),
/// which helps. Pieces may run in any order and must not depend on each other.
class WorkCrew final {
public:
    /// Helpers beside the caller: one for each processor but one, at most three; none where the
    /// work is too small to share.
    explicit WorkCrew(bool worthSharing);
    ~WorkCrew();
    WorkCrew(const WorkCrew&) = delete;
    WorkCrew& operator=(const WorkCrew&) = delete;

    /// Without helpers the piece is done at once.
    void add(std::function<Status()> piece);
    /// Waits until all that was added is done; the first error, if any. More may be added after it.
    [[nodiscard]] Status finish();

private:
    bool runOne(std::unique_lock<std::mutex>& lock);
    void run(const std::function<Status()>& piece);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<Status()>> m_pieces;
    std::size_t m_running = 0;
    Status m_status;
    bool m_closed = false;
    std::vector<std::thread> m_helpers;
};

/// Calls use(piece, begin, end) for `pieces` stretches of the numbers from 0 to before `count`, by
/// several threads where that is worth it. What the stretches are depends on no machine.
template <class Use>
void inPieces(std::size_t count, std::size_t pieces, bool worthSharing, const Use& use)
{
    WorkCrew crew(worthSharing);
    for (std::size_t piece = 0; piece < pieces; ++piece)
        crew.add([&use, count, pieces, piece]() -> Status {
            use(piece, count * piece / pieces, count * (piece + 1) / pieces);
            return {};
        });
    (void)crew.finish();
}

} // namespace regard
