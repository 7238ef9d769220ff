// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/reading/export_shape.h"

#include "core/ingest/column_profile.h"
#include "core/ingest/values/date.h"
#include "core/ingest/values/number.h"
#include "core/ingest/values/reading.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace regard {

namespace {

constexpr std::size_t kMostWords = 40;
constexpr std::array kOrders{"", "open", "day-first", "month-first"};

std::uint32_t shortHash(std::string_view text)
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

/// Columns whose values say who somebody is or what they wrote.
std::set<std::string_view> privateColumns(const Mapping& mapping)
{
    constexpr std::array<std::string_view, 7> kPrivate{"id",      "customer", "email", "name",
                                                       "comment", "text",     "agent"};
    std::set<std::string_view> columns;
    for (const RecordMapping& record : mapping.records)
        for (const auto& [header, field] : record.columns)
            if (std::ranges::find(kPrivate, field) != kPrivate.end())
                columns.insert(header);
    return columns;
}

/// Order of day and month in the values of one column.
class OrderWatch final {
public:
    void look(std::string_view text)
    {
        const values::OrderEvidence seen = values::evidenceOfOrder(text);
        m_day = m_day || (seen.dayFirst && !seen.monthFirst && !seen.yearFirst);
        m_month = m_month || (seen.monthFirst && !seen.dayFirst && !seen.yearFirst);
        m_open = m_open || (seen.dayFirst && seen.monthFirst && seen.differ);
    }
    [[nodiscard]] ShownOrder order() const
    {
        if (m_day != m_month)
            return m_day ? ShownOrder::DayFirst : ShownOrder::MonthFirst;
        return m_open ? ShownOrder::Open : ShownOrder::None;
    }

private:
    bool m_day = false;
    bool m_month = false;
    bool m_open = false;
};

ColumnShape shapeOfColumn(const FileHead& head, std::size_t column, bool isPrivate)
{
    ColumnShape shape;
    shape.header = head.headers[column];
    ColumnProfile profile(shape.header);
    OrderWatch order;
    std::set<std::uint32_t> words;
    for (const std::vector<std::string>& record : head.records) {
        const std::string_view text =
            column < record.size() ? values::trimmed(record[column]) : std::string_view();
        profile.add(text, 0);
        if (text.empty())
            continue;
        ++shape.values;
        order.look(text);
        if (!isPrivate && words.size() <= kMostWords)
            words.insert(shortHash(text));
        double number = 0;
        if (values::readNumber(text, values::DecimalMark::Point, number) == values::Reading::Ok) {
            shape.low = shape.low ? std::min(*shape.low, number) : number;
            shape.high = shape.high ? std::max(*shape.high, number) : number;
        }
    }
    shape.type = profile.report().type;
    if (shape.type != "integer" && shape.type != "decimal") {
        shape.low.reset();
        shape.high.reset();
        if (words.size() <= kMostWords && shape.type == "category")
            shape.words.assign(words.begin(), words.end());
    }
    if (shape.type.starts_with("date") || order.order() == ShownOrder::Open)
        shape.order = order.order();
    return shape;
}

} // namespace

ExportShape shapeOf(const FileHead& head, const Mapping& mapping)
{
    ExportShape shape;
    shape.file = lastingName(head.fileName);
    const std::set<std::string_view> hidden = privateColumns(mapping);
    for (std::size_t column = 0; column < head.headers.size(); ++column)
        shape.columns.push_back(shapeOfColumn(head, column, hidden.contains(head.headers[column])));
    return shape;
}

std::string toJson(const ExportShape& shape)
{
    using nlohmann::json;
    json columns = json::array();
    for (const ColumnShape& column : shape.columns) {
        json item = {{"header", column.header}, {"type", column.type}, {"values", column.values}};
        if (column.order != ShownOrder::None)
            item["order"] = kOrders.at(static_cast<std::size_t>(column.order));
        if (column.low)
            item["low"] = *column.low;
        if (column.high)
            item["high"] = *column.high;
        if (!column.words.empty())
            item["words"] = column.words;
        columns.push_back(std::move(item));
    }
    return json{{"profile", shape.profile},
                {"own_mapping", shape.ownMapping},
                {"file", shape.file},
                {"columns", columns}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<ExportShape> parseShape(std::string_view text)
{
    using nlohmann::json;
    const json kept = json::parse(text, nullptr, false);
    if (!kept.is_object() || !kept.contains("columns") || !kept["columns"].is_array())
        return std::nullopt;
    ExportShape shape;
    try {
        shape.profile = kept.value("profile", "");
        shape.ownMapping = kept.value("own_mapping", false);
        shape.file = kept.value("file", "");
        for (const json& item : kept["columns"]) {
            ColumnShape column;
            column.header = item.value("header", "");
            column.type = item.value("type", "");
            column.values = item.value("values", std::size_t{0});
            const std::string order = item.value("order", "");
            column.order =
                static_cast<ShownOrder>(std::ranges::find(kOrders, order) - kOrders.begin());
            if (item.contains("low"))
                column.low = item["low"].get<double>();
            if (item.contains("high"))
                column.high = item["high"].get<double>();
            column.words = item.value("words", std::vector<std::uint32_t>());
            shape.columns.push_back(std::move(column));
        }
    } catch (const json::exception&) {
        return std::nullopt;
    }
    return shape;
}

std::string lastingName(std::string_view fileName)
{
    fileName = fileName.substr(0, fileName.rfind('.'));
    std::string name;
    for (const char c : values::lowered(fileName))
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'))
            name += c;
        else if (!name.empty() && name.back() != ' ')
            name += ' ';
    while (name.ends_with(' '))
        name.pop_back();
    return name;
}

} // namespace regard
