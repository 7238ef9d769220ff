// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/plan_json.h"

#include <nlohmann/json.hpp>

#include <array>

namespace regard {

namespace {

using nlohmann::json;

constexpr std::array kMarks{"", "point", "comma"};
constexpr std::array kOrders{"", "day-first", "month-first", "year-first"};

template <class Enum, std::size_t count>
Enum named(const std::string& name, const std::array<const char*, count>& names)
{
    for (std::size_t i = 0; i < count; ++i)
        if (name == names[i])
            return static_cast<Enum>(i);
    return Enum{};
}

Error damaged()
{
    return {ErrorKind::Corrupt, "How this import was read is damaged. Import its file again."};
}

} // namespace

std::string planJson(const plan::Plan& plan)
{
    json proven = json::array();
    for (std::size_t record = 0; record < plan.records.size(); ++record) {
        const std::vector<plan::Column>& columns = plan.records[record].columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const plan::Column& column = columns[i];
            if (!column.automatic)
                continue;
            const char* mark = kMarks.at(static_cast<std::size_t>(column.mark));
            const char* order = kOrders.at(static_cast<std::size_t>(column.order));
            if (*mark == 0 && *order == 0)
                continue;
            proven.push_back({{"record", record}, {"column", i}, {"mark", mark}, {"order", order}});
        }
    }
    return json{{"headers", plan.headers}, {"zone", plan.zone.name()}, {"proven", proven}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

Expected<plan::Plan> planOf(const Mapping& mapping, std::string_view text)
{
    const json kept = json::parse(text, nullptr, false);
    if (!kept.is_object() || !kept.contains("headers") || !kept["headers"].is_array())
        return damaged();
    std::vector<std::string> headers;
    for (const json& header : kept["headers"]) {
        if (!header.is_string())
            return damaged();
        headers.push_back(header.get<std::string>());
    }
    Expected<TimeZone> zone = TimeZone::find(kept.value("zone", "UTC"));
    if (!zone.ok())
        return zone.error();
    Expected<plan::Plan> plan = plan::bind(mapping, headers, zone.value());
    if (!plan.ok())
        return plan;
    for (const json& proof : kept.value("proven", json::array())) {
        if (!proof.is_object())
            return damaged();
        const auto record = proof.value("record", std::size_t{0});
        const auto column = proof.value("column", std::size_t{0});
        if (record >= plan.value().records.size() ||
            column >= plan.value().records[record].columns.size())
            return damaged();
        plan::Column& target = plan.value().records[record].columns[column];
        target.mark = named<values::DecimalMark>(proof.value("mark", ""), kMarks);
        target.order = named<values::DateOrder>(proof.value("order", ""), kOrders);
    }
    return plan;
}

} // namespace regard
