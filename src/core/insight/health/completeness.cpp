// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/source_rows.h"

#include <regard/statistics/intervals.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace regard::insight {

namespace {

constexpr Day kRecent = 28;
constexpr Day kYear = 365;
constexpr double kWorthAWord = 0.05;
constexpr double kFewest = 20; ///< rows on either side of a comparison
constexpr std::size_t kMostTexts = 500'000;

/// Blank is an answer there, or the usual case.
bool mayBeBlank(Table table, std::string_view field)
{
    struct Entry {
        Table table;
        std::string_view field;
    };
    static constexpr std::array kEntries{
        Entry{Table::Customer, "ended_at"},
        Entry{Table::Customer, "tenure_months"},
        Entry{Table::Customer, "company"},
        Entry{Table::Purchase, "refunded_amount"},
        Entry{Table::Subscription, "ended_at"},
        Entry{Table::Interaction, "resolved_at"},
        Entry{Table::Interaction, "outcome"},
        Entry{Table::Interaction, "value_added"},
        Entry{Table::Interaction, "resolution_seconds"},
        Entry{Table::Interaction, "first_response_at"},
        Entry{Table::Survey, "comment"},
        Entry{Table::Survey, "language"},
        Entry{Table::Survey, "partial"},
        Entry{Table::Survey, "interaction"},
        Entry{Table::Survey, "weight"},
    };
    return std::any_of(kEntries.begin(), kEntries.end(), [&](const Entry& entry) {
        return entry.table == table && entry.field == field;
    });
}

struct Part {
    double there = 0;
    double rows = 0;
};

/// When a row is of: what is compared.
enum Age : std::uint8_t { Older, Before, Recent };

struct Parts {
    Part all;
    Part before;
    Part recent;
};

/// Rows that are looked at, with their age.
struct Rows {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint8_t> ages;
};

template <class Values, class IsThere>
std::optional<Parts> partsOf(const Rows& rows, const Values& values, const IsThere& isThere)
{
    std::array<std::int64_t, 3> there{};
    std::array<std::int64_t, 3> count{};
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        there[rows.ages[i]] += isThere(values[rows.rows[i]]) ? 1 : 0;
        ++count[rows.ages[i]];
    }
    const auto part = [&](Age age) {
        return Part{static_cast<double>(there[age]), static_cast<double>(count[age])};
    };
    Parts parts{{}, part(Before), part(Recent)};
    const Part older = part(Older);
    parts.all = {older.there + parts.before.there + parts.recent.there,
                 older.rows + parts.before.rows + parts.recent.rows};
    return parts;
}

/// None for a field that is not looked at.
std::optional<Parts> partsOf(const FactTable& table, const std::string& name, const Rows& rows)
{
    const auto notNegative = [](auto value) { return value >= 0; };
    const Field* field = fieldOf(table.table(), name);
    switch (field != nullptr ? field->type : FieldType::Category) {
    case FieldType::CustomerRef:
        return partsOf(rows, table.customers(), notNegative);
    case FieldType::Category:
        return partsOf(rows, table.codes(name), notNegative);
    case FieldType::Moment:
        return partsOf(rows, table.days(name), [](Day day) { return day != kNoDay; });
    case FieldType::Money:
        return partsOf(rows, table.money(name),
                       [](std::int64_t value) { return value != kNoMoney; });
    case FieldType::Number:
    case FieldType::Duration:
        return partsOf(rows, table.numbers(name), [](double value) { return !std::isnan(value); });
    case FieldType::Boolean:
        return partsOf(rows, table.flags(name), notNegative);
    case FieldType::Identifier:
    case FieldType::Text:
        // Texts of very many rows would take more memory than the answer is worth.
        if (table.rows() <= kMostTexts) {
            return partsOf(rows, table.texts(name),
                           [](const std::string& text) { return !text.empty(); });
        }
        break;
    case FieldType::Email:
        break; // kept as a hash beside the customer
    }
    return std::nullopt;
}

Rows rowsOf(const SourceRows& source)
{
    const FactTable& table = *source.table;
    const RowDays dayOf(table);
    // A survey that nobody answered has no answer to be complete.
    const auto answered =
        table.table() == Table::Survey ? table.days("answered_at") : Column<Day>{};
    Rows result;
    DayCounts days;
    for (const std::uint32_t row : source.rows) {
        if (answered.empty() || answered[row] != kNoDay) {
            result.rows.push_back(row);
            days.add(dayOf[row]);
        }
    }
    const Day last = days.covered().to;
    for (const std::uint32_t row : result.rows) {
        const Day day = dayOf[row];
        const bool dated = day != kNoDay && last != kNoDay;
        result.ages.push_back(dated && day > last - kRecent           ? Recent
                              : dated && day > last - kRecent - kYear ? Before
                                                                      : Older);
    }
    return result;
}

} // namespace

std::vector<FieldCompleteness> completenessOf(const SourceRows& source, double falseDiscoveryRate)
{
    const FactTable& table = *source.table;
    const Rows rows = rowsOf(source);
    std::vector<FieldCompleteness> fields;
    std::vector<double> p;
    std::vector<std::size_t> tested;
    for (const std::string& name : table.columns()) {
        if (mayBeBlank(table.table(), name)) {
            continue;
        }
        const auto parts = partsOf(table, name, rows);
        if (!parts || parts->all.there == 0) {
            continue; // not looked at, or a column of another source
        }
        const auto& [all, before, recent] = *parts;
        FieldCompleteness field{
            table.table(), name, static_cast<std::int64_t>(all.rows), all.there / all.rows, {}, {},
            false};
        if (recent.rows >= kFewest && before.rows >= kFewest) {
            field.recent = recent.there / recent.rows;
            field.before = before.there / before.rows;
            const auto change =
                stats::compareProportions(before.there, before.rows, recent.there, recent.rows);
            p.push_back(change ? change->p : 1);
            tested.push_back(fields.size());
        }
        fields.push_back(std::move(field));
    }
    const std::vector<bool> real = stats::benjaminiHochberg(p, falseDiscoveryRate);
    for (std::size_t i = 0; i < tested.size(); ++i) {
        FieldCompleteness& field = fields[tested[i]];
        field.changed = real[i] && std::abs(*field.recent - *field.before) >= kWorthAWord;
    }
    return fields;
}

} // namespace regard::insight
