// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_json.h"

#include <cmath>

namespace regard::cli {

Json countJson(double value)
{
    if (std::floor(value) == value && std::abs(value) < 9e15)
        return static_cast<std::int64_t>(value);
    return value;
}

Json numberOrNull(std::optional<double> value)
{
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

Json dayJson(Day day)
{
    return day == kNoDay ? Json(nullptr) : Json(isoDate(day));
}

Json figureJson(const Figure& figure)
{
    const Estimate& estimate = figure.estimate;
    Json json;
    json["id"] = figure.kpi->id;
    json["name"] = figure.kpi->name;
    json["unit"] = unitName(figure.kpi->unit);
    json["better"] = betterName(figure.kpi->better);
    json["kind"] = kindName(figure.kpi->kind);
    json["group"] = Json::object();
    for (const auto& [dimension, value] : figure.group)
        json["group"][dimension] = value;
    json["period"] = {{"from", dayJson(figure.period.from)}, {"to", dayJson(figure.period.to)}};
    json["value"] = numberOrNull(estimate.value);
    if (!estimate.value)
        json["reason"] = estimate.reason;
    const auto& interval = estimate.interval;
    json["low"] = interval ? numberOrNull(interval->low) : Json(nullptr);
    json["high"] = interval ? numberOrNull(interval->high) : Json(nullptr);
    json["level"] = interval ? Json(figure.level) : Json(nullptr);
    json["method"] = interval ? Json(figure.method) : Json(nullptr);
    json["n"] = countJson(estimate.n);
    json["parts"] = Json::object();
    for (const auto& [name, count] : estimate.parts)
        json["parts"][name] = countJson(count);
    json["set_aside"] = Json::object();
    for (const auto& [reason, count] : estimate.setAside)
        json["set_aside"][reason] = count;
    json["rows_in_scope"] = estimate.rowsInScope;
    json["previous"] = nullptr;
    if (figure.previous) {
        json["previous"] = {{"value", numberOrNull(figure.previous->value)},
                            {"n", countJson(figure.previous->n)}};
    }
    const auto& difference = figure.difference;
    json["change"] = difference ? numberOrNull(difference->change) : Json(nullptr);
    json["change_low"] = difference ? numberOrNull(difference->low) : Json(nullptr);
    json["change_high"] = difference ? numberOrNull(difference->high) : Json(nullptr);
    json["p"] = difference ? numberOrNull(difference->p) : Json(nullptr);
    json["verdict"] = verdictName(figure.verdict);
    if (figure.verdict == Verdict::TooFew)
        json["needed"] = figure.needed ? countJson(std::ceil(*figure.needed)) : Json(nullptr);
    json["target"] = nullptr;
    if (figure.target) {
        const TargetNow& target = *figure.target;
        json["target"] = {{"value", target.value},
                          {"due", dayJson(target.due)},
                          {"expected_now", numberOrNull(target.expectedNow)},
                          {"chance", nullptr},
                          {"status", statusName(target.status)}};
    }
    json["benchmark"] = nullptr;
    if (figure.benchmark) {
        json["benchmark"] = {{"value", figure.benchmark->value},
                             {"source", figure.benchmark->source},
                             {"comparable", figure.benchmark->comparable}};
    }
    json["definition"] = {{"version", figure.definition.version},
                          {"since", dayJson(figure.definition.since)},
                          {"settings", Json::object()}};
    for (const auto& [key, value] : figure.definition.settings)
        json["definition"]["settings"][key] = value;
    json["settled"] = nullptr;
    if (figure.settling) {
        const Settling& settling = *figure.settling;
        json["settled"] = {
            {"on", dayJson(settling.on)},          {"low", numberOrNull(settling.low)},
            {"high", numberOrNull(settling.high)}, {"share_expected", settling.shareExpected},
            {"pending", settling.pending},         {"awaits_data", settling.awaitsData},
            {"sentence", settling.sentence}};
    }
    json["notes"] = figure.notes;
    return json;
}

Json figureSetJson(const FigureSet& set)
{
    Json json;
    json["as_of"] = dayJson(set.asOf);
    json["time_zone"] = set.timeZone;
    json["period"] = {{"from", dayJson(set.period.from)},
                      {"to", dayJson(set.period.to)},
                      {"complete", set.complete}};
    json["comparisons"] = set.comparisons;
    json["false_discovery_rate"] = set.falseDiscoveryRate;
    json["kpis"] = Json::array();
    for (const Figure& figure : set.figures)
        json["kpis"].push_back(figureJson(figure));
    return json;
}

} // namespace regard::cli
