// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/domain/index_rule.h>

#include <regard/domain/kpi.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace regard {

namespace {

Error refused(std::string sentence)
{
    return {ErrorKind::Invalid, std::move(sentence)};
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, value);
    return failure == std::errc{} && stopped == end && std::isfinite(value) ? std::optional(value)
                                                                            : std::nullopt;
}

/// "nps=30" and "csat=25" of "nps=30,csat=25".
Expected<std::vector<std::pair<std::string, std::string>>> entriesOf(std::string_view key,
                                                                     std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> entries;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view one = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return refused(std::string(key) + ": \"" + std::string(one) +
                           "\" is not understood. Write KPI=VALUE, parted by commas.");
        std::string name(one.substr(0, equals));
        if (kpiById(name) == nullptr || name == "cx_index")
            return refused(std::string(key) + ": there is no KPI \"" + name +
                           "\" that an index could be made of.");
        if (std::ranges::any_of(entries, [&](const auto& known) { return known.first == name; }))
            return refused(std::string(key) + " names " + name + " twice; keep one.");
        entries.emplace_back(std::move(name), one.substr(equals + 1));
    }
    return entries;
}

} // namespace

Expected<IndexRule> readIndexRule(std::string_view weights, std::string_view scales)
{
    const auto weighted = entriesOf("cx_index.weights", weights);
    if (!weighted.ok())
        return weighted.error();
    if (weighted.value().empty())
        return refused("cx_index.weights is empty. Write for example nps=30,csat=25.");
    IndexRule rule;
    for (const auto& [kpi, text] : weighted.value()) {
        const auto weight = number(text);
        if (!weight || !(*weight > 0))
            return refused("cx_index.weights gives " + kpi + " the weight \"" + text +
                           "\". Use a number above 0, or leave the KPI out.");
        rule.parts.push_back({kpi, *weight, std::nullopt});
    }
    const auto scaled = entriesOf("cx_index.scales", scales);
    if (!scaled.ok())
        return scaled.error();
    for (const auto& [kpi, text] : scaled.value()) {
        const auto part = std::ranges::find(rule.parts, kpi, &IndexRule::Part::kpi);
        if (part == rule.parts.end())
            continue; // a scale waits for its weight
        const std::size_t dots = text.find("..");
        const auto worst = number(std::string_view(text).substr(0, dots));
        const auto best = dots == std::string::npos
                              ? std::nullopt
                              : number(std::string_view(text).substr(dots + 2));
        if (!worst || !best || *worst == *best)
            return refused("cx_index.scales gives " + kpi + " the scale \"" + text +
                           "\". Write the worst value, two dots and the best, such as 10..0.");
        part->scale = std::pair(*worst, *best);
    }
    for (IndexRule::Part& part : rule.parts) {
        const KpiDefinition& kpi = *kpiById(part.kpi);
        if (part.scale || kpi.unit == Unit::Score)
            continue;
        if (!std::isfinite(kpi.low) || !std::isfinite(kpi.high))
            return refused("cx_index.weights names " + part.kpi +
                           ", which has no ends of its own; give it a scale in cx_index.scales.");
        part.scale = kpi.better == Better::Higher ? std::pair(kpi.low, kpi.high)
                                                  : std::pair(kpi.high, kpi.low);
    }
    return rule;
}

} // namespace regard
