// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/composite/weighted_index.h"
#include "core/metrics/families.h"

#include <regard/domain/index_rule.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>
#include <variant>

namespace regard::metrics {
namespace {

/// One part alone is no index.
constexpr std::size_t kFewestParts = 2;

/// Standard error of a sample's value, times `factor`; none where it is not known.
std::optional<double> errorOf(const Sample& sample, double factor)
{
    if (const auto* share = std::get_if<Share>(&sample)) {
        const double p = share->k / share->n;
        return factor * std::sqrt(p * (1 - p) / share->n);
    }
    if (const auto* counts = std::get_if<stats::NpsCounts>(&sample)) {
        return stats::npsStandardError(*counts);
    }
    if (const auto* moments = std::get_if<stats::Moments>(&sample)) {
        const auto variance = moments->variance();
        return variance ? std::optional(factor * std::sqrt(*variance / moments->n)) : std::nullopt;
    }
    if (const auto* value = std::get_if<Approximate>(&sample); value != nullptr && value->error) {
        return factor * *value->error;
    }
    return std::nullopt;
}

/// The ends of "1-5".
std::optional<std::pair<double, double>> endsOf(const std::string& scale)
{
    const std::size_t dash = scale.find('-', 1);
    double low = 0;
    double high = 0;
    if (dash == std::string::npos ||
        std::from_chars(scale.data(), scale.data() + dash, low).ec != std::errc{} ||
        std::from_chars(scale.data() + dash + 1, scale.data() + scale.size(), high).ec !=
            std::errc{} ||
        low == high) {
        return std::nullopt;
    }
    return std::pair(low, high);
}

std::string oneDecimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

/// Other KPIs, scored from 0 to 100 and weighed. They are computed by their own measures.
class CxIndex final : public Measure {
public:
    CxIndex(const KpiDefinition& kpi, Bench& bench) : Measure(kpi, bench.scope(), bench.derived())
    {
        const auto rule = readIndexRule(conventions().indexWeights, conventions().indexScales);
        if (!rule.ok()) {
            m_reason = rule.error().message;
            return;
        }
        for (const IndexRule::Part& part : rule.value().parts) {
            m_named += (m_named.empty() ? "" : ", ") + std::string(kpiById(part.kpi)->shortName);
            auto measure = makeMeasure(*kpiById(part.kpi), bench);
            if (measure->unavailable().empty()) {
                m_parts.push_back({part, std::move(measure)});
            } else {
                m_missing.emplace_back(kpiById(part.kpi)->shortName);
            }
        }
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (!m_reason.empty()) {
            return m_reason;
        }
        return m_parts.size() < kFewestParts
                   ? "An index needs at least two of its parts in this store: " + m_named + "."
                   : "";
    }

    void collect() override
    {
        for (const Part& part : m_parts) {
            part.measure->collect();
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        return std::any_of(m_parts.begin(), m_parts.end(),
                           [&](const Part& part) { return part.measure->present(slot); });
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        Measured measured;
        Estimate& estimate = measured.estimate;
        std::vector<IndexPart> parts;
        std::vector<std::string> missing = m_missing;
        bool whole = true; // no part is missing here that other periods may have
        for (const Part& part : m_parts) {
            const Measured of = part.measure->measure(slot);
            const auto scale = part.rule.scale ? part.rule.scale : endsOf(part.measure->scale());
            IndexPart one{part.rule.weight, 0, 100, of.estimate.value,
                          errorOf(of.sample, of.factor)};
            if (scale) {
                one.worst = scale->first;
                one.best = scale->second;
            } else {
                one.value.reset();
            }
            if (!one.value) {
                missing.emplace_back(part.measure->kpi().shortName);
                whole = false;
            } else {
                estimate.n += of.estimate.n;
            }
            parts.push_back(one);
        }
        const auto index = weightedIndex(parts);
        if (!index || index->shares.size() < kFewestParts) {
            estimate.n = 0;
            estimate.reason = "Fewer than two of its parts have a value: " + m_named + ".";
            return measured;
        }
        estimate.value = index->value;
        std::string scores;
        for (const WeightedIndex::Share& share : index->shares) {
            const std::string name(m_parts[share.part].measure->kpi().shortName);
            estimate.parts.emplace_back(name + ", points of the index", share.contribution);
            scores += (scores.empty() ? "" : ", ") + name + " " + oneDecimal(share.score);
        }
        measured.notes.push_back("Scores from 0 to 100: " + scores + ".");
        if (!missing.empty()) {
            std::string names;
            for (const std::string& name : missing) {
                names += (names.empty() ? "" : ", ") + name;
            }
            measured.notes.push_back("Without " + names +
                                     ": compare it only with figures that lack the same.");
        }
        if (index->error && *index->error > 0) {
            const double half =
                stats::normalQuantile(0.5 + conventions().level / 2) * *index->error;
            estimate.interval = stats::Interval{std::max(0.0, index->value - half),
                                                std::min(100.0, index->value + half)};
        }
        if (whole) {
            measured.sample = Approximate{index->value, index->error, 0, estimate.n};
        }
        return measured;
    }

    /// It has no rows of its own; its parts have.
    [[nodiscard]] std::vector<ExplainedRow> rows() const override { return {}; }
    [[nodiscard]] std::string scale() const override { return "0-100"; }

    [[nodiscard]] std::vector<std::string> settings() const override
    {
        std::vector<std::string> keys{"cx_index.weights", "cx_index.scales"};
        for (const Part& part : m_parts) {
            for (std::string& key : part.measure->settings()) {
                keys.push_back(std::move(key));
            }
        }
        return keys;
    }

    [[nodiscard]] std::vector<std::string> fields() const override { return {}; }

private:
    struct Part {
        IndexRule::Part rule;
        std::unique_ptr<Measure> measure;
    };
    std::string m_reason;
    std::string m_named;
    std::vector<Part> m_parts;
    std::vector<std::string> m_missing;
};

} // namespace

std::unique_ptr<Measure> makeCompositeMeasure(const KpiDefinition& kpi, Bench& bench)
{
    return kpi.id == "cx_index" ? std::make_unique<CxIndex>(kpi, bench) : nullptr;
}

} // namespace regard::metrics
