// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/ingest/mapping.h>

#include "core/ingest/mapping_json.h"
#include "core/ingest/mapping_rules.h"

#include <array>
#include <fstream>
#include <sstream>

namespace regard {

namespace {

using namespace mapping_json;

Json whereJson(const std::map<std::string, RowFilter>& where)
{
    Json json = Json::object();
    for (const auto& [header, filter] : where) {
        if (!filter.is.empty())
            json[header]["is"] = filter.is;
        if (!filter.isNot.empty())
            json[header]["not"] = filter.isNot;
    }
    return json;
}

Json valuesJson(const ValueTexts& values)
{
    Json json = Json::object();
    for (const auto& [field, translations] : values)
        for (const auto& [from, to] : translations)
            json[field][from] = to ? Json(*to) : Json(nullptr);
    return json;
}

} // namespace

Expected<Mapping> parseMapping(std::string_view text)
{
    Expected<Json> parsed = parseStrictly(text);
    if (!parsed.ok())
        return parsed.error();
    const Json& json = parsed.value();
    if (Status status = mustBeObject(json, "The mapping"); !status.ok())
        return status.error();
    if (Status status =
            checkKeys(json, "The mapping",
                      {"name", "records", "dates", "time_zone", "decimal", "where", "values"});
        !status.ok())
        return status.error();
    Mapping mapping;
    const std::array<std::pair<const char*, std::string*>, 4> texts{
        {{"name", &mapping.name},
         {"dates", &mapping.dates},
         {"time_zone", &mapping.timeZone},
         {"decimal", &mapping.decimal}}};
    for (const auto& [key, out] : texts)
        if (Status status = readText(json, key, *out); !status.ok())
            return status.error();
    if (!json.contains("records") || !json["records"].is_array())
        return invalid("The mapping has no list of \"records\".");
    for (const Json& item : json["records"]) {
        Expected<RecordMapping> record = readRecordButColumns(item);
        if (!record.ok())
            return record.error();
        if (item.contains("columns"))
            if (Status status = readColumns(item["columns"], record.value()); !status.ok())
                return status.error();
        mapping.records.push_back(std::move(record).value());
    }
    if (json.contains("where"))
        if (Status status = readWhere(json["where"], mapping.where); !status.ok())
            return status.error();
    if (json.contains("values"))
        if (Status status = readValues(json["values"], mapping.values); !status.ok())
            return status.error();
    if (Status status = checkMapping(mapping); !status.ok())
        return status.error();
    return mapping;
}

Expected<Mapping> loadMapping(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorKind::Io, "The mapping file cannot be opened; check its path.", path};
    std::ostringstream text;
    text << file.rdbuf();
    Expected<Mapping> mapping = parseMapping(text.str());
    if (mapping.ok())
        return mapping;
    Error error = mapping.error();
    error.file = path;
    return error;
}

std::string toJson(const Mapping& mapping)
{
    Json json;
    json["name"] = mapping.name;
    json["records"] = Json::array();
    for (const RecordMapping& record : mapping.records) {
        Json item;
        item["table"] = tableName(record.table);
        item["columns"] = Json::object();
        for (const auto& [header, field] : record.columns) {
            Json& known = item["columns"][header];
            if (known.is_null())
                known = field;
            else if (known.is_array())
                known.push_back(field);
            else
                known = Json::array({known, field});
        }
        if (!record.constants.empty())
            item["constants"] = record.constants;
        if (!record.missing.empty())
            item["missing"] = record.missing;
        if (record.rows != RowPolicy::Newer)
            item["rows"] = record.rows == RowPolicy::Sum ? "sum" : "last";
        if (!record.otherwise.empty())
            item["else"] = record.otherwise;
        if (!record.units.empty())
            item["units"] = record.units;
        if (!record.values.empty())
            item["values"] = valuesJson(record.values);
        if (!record.where.empty())
            item["where"] = whereJson(record.where);
        json["records"].push_back(std::move(item));
    }
    json["dates"] = mapping.dates;
    if (!mapping.timeZone.empty())
        json["time_zone"] = mapping.timeZone;
    json["decimal"] = mapping.decimal;
    if (!mapping.where.empty())
        json["where"] = whereJson(mapping.where);
    if (!mapping.values.empty())
        json["values"] = valuesJson(mapping.values);
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace regard
