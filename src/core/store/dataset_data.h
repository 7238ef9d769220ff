// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/dataset.h>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace regard {

/// What a FactTable holds. Filled once (by the loader, or by a test), then only read.
struct FactTable::Data {
    Table table = Table::Survey;
    std::size_t rows = 0;
    /// Every column but the texts, by field: all of length `rows`. A customer table holds its
    /// customers' ordinals as "customer".
    std::map<std::string, ColumnValues, std::less<>> values{};
    /// Civil days of every Moment column, filled by completeDataset().
    std::map<std::string, std::vector<std::int32_t>, std::less<>> days{};
    /// Identifier, Text and Email columns that are there.
    std::vector<std::string> textFields{};
    /// Gives such a column; called once a field.
    std::function<std::vector<std::string>(std::string_view field)> readTexts{};
    std::vector<std::int32_t> imports{};
    std::vector<std::int64_t> lines{};

    std::mutex textsMutex{};
    std::map<std::string, std::vector<std::string>, std::less<>> texts{};
};

/// What a Dataset holds.
struct Dataset::Data {
    /// One table for each of kFactTables, in that order.
    std::vector<FactTable> tables{};
    std::map<std::string, Dictionary, std::less<>> dictionaries{};
    std::size_t customerCount = 0;
    std::function<std::string(std::int32_t customer)> customerId{};
    TimeZone zone{};
    std::map<std::int64_t, std::string> importFiles{};
    std::int64_t rowsSetAside = 0;
    std::int64_t rowsImported = 0;
    std::int64_t generation = 0;

    // Filled by completeDataset().
    std::vector<std::int32_t> customerRows{};
    std::map<std::string, std::vector<std::int32_t>, std::less<>> customerCodes{};
    Day firstDay = kNoDay;
    Day lastDay = kNoDay;
    std::vector<Day> months; ///< first days of the months with facts, ascending
};

/// An empty table of each kind, for `Dataset::Data::tables`.
[[nodiscard]] std::vector<std::shared_ptr<FactTable::Data>> emptyTables();

/// Derives what follows from the columns (civil days in `data->zone`, the row and the categories of
/// every customer, first and last day) and gives the dataset. `tables` has one entry for each of
/// kFactTables, in that order; data->tables is made from it.
[[nodiscard]] std::shared_ptr<const Dataset>
completeDataset(std::shared_ptr<Dataset::Data> data,
                const std::vector<std::shared_ptr<FactTable::Data>>& tables);

/// The civil day of each moment in a zone, kNoDay for none.
[[nodiscard]] std::vector<std::int32_t> civilDays(std::span<const std::int64_t> moments,
                                                  const TimeZone& zone);

} // namespace regard
