// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/reading/kept_sources.h"

#include "core/ingest/names.h"
#include "core/ingest/profiles/profile.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace regard {

namespace {

constexpr std::string_view kNotePrefix = "shape of ";

std::set<std::string> comparable(const std::vector<std::string>& names)
{
    std::set<std::string> result;
    for (const std::string& name : names)
        result.insert(comparableName(name));
    return result;
}

/// How like two headers are: columns of both by columns of either.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b)
{
    std::vector<std::string> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    const std::size_t all = a.size() + b.size() - common.size();
    return all == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(all);
}

std::set<std::string> headersOf(const ExportShape& shape)
{
    std::set<std::string> headers;
    for (const ColumnShape& column : shape.columns)
        headers.insert(comparableName(column.header));
    return headers;
}

} // namespace

std::vector<std::string> columnsOf(const Mapping& mapping)
{
    std::set<std::string> columns;
    const auto addWhere = [&](const std::map<std::string, RowFilter>& where) {
        for (const auto& [header, filter] : where)
            columns.insert(header);
    };
    for (const RecordMapping& record : mapping.records) {
        for (const auto& [header, field] : record.columns)
            columns.insert(header);
        for (const auto& [field, headers] : record.otherwise)
            columns.insert(headers.begin(), headers.end());
        addWhere(record.where);
    }
    addWhere(mapping.where);
    return {columns.begin(), columns.end()};
}

Expected<std::vector<KeptSource>> keptSources(const Store& store)
{
    const auto mappings = store.mappings();
    if (!mappings.ok())
        return mappings.error();
    std::vector<KeptSource> sources;
    for (const auto& [name, json] : mappings.value()) {
        Expected<Mapping> mapping = parseMapping(json);
        if (!mapping.ok())
            continue;
        const Expected<std::string> shape = store.note(std::string(kNotePrefix) + name);
        if (!shape.ok())
            return shape.error();
        mapping.value().name = name;
        sources.push_back({name, std::move(mapping).value(), parseShape(shape.value())});
    }
    return sources;
}

Expected<std::optional<SourceOfFile>> sourceOfFile(const std::vector<KeptSource>& sources,
                                                   const FileHead& head, std::string_view name)
{
    constexpr double kAlike = 0.5;    // of all columns of two exports of one source
    constexpr double kMostUsed = 0.7; // of the columns that the mapping uses
    constexpr double kForeign = 0.3;  // a file of other things that has the same few columns too
    const std::set<std::string> there = comparable(head.headers);
    const std::string file = lastingName(head.fileName);
    // Fits, likeness, columns that are used, same file name: the best is last.
    using Rank = std::tuple<bool, double, std::size_t, bool>;
    std::vector<std::pair<Rank, const KeptSource*>> found;
    for (const KeptSource& source : sources) {
        if (!name.empty() && source.name != name)
            continue;
        const std::set<std::string> needed = comparable(columnsOf(source.mapping));
        const bool hasAll = std::ranges::includes(there, needed);
        const bool sameFile = source.shape && source.shape->file == file;
        const double alike = source.shape ? likeness(there, headersOf(*source.shape)) : 1;
        // A file of other things may have the same few columns too.
        const bool fits = hasAll && (alike >= kForeign || sameFile || !name.empty());
        const auto usedThere = std::ranges::count_if(
            needed, [&](const std::string& column) { return there.contains(column); });
        const bool mostUsed =
            needed.size() >= 3 &&
            static_cast<double>(usedThere) >= kMostUsed * static_cast<double>(needed.size());
        const bool changed =
            source.shape && (alike >= kAlike || ((sameFile || mostUsed) && alike >= kForeign));
        if (hasAll || changed)
            found.emplace_back(Rank{fits, alike, needed.size(), sameFile}, &source);
    }
    if (found.empty())
        return std::optional<SourceOfFile>();
    std::ranges::sort(found, std::greater());
    if (found.size() > 1 && found[0].first == found[1].first)
        return Error{ErrorKind::Refused,
                     "The file fits two sources alike, \"" + found[0].second->name + "\" and \"" +
                         found[1].second->name + "\". Say which one it belongs to with --source."};
    return std::optional(SourceOfFile{*found.front().second, std::get<0>(found.front().first)});
}

Status keepSource(Store& store, const std::string& name, const Mapping& mapping,
                  const ExportShape& shape)
{
    if (Status status = store.saveMapping(name, toJson(mapping)); !status.ok())
        return status;
    return store.saveNote(std::string(kNotePrefix) + name, toJson(shape));
}

} // namespace regard
