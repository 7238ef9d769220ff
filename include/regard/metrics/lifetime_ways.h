// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// One way to say what a customer is worth.
struct LifetimeWay {
    /// product, margin, after_one_period, end_of_first, now, sbg
    std::string_view id;
    std::string_view name;
    std::string how;             ///< the formula with the numbers that went in
    std::optional<double> value; ///< money of a customer, major units
    std::string reason;          ///< why there is no value
};

/// The ways side by side: they differ by what is counted (revenue or margin), whether later money
/// counts less, when the first payment falls, and whether everybody leaves at the same rate.
struct LifetimeWays {
    std::vector<LifetimeWay> ways;
    std::vector<std::string> assumptions; ///< sentences
};

/// How long customers take to come back: the days between purchases of one customer. It is biased
/// short, since a gap that has not ended yet is not in it.
struct PurchaseGaps {
    struct Point {
        int percent = 0;
        double days = 0; ///< within which that share of the gaps ended (linear between ranks)
    };
    std::int64_t gaps = 0;
    std::array<Point, 4> points{{{50}, {80}, {90}, {95}}};
};

} // namespace regard
