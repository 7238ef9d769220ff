// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/moved_by.h"

#include "cli/text_table.h"
#include "cli/words.h"

#include <regard/domain/schema.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace regard::cli {

namespace {

/// Groups of a dimension that the text lists; JSON has them all.
constexpr std::size_t kMostGroups = 5;

Json partJson(const MovedPart& part)
{
    return {{"group", part.group},
            {"weight_before", part.weightBefore},
            {"weight_after", part.weightAfter},
            {"value_before", numberOrNull(part.before)},
            {"value_after", numberOrNull(part.after)},
            {"performance", part.performance},
            {"mix", part.mix}};
}

std::string nameOf(const std::string& dimension)
{
    return isAttribute(dimension) ? dimension.substr(kAttributePrefix.size()) : dimension;
}

void printSplit(std::ostream& out, const MovedBy& split, const Figure& figure,
                std::string_view currency)
{
    const Unit unit = figure.kpi->unit;
    // The parts are no surer than the change that they make up.
    const auto part = [&](double size) {
        return changeText(unit, size, currency, halfWidth(figure));
    };
    out << "  by " << nameOf(split.dimension) << ": ";
    if (!split.reason.empty()) {
        out << split.reason << '\n';
        return;
    }
    out << part(split.performance) << " from performance, " << part(split.mix) << " from the mix\n";
    if (!split.alarm.empty())
        out << "  ! " << split.alarm << '\n';
    TextTable table;
    for (const char* left : {"   ", "group"})
        table.addColumn(left, Align::Left);
    for (const char* right : {"share", "", "value", "", "performance", "mix"})
        table.addColumn(right, Align::Right);
    const auto valueOr = [&](std::optional<double> value) {
        return value ? valueText(unit, *value, currency, halfWidth(figure.estimate))
                     : std::string("\u2013");
    };
    for (std::size_t i = 0; i < std::min(kMostGroups, split.parts.size()); ++i) {
        const MovedPart& group = split.parts[i];
        table.addRow({"   ", group.group.empty() ? "(none)" : group.group,
                      decimal(100 * group.weightBefore, 0) + " %",
                      "to " + decimal(100 * group.weightAfter, 0) + " %", valueOr(group.before),
                      "to " + valueOr(group.after), part(group.performance), part(group.mix)});
    }
    table.print(out);
    if (split.parts.size() > kMostGroups)
        out << "    and " << grouped(static_cast<std::int64_t>(split.parts.size() - kMostGroups))
            << " more\n";
}

} // namespace

Json movedByJson(const std::vector<MovedBy>& moved)
{
    Json json = Json::array();
    for (const MovedBy& split : moved) {
        Json one;
        one["dimension"] = split.dimension.empty() ? Json(nullptr) : Json(split.dimension);
        if (!split.reason.empty()) {
            one["reason"] = split.reason;
        } else {
            one["change"] = split.change;
            one["performance"] = split.performance;
            one["mix"] = split.mix;
            one["alarm"] = split.alarm.empty() ? Json(nullptr) : Json(split.alarm);
            one["groups"] = Json::array();
            for (const MovedPart& part : split.parts)
                one["groups"].push_back(partJson(part));
        }
        json.push_back(std::move(one));
    }
    return json;
}

void printMovedBy(std::ostream& out, const std::vector<MovedBy>& moved, const Figure& figure,
                  std::string_view currency)
{
    if (moved.empty() || !figure.previous || !figure.previous->value || !figure.estimate.value)
        return;
    out << "\nWhat moved it ("
        << changeText(figure.kpi->unit, *figure.estimate.value - *figure.previous->value, currency,
                      halfWidth(figure))
        << ")\n";
    for (const MovedBy& split : moved) {
        if (split.dimension.empty())
            out << "  " << split.reason << '\n';
        else
            printSplit(out, split, figure, currency);
    }
}

} // namespace regard::cli
