// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/health/daily_series.h"
#include "core/insight/health/findings.h"

#include <span>
#include <string>
#include <vector>

namespace regard::insight {

/// Findings that are estimated, with every test that was made, so that they are judged together.
class Estimates final {
public:
    /// A span of time in logarithms of seconds; half as long again is worth a word.
    void lookAtDelay(const DailySeries& logSeconds, Seen seen, const std::string& survey);
    /// A share of yes; five points are worth a word.
    void lookAtResponse(const DailySeries& answered, const std::string& survey);
    /// Shares of the channels, one series each over the same days; ten points are worth a word.
    void lookAtMix(std::span<const DailySeries> shares, std::span<const std::string> channels,
                   const std::string& survey);
    /// Those that hold at this false discovery rate over all that was looked at.
    [[nodiscard]] std::vector<Finding> holding(double falseDiscoveryRate) const;

private:
    std::vector<Finding> m_findings;
    std::vector<double> m_silent; ///< p of what showed nothing worth a word
};

} // namespace regard::insight
