// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/domain/schema.h>
#include <regard/ingest/mapping.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Type of a declared field or an attribute; nullopt where the table has no such field.
[[nodiscard]] std::optional<FieldType> mappableType(Table table, std::string_view field);
/// "opened_at" of "opened_at.time", the column that gives the time of day of a date; empty for any
/// other name.
[[nodiscard]] std::string_view dateOfTime(Table table, std::string_view field);

/// Fields that a record must give for its rows to count but does not ("amount, or quantity and
/// unit_price"). A purchase without a customer still counts, so that customer is not among them.
[[nodiscard]] std::vector<std::string> lackingFields(const RecordMapping& record);

/// Words for `dates`; everything else is a pattern.
[[nodiscard]] bool isDateWord(std::string_view dates);

/// Seconds of a unit of `units` ("minutes"), 0 for a word that is none.
[[nodiscard]] double secondsOf(std::string_view unit);

/// What parseMapping() refuses beyond the form of the JSON: unknown fields, a field given twice,
/// missing required fields, a date pattern or a time zone that does not exist.
[[nodiscard]] Status checkMapping(const Mapping& mapping);

} // namespace regard
