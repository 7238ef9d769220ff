// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/dimensions.h"

#include <regard/metrics/query.h>

#include <algorithm>
#include <set>

namespace regard::metrics {
namespace {

bool sameWord(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

bool hasValues(const Column<std::int32_t>& codes)
{
    return codes.visit([](const auto& values) {
        for (std::size_t row = 0; row < values.size(); ++row)
            if (values[row] >= 0)
                return true;
        return false;
    });
}

std::set<std::string> attributesOf(const Dataset& dataset)
{
    std::set<std::string> names;
    for (const Table table : kFactTables) {
        for (std::string& column : dataset.table(table).columns()) {
            if (isAttribute(column)) {
                names.insert(std::move(column));
            }
        }
    }
    return names;
}

} // namespace

std::optional<DimensionSource> dimensionSource(const Dataset& dataset, const FactTable& table,
                                               std::string_view dimension)
{
    const auto own = table.codes(dimension);
    if (!own.empty()) {
        return DimensionSource{own, false};
    }
    const auto ofCustomers = dataset.customerCodes(dimension);
    if (!ofCustomers.empty() && !table.customers().empty()) {
        return DimensionSource{ofCustomers, true};
    }
    return std::nullopt;
}

std::vector<std::string> dimensionsOf(const Dataset& dataset)
{
    std::vector<std::string> candidates = dimensionNames();
    for (const std::string& attribute : attributesOf(dataset)) {
        candidates.push_back(attribute);
    }
    std::vector<std::string> present;
    for (std::string& name : candidates) {
        const bool used = std::any_of(kFactTables.begin(), kFactTables.end(), [&](Table table) {
            return hasValues(dataset.table(table).codes(name));
        });
        if (used) {
            present.push_back(std::move(name));
        }
    }
    return present;
}

bool isDimension(const Dataset& dataset, std::string_view name)
{
    const auto& fixed = dimensionNames();
    if (std::find(fixed.begin(), fixed.end(), name) != fixed.end()) {
        return true;
    }
    return isAttribute(name) &&
           std::any_of(kFactTables.begin(), kFactTables.end(),
                       [&](Table table) { return dataset.table(table).has(name); });
}

std::string_view rowsInWords(Table table)
{
    switch (table) {
    case Table::Customer:
        return "customers";
    case Table::Purchase:
        return "purchases";
    case Table::Subscription:
        return "subscriptions";
    case Table::Interaction:
        return "contacts";
    case Table::Survey:
        return "survey responses";
    case Table::Comment:
        return "comments";
    case Table::Figure:
        return "figures";
    case Table::Benchmark:
        return "benchmarks";
    case Table::Event:
        return "events";
    }
    return {};
}

std::vector<std::uint8_t> codesOf(const Dictionary& dictionary,
                                  std::span<const std::string_view> values)
{
    const auto wanted = [&](std::string_view text) {
        return std::any_of(values.begin(), values.end(),
                           [&](std::string_view value) { return sameWord(value, text); });
    };
    std::vector<std::uint8_t> result(dictionary.size() + 1, 0);
    result[0] = wanted("") ? 1 : 0;
    for (std::size_t code = 0; code < dictionary.size(); ++code) {
        result[code + 1] = wanted(dictionary.values()[code]) ? 1 : 0;
    }
    return result;
}

} // namespace regard::metrics
