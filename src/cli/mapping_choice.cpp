// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/mapping_choice.h"

#include <regard/ingest/inspect.h>

#include <algorithm>
#include <set>

namespace regard::cli {

namespace {

using Headers = std::vector<std::string>;

std::set<std::string> columnsOf(const Mapping& mapping)
{
    std::set<std::string> columns;
    for (const RecordMapping& record : mapping.records)
        for (const auto& [header, field] : record.columns)
            columns.insert(header);
    for (const auto& [header, filter] : mapping.where)
        columns.insert(header);
    return columns;
}

Expected<Headers> headersOf(const std::string& file)
{
    const Expected<Dialect> dialect = detectFile(file);
    if (!dialect.ok())
        return dialect.error();
    Expected<std::vector<Headers>> records = previewRecords(file, dialect.value(), 0);
    if (!records.ok())
        return records.error();
    if (records.value().empty())
        return Error{ErrorKind::Invalid,
                     "The file has no header row, so there is nothing to import.", file};
    return std::move(records.value().front());
}

Expected<Mapping> keptMapping(const Store& store, const std::string& name)
{
    const auto kept = store.mappings();
    if (!kept.ok())
        return kept.error();
    std::string names;
    for (const auto& [known, json] : kept.value()) {
        if (known == name)
            return parseMapping(json);
        names += (names.empty() ? "" : ", ") + known;
    }
    return Error{ErrorKind::NotFound,
                 "This store keeps no mapping \"" + name + "\"" +
                     (names.empty() ? "; it keeps none yet." : ". It keeps " + names + ".")};
}

} // namespace

Expected<Mapping> chooseMapping(const Store& store, const std::string& file,
                                const std::string& mappingFile, const std::string& profile)
{
    if (!mappingFile.empty())
        return loadMapping(mappingFile);
    if (!profile.empty())
        return keptMapping(store, profile);
    const Expected<Headers> headers = headersOf(file);
    if (!headers.ok())
        return headers.error();
    const std::set<std::string> there(headers.value().begin(), headers.value().end());

    const auto kept = store.mappings();
    if (!kept.ok())
        return kept.error();
    std::optional<Mapping> best;
    std::size_t most = 0;
    for (const auto& [name, json] : kept.value()) {
        Expected<Mapping> mapping = parseMapping(json);
        if (!mapping.ok())
            continue;
        const std::set<std::string> columns = columnsOf(mapping.value());
        const bool fits = std::includes(there.begin(), there.end(), columns.begin(), columns.end());
        if (fits && columns.size() > most) {
            most = columns.size();
            best = std::move(mapping).value();
        }
    }
    if (best)
        return *best;
    Expected<Mapping> byNames = mappingForHeaders(headers.value());
    if (!byNames.ok()) {
        Error error = byNames.error();
        error.file = file;
        return error;
    }
    return byNames;
}

} // namespace regard::cli
