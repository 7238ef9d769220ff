// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/intervals.h>

#include <optional>
#include <span>
#include <vector>

namespace regard::stats {

/// How long one customer was seen, in any unit. `entered` is the age at which watching began (left
/// truncation); before every event by default, so that a time of 0 is at risk at 0.
struct Lifetime {
    double time = 0;
    bool event = false; ///< true: left at `time`; false: still there then (censored)
    double entered = -1;
};

/// The survival function just after `time`.
struct SurvivalPoint {
    double time = 0;
    double atRisk = 0;
    double events = 0;
    double censored = 0;
    double survival = 1;                ///< unit scale
    double standardError = 0;           ///< of `survival`, Greenwood
    std::optional<Interval> interval{}; ///< none where the survival is 0
};

enum class SurvivalInterval {
    Log,   ///< R's default: exp(log S +- z se / S), cut at 1
    LogLog ///< S ^ exp(+- z se / (S log S)); stays inside 0..1, Regard's choice
};

struct SurvivalCurve {
    double n = 0;
    double events = 0;
    std::vector<SurvivalPoint> points; ///< one for each distinct time, ascending
    /// Smallest time with survival <= 0.5, the middle of the step where it is exactly 0.5 (as R
    /// does).
    std::optional<double> median{};     ///< none: not reached
    std::optional<double> medianLow{};  ///< where the limits of the curve cross 0.5
    std::optional<double> medianHigh{}; ///< none: not reached
};

/// Kaplan and Meier (1958). Events come before censorings at the same time.
[[nodiscard]] SurvivalCurve kaplanMeier(std::span<const Lifetime> lifetimes, double level = 0.95,
                                        SurvivalInterval kind = SurvivalInterval::LogLog);

struct LogRank {
    double chi2 = 0;
    int df = 0;
    double p = 1;
    std::vector<double> observed; ///< events of each group
    std::vector<double> expected; ///< events of each group if all groups were alike
};

/// Log-rank test that all groups survive alike (Mantel 1966, hypergeometric variance). None with
/// fewer than two groups that were ever at risk together with an event.
[[nodiscard]] std::optional<LogRank> logRank(std::span<const std::vector<Lifetime>> groups);

} // namespace regard::stats
