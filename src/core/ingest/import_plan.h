// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/date.h"
#include "core/ingest/values/number.h"

#include <regard/base/expected.h>
#include <regard/base/time_zone.h>
#include <regard/domain/schema.h>
#include <regard/ingest/mapping.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A mapping bound to the columns of one file.
namespace plan {

enum class DateMode : std::uint8_t { Auto, Pattern, Unix, Excel };

struct Column {
    std::string field;
    FieldType type = FieldType::Text;
    int source = -1;    ///< column of the file; -1: the constant
    std::string header; ///< its name in the file, empty for a constant
    std::string constant;
    bool required = false;
    bool stored = true; ///< false: only read to make another field
    std::vector<std::string> missing;
    std::map<std::string, std::optional<std::string>, std::less<>> translations;
    /// What a text that is not among the translations is read as, where the mapping says so.
    std::optional<std::optional<std::string>> otherText;
    std::vector<int> otherwise; ///< columns that are looked at where this one is blank
    int timeSource = -1;        ///< column of the time of day of a date, -1: none
    double unit = 1;            ///< seconds of a plain number of a duration
    /// Words of this field that are kept in small letters, however the file writes them.
    std::vector<std::string_view> vocabulary;

    // How its texts are read; with `automatic` an open convention is proven from the file.
    bool automatic = false;
    values::DecimalMark mark = values::DecimalMark::Open;
    values::DateOrder order = values::DateOrder::Open;
    int zone = -1; ///< index in Plan::zones of the zone that its name gives; -1: that of the plan

    [[nodiscard]] bool plain() const
    {
        return missing.empty() && translations.empty() && !otherText && otherwise.empty();
    }
    [[nodiscard]] bool isDate() const { return type == FieldType::Moment; }
    [[nodiscard]] bool isNumber() const
    {
        return type == FieldType::Number || type == FieldType::Money || type == FieldType::Duration;
    }
};

struct Filter {
    int source = 0;
    RowFilter rule;
    [[nodiscard]] bool keeps(std::string_view text) const;
};

struct Record {
    Table table = Table::Survey;
    RowPolicy rows = RowPolicy::Newer;
    std::vector<Column> columns;
    std::vector<Filter> filters; ///< of the rows that give this record
    /// Purchases whose amount is quantity x price: indices into columns, -1 where amount is mapped.
    int quantity = -1;
    int price = -1;
    /// Index of the column that gives a field, -1 if none.
    [[nodiscard]] int find(std::string_view field) const;
};

/// Everything a row of the file becomes.
struct Plan {
    std::vector<std::string> headers;
    std::vector<Record> records;
    std::vector<Filter> filters;
    DateMode dates = DateMode::Auto;
    std::optional<values::DatePattern> pattern;
    TimeZone zone;               ///< of clock times whose column names none
    std::vector<TimeZone> zones; ///< those that columns name, see Column::zone
    int minorDigits = 2;
};

/// Binds a mapping to the headers of a file: by exact name, else ignoring case and outer blanks.
/// Fails for a column that is not there, naming the nearest header. `zone` holds for clock times
/// when the mapping names none.
[[nodiscard]] Expected<Plan> bind(const Mapping& mapping, const std::vector<std::string>& headers,
                                  const TimeZone& zone);

} // namespace plan
} // namespace regard
