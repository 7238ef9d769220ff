// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/base/time_zone.h>
#include <regard/domain/schema.h>
#include <regard/store/column.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace regard {

/// Values of a Category field by code, 0-based. Codes are shared by all tables that have the field.
class Dictionary final {
public:
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] const std::string& at(std::int32_t code) const
    {
        return m_values[static_cast<std::size_t>(code)];
    }
    /// -1 where the value never occurs.
    [[nodiscard]] std::int32_t find(std::string_view value) const;
    [[nodiscard]] const std::vector<std::string>& values() const { return m_values; }

    /// Gives the code, adding the value when it is new.
    std::int32_t intern(std::string_view value);

private:
    std::vector<std::string> m_values;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> m_codes;
};

/// The live rows of one table, by column. Immutable. A column that was never imported is empty:
/// "not there" differs from "there and blank". Texts and line numbers stay in the file until they
/// are asked for; all of this is thread-safe.
class FactTable final {
public:
    [[nodiscard]] Table table() const { return m_table; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] bool has(std::string_view field) const;
    /// Names of the columns that are there, declared fields first, then attributes.
    [[nodiscard]] std::vector<std::string> columns() const;

    [[nodiscard]] Column<std::int32_t> codes(std::string_view field) const; ///< Category
    /// Ordinals, -1 none.
    [[nodiscard]] Column<std::int32_t> customers() const;
    /// Moment::raw()
    [[nodiscard]] Column<std::int64_t> moments(std::string_view field) const;
    /// Civil days in the reporting zone, kNoDay none.
    [[nodiscard]] Column<Day> days(std::string_view field) const;
    /// A stretch of rows, from the first to before the second, outside of which no row has a day of
    /// that column from `from` to `to`. Close where the table is in order of time.
    [[nodiscard]] std::pair<std::size_t, std::size_t> rowsWithin(std::string_view field, Day from,
                                                                 Day to) const;
    /// Minor units, kNoMoney none.
    [[nodiscard]] Column<std::int64_t> money(std::string_view field) const;
    /// Number and Duration.
    [[nodiscard]] Column<double> numbers(std::string_view field) const;
    [[nodiscard]] Column<std::int8_t> flags(std::string_view field) const;
    [[nodiscard]] Column<std::int32_t> imports() const; ///< import id of each row

    /// Identifier or Text column, read whole from the store the first time it is asked for and
    /// kept. Empty where the column is missing.
    [[nodiscard]] std::span<const std::string> texts(std::string_view field) const;
    /// One text of such a column, without reading the others; "" where there is none.
    [[nodiscard]] std::string text(std::string_view field, std::size_t row) const;
    /// Calls take(row, text) for the texts that are not blank, in any order, without keeping them.
    void eachText(std::string_view field,
                  const std::function<void(std::size_t row, std::string_view text)>& take) const;
    /// 1 for each row whose text is not blank; empty where the column is missing.
    [[nodiscard]] std::vector<std::uint8_t> filled(std::string_view field) const;
    /// Line in its file of each row.
    [[nodiscard]] Column<std::int64_t> lines() const;
    /// The line of one row, without reading the others; 0 where it is not known.
    [[nodiscard]] std::int64_t line(std::size_t row) const;

    /// Bytes that the columns take in memory, texts included where they were read.
    [[nodiscard]] std::size_t bytes() const;

    struct Data; // the loader fills it
    explicit FactTable(std::shared_ptr<Data> data);

private:
    Table m_table;
    std::size_t m_rows = 0;
    std::shared_ptr<Data> m_data;
};

/// Everything figures are computed from, read once from a store: immutable, shared by threads.
class Dataset final {
public:
    [[nodiscard]] const FactTable& table(Table table) const;
    /// Values of a category field ("channel", "segment", "attributes.plan"); empty when unknown.
    [[nodiscard]] const Dictionary& dictionary(std::string_view field) const;
    /// Number of customer ordinals; each customer known by a record or by a fact has one.
    [[nodiscard]] std::size_t customerCount() const;
    /// Row of the customer's record in table(Table::Customer), -1 where only facts name the
    /// customer.
    [[nodiscard]] std::int32_t customerRow(std::int32_t customer) const;
    /// Source id of a customer (or "e-mail hash ..." where only that is known). Loaded on demand.
    [[nodiscard]] std::string customerId(std::int32_t customer) const;
    /// Code of a customer-level category (segment, region, country, attributes.X) for each ordinal,
    /// -1 none; empty where no customer record has the field.
    [[nodiscard]] Column<std::int32_t> customerCodes(std::string_view field) const;
    /// First and last civil date of any fact; kNoDay when there are none.
    [[nodiscard]] Day firstDay() const;
    [[nodiscard]] Day lastDay() const;
    /// First days of the months that any fact falls in, ascending.
    [[nodiscard]] std::span<const Day> busyMonths() const;
    [[nodiscard]] const TimeZone& zone() const;
    /// File name of an import by id, for "source file and line".
    [[nodiscard]] std::string importFile(std::int32_t importId) const;
    /// Rows set aside by import, by table-independent reason class, over imports not undone.
    [[nodiscard]] std::int64_t rowsSetAside() const;
    [[nodiscard]] std::int64_t rowsImported() const;
    /// Bytes that all tables take in memory.
    [[nodiscard]] std::size_t bytes() const;
    /// Changes with every write to the store; two datasets with the same number are equal.
    [[nodiscard]] std::int64_t generation() const;

    struct Data;
    explicit Dataset(std::shared_ptr<const Data> data);

private:
    std::shared_ptr<const Data> m_data;
};

} // namespace regard
