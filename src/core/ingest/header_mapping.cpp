// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/ingest/mapping.h>

#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"

#include <algorithm>
#include <set>

namespace regard {

namespace {

std::string fieldForHeader(Table table, const std::string& header)
{
    if (isAttribute(header))
        return mappableType(table, header) ? header : "";
    std::string plain = plainName(header);
    for (const Field& field : fieldsOf(table))
        if (field.name == plain)
            return plain;
    if (plain != "email" || !mappableType(table, plain))
        plain.clear();
    return plain;
}

/// How one table explains the headers.
struct Explanation {
    RecordMapping record;
    std::size_t explained = 0;
    std::vector<std::string> lacking;
};

Explanation explain(Table table, const std::vector<std::string>& headers)
{
    Explanation result;
    result.record.table = table;
    std::set<std::string> taken;
    std::vector<std::string> own;
    for (const std::string& header : headers) {
        const std::string field = fieldForHeader(table, header);
        if (field.empty()) {
            own.push_back(header);
        } else if (taken.insert(field).second) {
            result.record.columns.emplace_back(header, field);
            ++result.explained;
        }
    }
    // Columns of the file's own are kept, so that nothing is lost and figures can be parted by
    // them.
    for (const std::string& header : own) {
        const std::string field = std::string(kAttributePrefix) + plainName(header);
        if (field.size() > kAttributePrefix.size() && mappableType(table, field) &&
            taken.insert(field).second)
            result.record.columns.emplace_back(header, field);
    }
    result.lacking = lackingFields(result.record);
    return result;
}

} // namespace

Expected<Mapping> mappingForHeaders(const std::vector<std::string>& headers)
{
    if (headers.empty())
        return Error{ErrorKind::NotFound, "The file is empty: there is not even a row of column "
                                          "names in it. Export it again, or choose another file."};
    Explanation best;
    Explanation nearest;
    for (const Table table : kAllTables) {
        Explanation found = explain(table, headers);
        if (found.lacking.empty() && found.explained > best.explained)
            best = std::move(found);
        else if (found.explained > nearest.explained ||
                 (found.explained == nearest.explained &&
                  found.lacking.size() < nearest.lacking.size()))
            nearest = std::move(found);
    }
    if (best.explained > 0) {
        Mapping mapping;
        mapping.name = tableName(best.record.table);
        mapping.records.push_back(std::move(best.record));
        return mapping;
    }
    std::string message = "The columns of the file are not the fields of one table";
    if (nearest.explained > 0)
        message += ". They are nearest to " + std::string(tableName(nearest.record.table)) +
                   ", which also needs " + listed(nearest.lacking);
    return Error{ErrorKind::NotFound, message + ". Say what they mean with a mapping file."};
}

} // namespace regard
