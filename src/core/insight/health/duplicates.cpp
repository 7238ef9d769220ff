// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/source_rows.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace regard::insight {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    // The finalizer of SplitMix64: every bit of the value reaches every bit of the hash.
    std::uint64_t z = hash + 0x9E3779B97F4A7C15U + value;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

/// The field whose moment must be to the second for two rows to be suspect.
std::string_view mainMoment(Table table)
{
    switch (table) {
    case Table::Purchase:
        return "at";
    case Table::Interaction:
        return "opened_at";
    case Table::Survey:
        return "answered_at";
    default:
        return {};
    }
}

void addColumn(const FactTable& table, const std::string& name,
               const std::vector<std::uint32_t>& rows, std::vector<std::uint64_t>& hashes)
{
    const auto mix = [&](const auto& values, const auto& bits) {
        for (std::size_t i = 0; !values.empty() && i < rows.size(); ++i) {
            hashes[i] = mixed(hashes[i], bits(values[rows[i]]));
        }
    };
    const auto whole = [](auto value) { return static_cast<std::uint64_t>(value); };
    const Field* field = fieldOf(table.table(), name);
    switch (field != nullptr ? field->type : FieldType::Category) {
    case FieldType::CustomerRef:
        return mix(table.customers(), whole);
    case FieldType::Category:
        return mix(table.codes(name), whole);
    case FieldType::Moment:
        return mix(table.moments(name), whole);
    case FieldType::Money:
        return mix(table.money(name), whole);
    case FieldType::Number:
    case FieldType::Duration:
        return mix(table.numbers(name),
                   [](double value) { return std::bit_cast<std::uint64_t>(value); });
    case FieldType::Boolean:
        return mix(table.flags(name), whole);
    case FieldType::Identifier:
    case FieldType::Text:
    case FieldType::Email:
        break; // what differs in a text alone was typed twice
    }
}

/// Rows with an id of their own whose content stands under another id too. Only rows that name a
/// customer and the second are compared: that two people buy the same on one day is no wonder.
std::int64_t sameContent(const SourceRows& source)
{
    const FactTable& table = *source.table;
    const auto moments = table.moments(mainMoment(table.table()));
    const auto customers = table.customers();
    if (moments.empty() || customers.empty() || !table.has("id")) {
        return 0;
    }
    // Rows that are alike fall into the same part: many rows are looked at part by part, so that
    // memory does not grow with them.
    constexpr std::size_t kRowsAtOnce = 1'000'000;
    const std::size_t parts = source.rows.size() / kRowsAtOnce + 1;
    std::int64_t same = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        std::vector<std::uint32_t> rows;
        for (const std::uint32_t row : source.rows) {
            const Moment moment = Moment::fromRaw(moments[row]);
            if (customers[row] >= 0 && !moment.isNull() && !moment.isDateOnly() &&
                (parts == 1 ||
                 mixed(static_cast<std::uint64_t>(moments[row]), 0) % parts == part)) {
                rows.push_back(row);
            }
        }
        std::vector<std::uint64_t> hashes(rows.size(), 0);
        for (const std::string& name : table.columns()) {
            addColumn(table, name, rows, hashes);
        }
        std::sort(hashes.begin(), hashes.end());
        const auto different = std::unique(hashes.begin(), hashes.end()) - hashes.begin();
        same += static_cast<std::int64_t>(rows.size()) - different;
    }
    return same;
}

std::int64_t sameDay(const SourceRows& source)
{
    const FactTable& table = *source.table;
    const auto customers = table.customers();
    const auto kinds = table.codes("kind");
    const auto answered = table.moments("answered_at");
    if (table.table() != Table::Survey || customers.empty() || kinds.empty() || answered.empty()) {
        return 0;
    }
    std::vector<std::tuple<std::int32_t, std::int32_t, std::int64_t>> answers;
    for (const std::uint32_t row : source.rows) {
        const Moment moment = Moment::fromRaw(answered[row]);
        if (customers[row] >= 0 && kinds[row] >= 0 && !moment.isNull()) {
            answers.emplace_back(customers[row], kinds[row], moment.seconds());
        }
    }
    std::sort(answers.begin(), answers.end());
    constexpr std::int64_t kDaySeconds = 86'400;
    std::int64_t count = 0;
    for (std::size_t i = 1; i < answers.size(); ++i) {
        const auto& [customer, kind, at] = answers[i];
        const auto& [otherCustomer, otherKind, before] = answers[i - 1];
        count +=
            customer == otherCustomer && kind == otherKind && at - before < kDaySeconds ? 1 : 0;
    }
    return count;
}

} // namespace

Duplicates duplicatesOf(const SourceRows& source)
{
    Duplicates duplicates;
    duplicates.sameContent = sameContent(source);
    duplicates.sameDay = sameDay(source);
    return duplicates;
}

} // namespace regard::insight
