// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/block_rows.h"
#include "core/ingest/mapping_rules.h"

#include <charconv>
#include <cmath>

namespace regard {

namespace {

std::string numberText(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string();
}

std::string moneyText(std::int64_t minor)
{
    const bool negative = minor < 0;
    const std::uint64_t size =
        negative ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    std::string decimals = std::to_string(size % 100);
    decimals.insert(0, 2 - decimals.size(), '0');
    return (negative ? "-" : "") + std::to_string(size / 100) + "." + decimals;
}

/// One cell as text, "" where it is blank.
std::string cellText(const BlockColumn& column, std::size_t row, FieldType type,
                     const TimeZone& zone)
{
    if (const auto* coded = std::get_if<CodedColumn>(&column.values))
        return coded->codes[row] < 0 ? ""
                                     : coded->values[static_cast<std::size_t>(coded->codes[row])];
    if (const auto* texts = std::get_if<TextColumn>(&column.values))
        return std::string(texts->at(row));
    if (const auto* numbered = std::get_if<NumberedColumn>(&column.values))
        return numbered->text(row);
    if (const auto* flags = std::get_if<std::vector<std::int8_t>>(&column.values))
        return (*flags)[row] < 0 ? "" : (*flags)[row] > 0 ? "yes" : "no";
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values))
        return std::isnan((*numbers)[row]) ? "" : numberText((*numbers)[row]);
    const std::int64_t raw = std::get<std::vector<std::int64_t>>(column.values)[row];
    if (raw == kNoMoney)
        return "";
    return type == FieldType::Money ? moneyText(raw) : zone.format(Moment::fromRaw(raw));
}

std::string valueText(Table table, std::string_view field, const StoredValue& value,
                      const TimeZone& zone)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "yes" : "no";
    if (const auto* number = std::get_if<double>(&value))
        return numberText(*number);
    if (const auto* raw = std::get_if<std::int64_t>(&value))
        return mappableType(table, field) == FieldType::Money ? moneyText(*raw)
                                                              : zone.format(Moment::fromRaw(*raw));
    return "";
}

/// A customer record is found by its customer; people know that by its id.
bool isInternal(Table table, std::string_view field)
{
    return table == Table::Customer && field == "customer";
}

/// Reads single cells of a block by field.
class Row final {
public:
    Row(const TableBlock& block, std::size_t row, const TimeZone& zone)
        : m_block(block), m_row(row), m_zone(zone)
    {
    }

    [[nodiscard]] std::string text(std::string_view field) const
    {
        const BlockColumn* column = find(field);
        return column == nullptr ? "" : cellText(*column, m_row, FieldType::Text, m_zone);
    }
    [[nodiscard]] std::optional<double> number(std::string_view field) const
    {
        const BlockColumn* column = find(field);
        if (column == nullptr)
            return std::nullopt;
        const double value = std::get<std::vector<double>>(column->values)[m_row];
        return std::isnan(value) ? std::nullopt : std::optional(value);
    }
    [[nodiscard]] Day day(std::string_view field) const
    {
        const BlockColumn* column = find(field);
        if (column == nullptr)
            return kNoDay;
        const Moment moment =
            Moment::fromRaw(std::get<std::vector<std::int64_t>>(column->values)[m_row]);
        return moment.isNull() ? kNoDay : m_zone.dayOf(moment);
    }

private:
    [[nodiscard]] const BlockColumn* find(std::string_view field) const
    {
        for (const BlockColumn& column : m_block.columns)
            if (column.field == field)
                return &column;
        return nullptr;
    }

    const TableBlock& m_block;
    std::size_t m_row;
    const TimeZone& m_zone;
};

} // namespace

std::vector<Benchmark> benchmarksOf(const TableBlock& block, const TimeZone& zone)
{
    std::vector<Benchmark> result;
    for (std::size_t i = 0; i < block.rows; ++i) {
        const Row row(block, i, zone);
        Benchmark benchmark;
        benchmark.kpi = row.text("kpi");
        benchmark.sector = row.text("sector");
        benchmark.value = row.number("value").value_or(0);
        benchmark.low = row.number("low");
        benchmark.high = row.number("high");
        benchmark.scale = row.text("scale");
        benchmark.source = row.text("source");
        benchmark.dated = row.day("dated");
        if (const std::optional<double> n = row.number("n"))
            benchmark.n = std::llround(*n);
        result.push_back(std::move(benchmark));
    }
    return result;
}

std::vector<Event> eventsOf(const TableBlock& block, const TimeZone& zone)
{
    std::vector<Event> result;
    for (std::size_t i = 0; i < block.rows; ++i) {
        const Row row(block, i, zone);
        Event event;
        event.at = row.day("at");
        event.until = row.day("until");
        event.title = row.text("title");
        event.kind = row.text("kind");
        result.push_back(std::move(event));
    }
    return result;
}

std::vector<FieldChange> fieldChanges(Table table, const std::vector<StoredChange>& changes,
                                      const TimeZone& zone)
{
    std::vector<FieldChange> result;
    for (const StoredChange& change : changes)
        if (!isInternal(table, change.field))
            result.push_back({change.field, valueText(table, change.field, change.before, zone),
                              valueText(table, change.field, change.after, zone)});
    return result;
}

PreviewRow previewOf(const RowChange& change, const TimeZone& zone)
{
    PreviewRow row;
    row.table = change.table;
    row.line = change.line;
    row.state = RowState::Changed;
    for (const auto& [field, value] : change.values)
        if (!isInternal(change.table, field))
            row.values.emplace_back(field, valueText(change.table, field, value, zone));
    row.changes = fieldChanges(change.table, change.fields, zone);
    return row;
}

PreviewRow previewOf(const TableBlock& block, std::size_t row, const TimeZone& zone)
{
    PreviewRow preview;
    preview.table = block.table;
    preview.line = block.lines[row];
    for (const BlockColumn& column : block.columns) {
        const FieldType type = mappableType(block.table, column.field).value_or(FieldType::Text);
        std::string text = cellText(column, row, type, zone);
        if (!text.empty())
            preview.values.emplace_back(column.field, std::move(text));
    }
    return preview;
}

} // namespace regard
