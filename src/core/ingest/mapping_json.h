// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/mapping.h>

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Strict readers of the JSON of mappings and of what is made of the same parts.
namespace regard::mapping_json {

using Json = nlohmann::ordered_json;

[[nodiscard]] Error invalid(std::string message);

/// Parses, and refuses a key that stands twice in one object, which JSON readers lose in silence.
[[nodiscard]] Expected<Json> parseStrictly(std::string_view text);

/// Refuses keys that are not among `known`, by name. `where` begins the sentence.
[[nodiscard]] Status checkKeys(const Json& object, const std::string& where,
                               const std::vector<std::string>& known);
[[nodiscard]] Status mustBeObject(const Json& value, const std::string& where);

/// The text of a key, if it is there.
[[nodiscard]] Status readText(const Json& object, const char* key, std::string& out);
/// The text of a string, number or boolean, or of a list of them.
[[nodiscard]] Expected<std::vector<std::string>> textList(const Json& value,
                                                          const std::string& where);
/// Lists of texts by name.
[[nodiscard]] Status readLists(const Json& json, const char* key,
                               std::map<std::string, std::vector<std::string>>& lists);
[[nodiscard]] Status readValues(const Json& values, ValueTexts& texts);
[[nodiscard]] Status readWhere(const Json& where, std::map<std::string, RowFilter>& filters);

/// A record of a mapping; its columns are left to `readColumns`, so that they can have another
/// form.
[[nodiscard]] Expected<RecordMapping> readRecordButColumns(const Json& json);
/// Header -> field or list of fields.
[[nodiscard]] Status readColumns(const Json& columns, RecordMapping& record);

} // namespace regard::mapping_json
