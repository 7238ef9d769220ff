// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/ingest/reading.h>

#include "core/ingest/profiles/profile_reading.h"
#include "core/ingest/reading/file_head.h"

#include <algorithm>
#include <set>

namespace regard {

namespace {

constexpr std::size_t kSampleRows = 200;

std::set<std::string> columnsOf(const Mapping& mapping)
{
    std::set<std::string> columns;
    for (const RecordMapping& record : mapping.records)
        for (const auto& [header, field] : record.columns)
            columns.insert(header);
    for (const RecordMapping& record : mapping.records) {
        for (const auto& [field, headers] : record.otherwise)
            columns.insert(headers.begin(), headers.end());
        for (const auto& [header, filter] : record.where)
            columns.insert(header);
    }
    for (const auto& [header, filter] : mapping.where)
        columns.insert(header);
    return columns;
}

/// A kept mapping, or a profile by its id.
Expected<Reading> readingByName(const Store& store, const ReadingRequest& request,
                                const Control& control)
{
    const auto kept = store.mappings();
    if (!kept.ok())
        return kept.error();
    std::string names;
    for (const auto& [known, json] : kept.value()) {
        if (known == request.name) {
            Expected<Mapping> mapping = parseMapping(json);
            if (!mapping.ok())
                return mapping.error();
            Reading reading;
            reading.origin = ReadingOrigin::Told;
            reading.mapping = std::move(mapping).value();
            return reading;
        }
        names += (names.empty() ? "" : ", ") + known;
    }
    const Expected<std::optional<Recognised>> known =
        recognise(request.file, request.dialect, request.name);
    if (!known.ok())
        return known.error();
    if (known.value()) {
        Expected<Reading> reading = profileReading(*known.value(), request.file, control);
        if (reading.ok())
            reading.value().origin = ReadingOrigin::Told;
        return reading;
    }
    return Error{ErrorKind::NotFound,
                 "There is no known export \"" + request.name +
                     "\" (see them with: regard profiles), and this store keeps no mapping of that "
                     "name" +
                     (names.empty() ? "; it keeps none yet." : ". It keeps " + names + ".")};
}

/// The kept mapping all of whose columns the file has; of several the one with most columns.
Expected<std::optional<Mapping>> keptForHeaders(const Store& store,
                                                const std::vector<std::string>& headers)
{
    const std::set<std::string> there(headers.begin(), headers.end());
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
    return best;
}

/// A reading by what the file itself shows.
Expected<Reading> readingByHead(const Store& store, const FileHead& head,
                                const ReadingRequest& request, const Control& control)
{
    Reading reading;
    Expected<std::optional<Mapping>> kept = keptForHeaders(store, head.headers);
    if (!kept.ok())
        return kept.error();
    if (kept.value()) {
        reading.origin = ReadingOrigin::Kept;
        reading.mapping = std::move(*kept.value());
        return reading;
    }
    const Expected<std::optional<Recognised>> known = recognise(request.file, request.dialect);
    if (!known.ok())
        return known.error();
    if (known.value())
        return profileReading(*known.value(), request.file, control);
    Expected<Mapping> named = mappingForHeaders(head.headers);
    if (named.ok()) {
        reading.origin = ReadingOrigin::FieldNames;
        reading.mapping = std::move(named).value();
        return reading;
    }
    if (!request.proposals)
        return named.error();
    reading.origin = ReadingOrigin::Proposal;
    reading.mapping = proposeMapping(head.headers, head.records, head.fileName);
    return reading;
}

} // namespace

Expected<Reading> readingFor(const Store& store, const ReadingRequest& request,
                             const Control& control)
{
    Expected<Reading> reading = Error{ErrorKind::NotFound, ""};
    if (!request.mappingFile.empty()) {
        Expected<Mapping> mapping = loadMapping(request.mappingFile);
        if (!mapping.ok())
            return mapping.error();
        reading = Reading();
        reading.value().origin = ReadingOrigin::Told;
        reading.value().mapping = std::move(mapping).value();
    } else if (!request.name.empty()) {
        reading = readingByName(store, request, control);
    } else {
        Expected<FileHead> head = readHead(request.file, request.dialect, kSampleRows);
        if (!head.ok())
            return head.error();
        if (!request.fileName.empty())
            head.value().fileName = request.fileName;
        reading = readingByHead(store, head.value(), request, control);
        if (!reading.ok()) {
            Error error = reading.error();
            error.file = request.file.string();
            return error;
        }
    }
    if (!reading.ok())
        return reading;
    Reading& found = reading.value();
    if (!found.dialect)
        found.dialect = request.dialect;
    if (!request.source.empty())
        found.mapping.name = request.source;
    else if (found.mapping.name.empty())
        found.mapping.name = request.file.stem().string();
    found.source = found.mapping.name;
    return reading;
}

Status keepReading(Store& store, const Reading& reading, const std::filesystem::path&)
{
    // Field names explain themselves, and what is kept already stays as it is.
    if (reading.origin == ReadingOrigin::FieldNames || reading.origin == ReadingOrigin::Kept)
        return {};
    return store.saveMapping(reading.source, toJson(reading.mapping));
}

} // namespace regard
