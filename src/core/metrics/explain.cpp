// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/engine_state.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace regard {
namespace {

constexpr std::string_view kSetAside = "set aside: ";

bool isUsed(const ExplainedRow& row)
{
    return !row.countedAs.starts_with(kSetAside);
}

std::string numberText(double value)
{
    if (std::isnan(value)) {
        return {};
    }
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string moneyText(std::int64_t minor)
{
    if (minor == kNoMoney) {
        return {};
    }
    const std::int64_t cents = std::abs(minor % 100);
    return std::string(minor < 0 ? "-" : "") + std::to_string(std::abs(minor / 100)) +
           (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

template <class Span>
bool hasRow(const Span& column, std::size_t row)
{
    return row < column.size();
}

/// Text of one field of one row, in the reporting zone; empty where there is none.
std::string cellText(const Dataset& dataset, Table which, std::size_t row, std::string_view name)
{
    const FactTable& table = dataset.table(which);
    if (name == "customer") {
        const auto customers = table.customers();
        return hasRow(customers, row) && customers[row] >= 0 ? dataset.customerId(customers[row])
                                                             : "";
    }
    const Field* field = fieldOf(which, name);
    const FieldType type = field != nullptr ? field->type : FieldType::Category;
    if (field == nullptr && !isAttribute(name)) {
        // A dimension of the row's customer, such as the segment.
        const auto codes = dataset.customerCodes(name);
        const auto customers = table.customers();
        if (codes.empty() || !hasRow(customers, row) || customers[row] < 0) {
            return {};
        }
        const std::int32_t code = codes[static_cast<std::size_t>(customers[row])];
        return code >= 0 ? dataset.dictionary(name).at(code) : "";
    }
    switch (type) {
    case FieldType::Category: {
        const auto codes = table.codes(name);
        return hasRow(codes, row) && codes[row] >= 0 ? dataset.dictionary(name).at(codes[row]) : "";
    }
    case FieldType::Moment: {
        const auto moments = table.moments(name);
        const Moment moment = hasRow(moments, row) ? Moment::fromRaw(moments[row]) : Moment{};
        return moment.isNull() ? "" : dataset.zone().format(moment);
    }
    case FieldType::Money: {
        const auto money = table.money(name);
        return hasRow(money, row) ? moneyText(money[row]) : "";
    }
    case FieldType::Number:
    case FieldType::Duration: {
        const auto numbers = table.numbers(name);
        return hasRow(numbers, row) ? numberText(numbers[row]) : "";
    }
    case FieldType::Boolean: {
        const auto flags = table.flags(name);
        return hasRow(flags, row) && flags[row] >= 0 ? (flags[row] == 1 ? "yes" : "no") : "";
    }
    case FieldType::Identifier:
    case FieldType::Text: {
        return table.text(name, row);
    }
    case FieldType::CustomerRef:
    case FieldType::Email:
        break;
    }
    return {};
}

/// How many used rows each import brought.
std::map<std::int32_t, std::int64_t> usedByImport(const Dataset& dataset,
                                                  const std::vector<ExplainedRow>& rows)
{
    std::map<std::int32_t, std::int64_t> found;
    std::map<Table, Column<std::int32_t>> imports;
    for (const Table table : kFactTables) {
        imports[table] = dataset.table(table).imports();
    }
    // Rows that follow each other mostly came with one import.
    const Column<std::int32_t>* column = nullptr;
    Table table{};
    std::int32_t import = 0;
    std::int64_t* count = nullptr;
    for (const ExplainedRow& row : rows) {
        if (!isUsed(row)) {
            break; // used ones come first
        }
        if (column == nullptr || row.table != table) {
            table = row.table;
            column = &imports[table];
            count = nullptr;
        }
        if (row.row >= column->size()) {
            continue;
        }
        const std::int32_t now = (*column)[row.row];
        if (count == nullptr || now != import) {
            import = now;
            count = &found[import];
        }
        ++*count;
    }
    return found;
}

} // namespace

Expected<Explanation> Engine::explain(std::string_view kpi, const Query& query,
                                      const Yardsticks& yardsticks, const Control& control) const
{
    Query whole = query;
    whole.kpis = {std::string(kpi)};
    whole.by.clear();
    auto set = figures(whole, yardsticks, control);
    if (!set.ok()) {
        return set.error();
    }
    Explanation explanation;
    explanation.figure = std::move(set.value().figures.front());

    whole.compare = Comparison::None;
    const auto scope =
        metrics::Scope::resolve(dataset(), whole, periodContext(query.conventions, query.asOf));
    if (!scope.ok()) {
        return scope.error();
    }
    metrics::Bench bench(*scope.value(), m_state->derived, query.asOf, control);
    const auto measure = metrics::makeMeasure(*kpiById(kpi), bench);
    explanation.columns.emplace_back("counted as");
    for (std::string& field : measure->fields()) {
        const bool present = std::any_of(kFactTables.begin(), kFactTables.end(), [&](Table table) {
            return dataset().table(table).has(field) ||
                   (field == "customer" && !dataset().table(table).customers().empty());
        });
        if (present) {
            explanation.columns.push_back(std::move(field));
        }
    }
    explanation.columns.emplace_back("file");
    explanation.columns.emplace_back("line");
    if (!measure->unavailable().empty()) {
        return explanation;
    }
    measure->collect();
    if (control.stop.stop_requested()) {
        return Error{ErrorKind::Cancelled, "Stopped."};
    }
    explanation.rows = measure->rows();
    std::stable_partition(explanation.rows.begin(), explanation.rows.end(), isUsed);

    std::map<std::string, std::int64_t> files;
    for (const auto& [import, rows] : usedByImport(dataset(), explanation.rows)) {
        files[dataset().importFile(import)] += rows;
    }
    explanation.sources.assign(files.begin(), files.end());
    return explanation;
}

std::vector<std::string> Engine::rowText(const Explanation& explanation, std::size_t index) const
{
    const ExplainedRow& row = explanation.rows[index];
    const FactTable& table = dataset().table(row.table);
    std::vector<std::string> texts;
    for (const std::string& column : explanation.columns) {
        if (column == "counted as") {
            texts.emplace_back(row.countedAs);
        } else if (column == "file") {
            texts.push_back(row.row < table.imports().size()
                                ? dataset().importFile(table.imports()[row.row])
                                : "");
        } else if (column == "line") {
            const std::int64_t line = table.line(row.row);
            texts.push_back(line > 0 ? std::to_string(line) : "");
        } else {
            texts.push_back(cellText(dataset(), row.table, row.row, column));
        }
    }
    return texts;
}

} // namespace regard
