// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/nonresponse.h"

#include "cli/text_table.h"
#include "cli/words.h"

#include <regard/domain/precision.h>
#include <regard/domain/schema.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace regard::cli {

namespace {

/// Groups of a dimension that the text lists; JSON has them all.
constexpr std::size_t kMostGroups = 5;

std::string weighted(const Nonresponse& response, Unit unit, std::string_view currency)
{
    if (!response.value)
        return response.reason;
    std::optional<double> wide;
    if (response.interval)
        wide = (response.interval->high - response.interval->low) / 2;
    const auto text = [&](double value, std::optional<double> half) {
        return valueText(unit, value, currency, half);
    };
    std::string sentence = text(*response.raw, wide) + " as it is, " + text(*response.value, wide) +
                           " weighted to " +
                           (response.byCustomers ? "all customers" : "those asked");
    if (response.interval)
        sentence += " (" + text(response.interval->low, finer(wide)) + " to " +
                    text(response.interval->high, finer(wide)) + ", effective n " +
                    decimal(response.effective, 0) + ")";
    return sentence;
}

} // namespace

Json nonresponseJson(const std::vector<Nonresponse>& responses)
{
    Json json = Json::array();
    for (const Nonresponse& response : responses) {
        const auto& interval = response.interval;
        Json one;
        one["dimension"] = response.dimension;
        one["weights"] = response.byCustomers ? "customers" : "asked";
        one["groups"] = Json::array();
        for (const ResponseGroup& group : response.groups)
            one["groups"].push_back(
                {{"group", group.group},
                 {"asked", group.asked},
                 {"answered", response.byCustomers ? Json(nullptr) : Json(group.answered)},
                 {"response_rate", numberOrNull(group.rate)},
                 {"weight", group.weight},
                 {"n", countJson(group.n)},
                 {"share", group.share},
                 {"value", numberOrNull(group.value)}});
        one["raw"] = numberOrNull(response.raw);
        one["value"] = numberOrNull(response.value);
        one["low"] = interval ? numberOrNull(interval->low) : Json(nullptr);
        one["high"] = interval ? numberOrNull(interval->high) : Json(nullptr);
        one["level"] = interval ? Json(response.level) : Json(nullptr);
        one["n_effective"] = response.value ? Json(response.effective) : Json(nullptr);
        if (!response.reason.empty())
            one["reason"] = response.reason;
        json.push_back(std::move(one));
    }
    return json;
}

void printNonresponse(std::ostream& out, const std::vector<Nonresponse>& responses,
                      const Figure& figure, std::string_view currency)
{
    if (responses.empty())
        return;
    const Unit unit = figure.kpi->unit;
    out << "\nWho did not answer\n";
    for (const Nonresponse& response : responses) {
        const std::string& name = response.dimension;
        out << "  by " << (isAttribute(name) ? name.substr(kAttributePrefix.size()) : name) << ": "
            << weighted(response, unit, currency) << '\n';
        TextTable table;
        for (const char* left : {"   ", "group"})
            table.addColumn(left, Align::Left);
        for (const char* right : {response.byCustomers ? "customers" : "asked", "response",
                                  "of these", "of the answers", "value"})
            table.addColumn(right, Align::Right);
        for (std::size_t i = 0; i < std::min(kMostGroups, response.groups.size()); ++i) {
            const ResponseGroup& group = response.groups[i];
            table.addRow(
                {"   ", group.group.empty() ? "(none)" : group.group, grouped(group.asked),
                 group.rate ? decimal(*group.rate, 1) + " %" : "",
                 decimal(100 * group.weight, 0) + " %", decimal(100 * group.share, 0) + " %",
                 group.value ? valueText(unit, *group.value, currency, halfWidth(figure.estimate))
                             : "\u2013"});
        }
        table.print(out);
        if (response.groups.size() > kMostGroups)
            out << "    and "
                << grouped(static_cast<std::int64_t>(response.groups.size() - kMostGroups))
                << " more\n";
    }
}

} // namespace regard::cli
