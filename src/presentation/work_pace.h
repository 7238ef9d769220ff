// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>

#include <chrono>
#include <functional>

namespace regard::presentation {

/// How fast long work is and how long it still takes, seen from the moment this was made.
struct WorkPace {
    double rowsPerSecond = 0;
    double secondsLeft = -1; ///< below 0: not known
};

[[nodiscard]] WorkPace paceOf(const Progress& progress, std::chrono::duration<double> taken);

/// A report for Control that tells `tell` the progress with its pace, at most every 80 ms: oftener
/// nobody can read it. `tell` is called in the thread of the work.
[[nodiscard]] std::function<void(const Progress&)>
pacedReport(std::function<void(const Progress&, const WorkPace&)> tell);

} // namespace regard::presentation
