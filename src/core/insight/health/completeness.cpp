// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/source_rows.h"

#include <regard/statistics/intervals.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

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

using IsThere = std::function<bool(std::uint32_t row)>;

/// None for a field that is not looked at.
IsThere presence(const FactTable& table, const std::string& name)
{
    const Field* field = fieldOf(table.table(), name);
    switch (field != nullptr ? field->type : FieldType::Category) {
    case FieldType::CustomerRef:
        return [values = table.customers()](std::uint32_t row) { return values[row] >= 0; };
    case FieldType::Category:
        return [values = table.codes(name)](std::uint32_t row) { return values[row] >= 0; };
    case FieldType::Moment:
        return [values = table.days(name)](std::uint32_t row) { return values[row] != kNoDay; };
    case FieldType::Money:
        return [values = table.money(name)](std::uint32_t row) { return values[row] != kNoMoney; };
    case FieldType::Number:
    case FieldType::Duration:
        return
            [values = table.numbers(name)](std::uint32_t row) { return !std::isnan(values[row]); };
    case FieldType::Boolean:
        return [values = table.flags(name)](std::uint32_t row) { return values[row] >= 0; };
    case FieldType::Identifier:
    case FieldType::Text:
        // Texts of very many rows would take more memory than the answer is worth.
        if (table.rows() <= kMostTexts) {
            return [values = table.texts(name)](std::uint32_t row) { return !values[row].empty(); };
        }
        break;
    case FieldType::Email:
        break; // kept as a hash beside the customer
    }
    return {};
}

struct Part {
    double there = 0;
    double rows = 0;
};

} // namespace

std::vector<FieldCompleteness> completenessOf(const SourceRows& source, double falseDiscoveryRate)
{
    const FactTable& table = *source.table;
    const RowDays dayOf(table);
    // A survey that nobody answered has no answer to be complete.
    const auto answered =
        table.table() == Table::Survey ? table.days("answered_at") : std::span<const Day>{};
    std::vector<std::uint32_t> rows;
    Day last = kNoDay;
    for (const std::uint32_t row : source.rows) {
        if (answered.empty() || answered[row] != kNoDay) {
            rows.push_back(row);
            last = std::max(last, dayOf[row]);
        }
    }
    std::vector<FieldCompleteness> fields;
    std::vector<double> p;
    std::vector<std::size_t> tested;
    for (const std::string& name : table.columns()) {
        if (mayBeBlank(table.table(), name)) {
            continue;
        }
        const IsThere there = presence(table, name);
        if (!there || rows.empty()) {
            continue;
        }
        Part all;
        Part recent;
        Part before;
        for (const std::uint32_t row : rows) {
            const double one = there(row) ? 1 : 0;
            all.there += one;
            all.rows += 1;
            const Day day = dayOf[row];
            if (day == kNoDay) {
                continue;
            }
            Part* part = day > last - kRecent           ? &recent
                         : day > last - kRecent - kYear ? &before
                                                        : nullptr;
            if (part != nullptr) {
                part->there += one;
                part->rows += 1;
            }
        }
        if (all.there == 0) {
            continue; // a column of another source
        }
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
