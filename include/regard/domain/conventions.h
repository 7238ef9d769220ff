// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regard {

/// Conventions that change figures. They are settings of the store, stand on the figures that
/// depend on them, and may be overridden for one call (`--config KEY=VALUE`).
struct Conventions {
    std::string timeZone = ""; ///< time_zone: IANA name; empty: the system's
    int fiscalFirstMonth = 1;  ///< fiscal.first_month: 1..12
    int weekFirstDay = 0;      ///< week.first_day: Monday = 0 .. Sunday = 6
    double fcrWindowDays = 7;  ///< fcr.window_days: N, windows of N * 24 h, closed
    /// fcr.key: customer | customer+topic | customer+channel; the field that a repeat shares with the
    /// first contact beside the customer ("topic", "channel", "": none).
    std::string fcrShares = "";
    /// churn.inactive_days: active = purchase in the last N days.
    int inactiveDays = 90;
    std::string csatBox = "top2"; ///< csat.box: top1 | top2 | top3
    std::string cesBox = "top3";  ///< ces.box: share of easy answers (5..7 of 7)
    std::string currency = "EUR"; ///< currency: ISO 4217
    double lifespanYears = 0;     ///< clv.lifespan_years: 0 = 1 / yearly churn
    double margin = 0;            ///< clv.margin: share of revenue, 0 = not known
    double discountRate = 0.1;    ///< clv.discount_rate: a year
    /// cx_index.weights, cx_index.scales: see readIndexRule().
    std::string indexWeights = "nps=30,csat=25,ces=20,fcr=15,churn=10";
    std::string indexScales = "churn=10..0";
    /// sentiment.domain_words: on | off; words of service on top of VADER's.
    bool serviceWords = true;
    /// survey.weights: on | off; answers count as much as their field `weight` says.
    bool surveyWeights = false;
    double falseDiscoveryRate = 0.05; ///< verdict.false_discovery_rate
    double level = 0.95;              ///< interval.level

    /// Sets one by its key; the Error names the key, what was found and what is allowed.
    [[nodiscard]] Status set(std::string_view key, std::string_view value);
    /// All keys with their values as text, in a fixed order (settings dialog, explain, JSON).
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> entries() const;
    bool operator==(const Conventions&) const = default;
};

} // namespace regard
