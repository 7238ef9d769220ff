// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace regard {

/// The tables of the data model (one noun each; see docs/data-model.md).
enum class Table {
    Customer,
    Purchase,
    Subscription,
    Interaction,
    Survey,
    Comment,
    Figure,
    Benchmark,
    Event
};

/// Tables kept by column in segments. Benchmark and Event are ordinary tables that people edit.
inline constexpr std::array kFactTables{Table::Customer,    Table::Purchase, Table::Subscription,
                                        Table::Interaction, Table::Survey,   Table::Comment,
                                        Table::Figure};
inline constexpr std::array kAllTables{Table::Customer,    Table::Purchase,  Table::Subscription,
                                       Table::Interaction, Table::Survey,    Table::Comment,
                                       Table::Figure,      Table::Benchmark, Table::Event};

/// How a field is read from text and kept in a column.
enum class FieldType {
    Identifier, ///< text, many different values, exact (source ids)
    CustomerRef, ///< a source id that names a customer; kept as the customer's ordinal (int32, -1 none)
    Email,       ///< kept only as a salted hash
    Text,        ///< free text
    Category, ///< text with few different values; kept as a dictionary code (int32, -1 none)
    Moment,   ///< regard::Moment raw value (int64)
    Money,    ///< minor units of the store's currency (int64, kNoMoney none)
    Number,   ///< double, NaN none
    Duration, ///< seconds as double, NaN none
    Boolean   ///< int8: 1, 0, -1 none
};

inline constexpr std::int64_t kNoMoney = INT64_MIN;

struct Field {
    std::string_view name;
    FieldType type;
    bool required;          ///< the row does not count without it
    std::string_view label; ///< for people: "answered at"
};

[[nodiscard]] std::string_view tableName(Table table);  ///< "survey"
[[nodiscard]] std::string_view tableLabel(Table table); ///< "Survey response"
[[nodiscard]] std::optional<Table> tableByName(std::string_view name);
/// The declared fields of a table, in the order of the data model. Attributes
/// (`attributes.<name>`, FieldType::Category) come beside these, as found in the store.
[[nodiscard]] std::span<const Field> fieldsOf(Table table);
[[nodiscard]] const Field* fieldOf(Table table, std::string_view name);

inline constexpr std::string_view kAttributePrefix = "attributes.";
[[nodiscard]] bool isAttribute(std::string_view fieldName);

} // namespace regard
