// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/estimates.h"

#include <regard/statistics/intervals.h>

#include <cmath>
#include <cstdlib>

namespace regard::insight {

namespace {

constexpr double kLonger = 1.5; ///< times as long
constexpr double kResponsePoints = 0.05;
constexpr double kMixPoints = 0.10;
constexpr int kSameShift = 28; ///< days within which channels move together

Finding findingOf(const stats::LevelShift& shift, const DailySeries& series, Seen seen,
                  const std::string& survey)
{
    Finding finding;
    finding.seen = seen;
    finding.day = series.dayAt(shift.day);
    finding.surveys = {survey};
    finding.n = shift.nBefore + shift.nAfter;
    finding.p = shift.p;
    return finding;
}

} // namespace

void Estimates::lookAtDelay(const DailySeries& logSeconds, Seen seen, const std::string& survey)
{
    const auto search = stats::levelShifts(logSeconds.days(), std::log(kLonger));
    for (const stats::LevelShift& shift : search.shifts) {
        Finding finding = findingOf(shift, logSeconds, seen, survey);
        finding.before = spanInWords(std::exp(shift.before));
        finding.after = spanInWords(std::exp(shift.after));
        m_findings.push_back(std::move(finding));
    }
    if (search.shifts.empty()) {
        m_silent.push_back(search.p);
    }
}

void Estimates::lookAtResponse(const DailySeries& answered, const std::string& survey)
{
    const auto search = stats::levelShifts(answered.days(), kResponsePoints);
    for (const stats::LevelShift& shift : search.shifts) {
        Finding finding = findingOf(shift, answered, Seen::Response, survey);
        finding.before = shareInWords(shift.before);
        finding.after = shareInWords(shift.after);
        m_findings.push_back(std::move(finding));
    }
    if (search.shifts.empty()) {
        m_silent.push_back(search.p);
    }
}

void Estimates::lookAtMix(std::span<const DailySeries> shares,
                          std::span<const std::string> channels, const std::string& survey)
{
    // One channel's gain is another's loss: of what moves together, the largest is told.
    struct Moved {
        double size = 0;
        Finding finding;
    };
    std::vector<Moved> moved;
    double least = 1;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto search =
            stats::levelShifts(shares[i].days(), kMixPoints, static_cast<double>(shares.size()));
        least = std::min(least, search.p);
        for (const stats::LevelShift& shift : search.shifts) {
            Finding finding = findingOf(shift, shares[i], Seen::Mix, survey);
            finding.about = channels[i];
            finding.before = shareInWords(shift.before);
            finding.after = shareInWords(shift.after);
            moved.push_back({std::abs(shift.after - shift.before), std::move(finding)});
        }
    }
    std::stable_sort(moved.begin(), moved.end(),
                     [](const Moved& a, const Moved& b) { return a.size > b.size; });
    std::vector<Finding> told;
    for (Moved& one : moved) {
        const bool seen = std::any_of(told.begin(), told.end(), [&](const Finding& other) {
            return std::abs(other.day - one.finding.day) <= kSameShift;
        });
        if (!seen) {
            told.push_back(std::move(one.finding));
        }
    }
    if (told.empty()) {
        m_silent.push_back(least);
    }
    m_findings.insert(m_findings.end(), told.begin(), told.end());
}

std::vector<Finding> Estimates::holding(double falseDiscoveryRate) const
{
    std::vector<double> p;
    for (const Finding& finding : m_findings) {
        p.push_back(finding.p);
    }
    p.insert(p.end(), m_silent.begin(), m_silent.end());
    const std::vector<bool> real = stats::benjaminiHochberg(p, falseDiscoveryRate);
    std::vector<Finding> holding;
    for (std::size_t i = 0; i < m_findings.size(); ++i) {
        if (real[i]) {
            holding.push_back(m_findings[i]);
        }
    }
    return holding;
}

} // namespace regard::insight
