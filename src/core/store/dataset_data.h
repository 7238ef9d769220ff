// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/narrow_column.h"
#include "core/store/day_blocks.h"

#include <regard/store/dataset.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace regard {

/// One column of the live rows of a table, by physical type.
using ColumnValues = std::variant<NarrowColumn<std::int32_t>, // CustomerRef, Category
                                  NarrowColumn<std::int64_t>, // Moment (raw), Money
                                  NarrowColumn<double>,       // Number, Duration
                                  NarrowColumn<std::int8_t>>; // Boolean

/// Reads what a table leaves in the file.
class LateColumns {
public:
    virtual ~LateColumns() = default;
    LateColumns(const LateColumns&) = delete;
    LateColumns& operator=(const LateColumns&) = delete;

    [[nodiscard]] virtual std::vector<std::string> texts(std::string_view field) const = 0;
    [[nodiscard]] virtual std::string text(std::string_view field, std::size_t row) const = 0;
    virtual void
    eachText(std::string_view field,
             const std::function<void(std::size_t row, std::string_view text)>& take) const = 0;
    [[nodiscard]] virtual std::vector<std::uint8_t> filled(std::string_view field) const = 0;
    [[nodiscard]] virtual std::vector<std::int64_t> lines() const = 0;
    [[nodiscard]] virtual std::int64_t line(std::size_t row) const = 0;

protected:
    LateColumns() = default;
};

/// What a FactTable holds. Filled once (by the loader, or by a test), then only read.
struct FactTable::Data {
    Table table = Table::Survey;
    std::size_t rows = 0;
    /// Every column but the texts, by field: all of length `rows`. A customer table holds its
    /// customers' ordinals as "customer".
    std::map<std::string, ColumnValues, std::less<>> values{};
    /// Civil days of every Moment column; completeDataset() makes those that are not there.
    std::map<std::string, NarrowColumn<Day>, std::less<>> days{};
    /// Identifier, Text and Email columns that are there.
    std::vector<std::string> textFields{};
    NarrowColumn<std::int32_t> imports{};
    /// Null where `texts` and `lines` are all there are.
    std::shared_ptr<const LateColumns> late{};

    std::mutex blockMutex{};
    std::map<std::string, DayBlocks, std::less<>> dayBlocks{}; ///< as far as asked for

    std::mutex lateMutex{};
    std::map<std::string, std::vector<std::string>, std::less<>> texts{}; ///< as far as asked for
    NarrowColumn<std::int64_t> lines{};                                   ///< the same
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
    std::map<std::string, NarrowColumn<std::int32_t>, std::less<>> customerCodes{};
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

} // namespace regard
