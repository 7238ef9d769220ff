// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/mapping_json.h"

#include "core/ingest/names.h"

#include <algorithm>
#include <set>

namespace regard::mapping_json {

Error invalid(std::string message)
{
    return Error{ErrorKind::Invalid, std::move(message)};
}

/// Refuses keys that are not among `known`, by name.
Status checkKeys(const Json& object, const std::string& where,
                 const std::vector<std::string>& known)
{
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(known, key) == known.end()) {
            std::string message = where;
            message.append(" has the unknown key \"").append(key).append("\".");
            message.append(didYouMean(key, known));
            message.append(" Known keys are ").append(listed(known)).append(".");
            return invalid(std::move(message));
        }
    return {};
}

namespace {

/// Text of a string, number or boolean.
Expected<std::string> scalarText(const Json& value, const std::string& where)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number() || value.is_boolean())
        return value.dump();
    return invalid(where + " must be a text, a number, true or false.");
}

} // namespace

Expected<std::vector<std::string>> textList(const Json& value, const std::string& where)
{
    std::vector<std::string> texts;
    if (!value.is_array()) {
        Expected<std::string> text = scalarText(value, where);
        if (!text.ok())
            return text.error();
        texts.push_back(std::move(text).value());
        return texts;
    }
    for (const Json& item : value) {
        Expected<std::string> text = scalarText(item, where);
        if (!text.ok())
            return text.error();
        texts.push_back(std::move(text).value());
    }
    return texts;
}

Status readText(const Json& object, const char* key, std::string& out)
{
    if (!object.contains(key))
        return {};
    if (!object[key].is_string())
        return invalid(std::string("\"") + key + "\" must be a text.");
    out = object[key].get<std::string>();
    return {};
}

Status mustBeObject(const Json& value, const std::string& where)
{
    return value.is_object() ? Status() : invalid(where + " must be an object in braces.");
}

Status readColumns(const Json& columns, RecordMapping& record)
{
    if (Status status = mustBeObject(columns, "\"columns\""); !status.ok())
        return status;
    for (const auto& [header, fields] : columns.items()) {
        const bool texts = fields.is_string() ||
                           (fields.is_array() && std::ranges::all_of(fields, [](const Json& f) {
                                return f.is_string();
                            }));
        if (!texts)
            return invalid("The column \"" + header +
                           "\" must be given a field name, or a list of field names.");
        if (fields.is_string())
            record.columns.emplace_back(header, fields.get<std::string>());
        else
            for (const Json& field : fields)
                record.columns.emplace_back(header, field.get<std::string>());
    }
    return {};
}

namespace {

Status readRows(const Json& rows, RecordMapping& record)
{
    const std::string text = rows.is_string() ? rows.get<std::string>() : rows.dump();
    if (text == "sum")
        record.rows = RowPolicy::Sum;
    else if (text == "last")
        record.rows = RowPolicy::Last;
    else if (text == "newer")
        record.rows = RowPolicy::Newer;
    else
        return invalid("\"rows\" is " + rows.dump() +
                       "; it can be \"newer\", \"last\" or \"sum\".");
    return {};
}

} // namespace

Status readValues(const Json& values, ValueTexts& texts)
{
    if (Status status = mustBeObject(values, "\"values\""); !status.ok())
        return status;
    for (const auto& [field, translations] : values.items()) {
        if (Status status = mustBeObject(translations, "\"values\" for \"" + field + "\"");
            !status.ok())
            return status;
        auto& known = texts[field];
        for (const auto& [from, to] : translations.items()) {
            if (to.is_null()) {
                known.emplace(from, std::nullopt);
                continue;
            }
            std::string place = "\"values\" for \"";
            place.append(field).append("\", \"").append(from).append("\",");
            Expected<std::string> text = scalarText(to, place);
            if (!text.ok())
                return text.error();
            known.emplace(from, std::move(text).value());
        }
    }
    return {};
}

/// Lists of texts by field.
Status readLists(const Json& json, const char* key,
                 std::map<std::string, std::vector<std::string>>& lists)
{
    if (!json.contains(key))
        return {};
    const std::string name = std::string("\"") + key + "\"";
    if (Status status = mustBeObject(json[key], name); !status.ok())
        return status;
    for (const auto& [field, value] : json[key].items()) {
        std::string place = "\"";
        place.append(field).append("\" under ").append(name);
        Expected<std::vector<std::string>> texts = textList(value, place);
        if (!texts.ok())
            return texts.error();
        lists.emplace(field, std::move(texts).value());
    }
    return {};
}

namespace {

/// One text by field.
Status readTexts(const Json& json, const char* key, std::map<std::string, std::string>& texts)
{
    if (!json.contains(key))
        return {};
    const std::string name = std::string("\"") + key + "\"";
    if (Status status = mustBeObject(json[key], name); !status.ok())
        return status;
    for (const auto& [field, value] : json[key].items()) {
        std::string place = "\"";
        place.append(field).append("\" under ").append(name);
        Expected<std::string> text = scalarText(value, place);
        if (!text.ok())
            return text.error();
        texts.emplace(field, std::move(text).value());
    }
    return {};
}

} // namespace

Status readWhere(const Json& where, std::map<std::string, RowFilter>& filters)
{
    if (Status status = mustBeObject(where, "\"where\""); !status.ok())
        return status;
    for (const auto& [header, rule] : where.items()) {
        RowFilter filter;
        const std::string place = "\"where\" for \"" + header + "\"";
        if (!rule.is_object()) {
            Expected<std::vector<std::string>> is = textList(rule, place);
            if (!is.ok())
                return is.error();
            filter.is = std::move(is).value();
        } else {
            if (Status status = checkKeys(rule, place, {"is", "not"}); !status.ok())
                return status;
            for (const auto& [key, list] : rule.items()) {
                Expected<std::vector<std::string>> texts = textList(list, place);
                if (!texts.ok())
                    return texts.error();
                (key == "is" ? filter.is : filter.isNot) = std::move(texts).value();
            }
        }
        filters.emplace(header, std::move(filter));
    }
    return {};
}

Expected<RecordMapping> readRecordButColumns(const Json& json)
{
    RecordMapping record;
    if (Status status = mustBeObject(json, "A record"); !status.ok())
        return status.error();
    if (Status status = checkKeys(json, "A record",
                                  {"table", "columns", "constants", "missing", "rows", "else",
                                   "units", "values", "where"});
        !status.ok())
        return status.error();
    std::string table;
    if (Status status = readText(json, "table", table); !status.ok())
        return status.error();
    std::vector<std::string> names;
    names.reserve(kAllTables.size());
    for (const Table known : kAllTables)
        names.emplace_back(tableName(known));
    const std::optional<Table> found = tableByName(table);
    if (!found)
        return invalid((table.empty()
                            ? std::string("A record has no \"table\".")
                            : "There is no table \"" + table + "\"." + didYouMean(table, names)) +
                       " Tables are " + listed(names) + ".");
    record.table = *found;
    if (Status status = readTexts(json, "constants", record.constants); !status.ok())
        return status.error();
    if (Status status = readTexts(json, "units", record.units); !status.ok())
        return status.error();
    if (Status status = readLists(json, "missing", record.missing); !status.ok())
        return status.error();
    if (Status status = readLists(json, "else", record.otherwise); !status.ok())
        return status.error();
    if (json.contains("values"))
        if (Status status = readValues(json["values"], record.values); !status.ok())
            return status.error();
    if (json.contains("where"))
        if (Status status = readWhere(json["where"], record.where); !status.ok())
            return status.error();
    if (json.contains("rows"))
        if (Status status = readRows(json["rows"], record); !status.ok())
            return status.error();
    return record;
}

/// Parses, and refuses a key that stands twice in one object, which JSON readers lose in silence.
Expected<Json> parseStrictly(std::string_view text)
{
    std::vector<std::set<std::string>> open;
    std::string twice;
    const auto watch = [&](int, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::object_start) {
            open.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            open.pop_back();
        } else if (event == Json::parse_event_t::key) {
            const std::string key = value.get<std::string>();
            if (!open.back().insert(key).second && twice.empty())
                twice = key;
        }
        return true;
    };
    try {
        Json json = Json::parse(text, watch);
        if (!twice.empty())
            return invalid("The key \"" + twice +
                           "\" stands twice in one object of the mapping. To feed two "
                           "fields from one column give a list: \"" +
                           twice + "\": [\"id\", \"customer\"].");
        return json;
    } catch (const Json::parse_error& error) {
        Error result = invalid("The mapping is not valid JSON here.");
        const std::size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
        const std::string_view before = text.substr(0, at);
        result.line = 1 + std::ranges::count(before, '\n');
        result.column = static_cast<std::int64_t>(at - (before.rfind('\n') + 1)) + 1;
        return result;
    }
}

} // namespace regard::mapping_json
