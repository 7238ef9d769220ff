// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/profiles/profile_reading.h"

#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"
#include "core/ingest/profiles/question_columns.h"

#include <regard/base/time_zone.h>

#include <nlohmann/json.hpp>

namespace regard {

namespace {

/// The rules for the columns that the file has.
std::map<std::string, RowFilter> bound(const Profile& profile, const FileHead& head,
                                       const std::map<std::string, RowFilter>& where)
{
    std::map<std::string, RowFilter> rules;
    for (const auto& [name, rule] : where)
        if (const int column = columnOf(profile, head, name); column >= 0)
            rules.emplace(head.headers[static_cast<std::size_t>(column)], rule);
    return rules;
}

/// The records of a profile for the columns that the file has.
RecordMapping bound(const Profile& profile, const FileHead& head, const ProfileRecord& from)
{
    RecordMapping record = from.mapping;
    record.where = bound(profile, head, from.mapping.where);
    const auto drop = [&](const std::string& field) {
        record.missing.erase(field);
        record.units.erase(field);
        record.values.erase(field);
    };
    for (const auto& [field, names] : from.columns) {
        std::vector<std::string> found;
        for (const std::string& name : names)
            if (const int column = columnOf(profile, head, name); column >= 0) {
                const std::string& header = head.headers[static_cast<std::size_t>(column)];
                if (std::ranges::find(found, header) == found.end())
                    found.push_back(header);
            }
        if (found.empty()) {
            drop(field);
            continue;
        }
        record.columns.emplace_back(found.front(), field);
        found.erase(found.begin());
        if (!found.empty())
            record.otherwise.emplace(field, std::move(found));
    }
    return record;
}

/// The zone that Qualtrics writes into the third header row, {"ImportId":...,"timeZone":"Z"}.
std::string zoneOfImportIds(const FileHead& head)
{
    if (head.headerRows.size() < 3)
        return {};
    for (const std::string& cell : head.headerRows[2]) {
        const nlohmann::json json = nlohmann::json::parse(cell, nullptr, false);
        if (!json.is_object() || !json.contains("timeZone") || !json["timeZone"].is_string())
            continue;
        const std::string zone = json["timeZone"].get<std::string>();
        if (zone == "Z")
            return "UTC";
        if (TimeZone::find(zone).ok())
            return zone;
    }
    return {};
}

std::string zoneOf(const Profile& profile, const FileHead& head)
{
    if (profile.timeZone == "import ids")
        return zoneOfImportIds(head);
    if (profile.timeZone != "header")
        return profile.timeZone;
    for (const std::string& header : head.headers)
        if (std::string zone = zoneInName(header); !zone.empty())
            return zone;
    return {};
}

/// What the records of a profile ask for and the file has not, for a sentence.
std::string lackingOf(const Profile& profile, const std::vector<RecordMapping>& records)
{
    std::string text;
    for (std::size_t i = 0; i < records.size() && i < profile.records.size(); ++i)
        for (const std::string& field : lackingFields(records[i]))
            for (const auto& [name, columns] : profile.records[i].columns)
                if (name == field && text.find(columns.front()) == std::string::npos)
                    text += (text.empty() ? "\"" : ", \"") + columns.front() + "\"";
    return text;
}

} // namespace

Expected<Reading> profileReading(const Recognised& known, const std::filesystem::path& file,
                                 const Control& control)
{
    const Profile& profile = known.profile;
    const auto refused = [&](std::string message) {
        return Error{ErrorKind::Refused, std::move(message), file.string()};
    };
    if (!profile.about.refuse.empty())
        return refused("This is " + profile.about.title + ": " + profile.about.refuse);
    Reading reading;
    reading.origin = ReadingOrigin::Profile;
    reading.profile = profile.about.id;
    reading.source = profile.about.title;
    reading.notes = profile.about.notes;
    if (known.dialectDiffers)
        reading.dialect = known.dialect;
    Mapping& mapping = reading.mapping;
    mapping.name = profile.about.title;
    mapping.dates = profile.dates;
    mapping.decimal = profile.decimal;
    mapping.timeZone = zoneOf(profile, known.head);
    mapping.where = bound(profile, known.head, profile.where);

    std::vector<RecordMapping> records;
    for (const ProfileRecord& record : profile.records)
        records.push_back(bound(profile, known.head, record));
    for (const RecordMapping& record : records)
        if (lackingFields(record).empty())
            mapping.records.push_back(record);
    if (profile.questions) {
        Expected<FoundQuestions> found = findQuestions(
            known, bound(profile, known.head, profile.questions->answer), file, control);
        if (!found.ok())
            return found.error();
        for (RecordMapping& record : found.value().records)
            if (lackingFields(record).empty())
                mapping.records.push_back(std::move(record));
        reading.notes.insert(reading.notes.end(), found.value().notes.begin(),
                             found.value().notes.end());
        if (mapping.records.empty())
            return refused("This is " + profile.about.title +
                           ", but no question in it is known to ask for a score. Say which one "
                           "does with a mapping file, or match the columns in the window.");
    }
    if (mapping.records.empty())
        return refused("This is " + profile.about.title + ", but it lacks the columns " +
                       lackingOf(profile, records) + ". Export them too.");
    for (const auto& [field, texts] : profile.values) {
        const bool given = std::ranges::any_of(mapping.records, [&](const RecordMapping& record) {
            return std::ranges::any_of(record.columns,
                                       [&](const auto& c) { return c.second == field; });
        });
        if (given)
            mapping.values.emplace(field, texts);
    }
    if (Status status = checkMapping(mapping); !status.ok())
        return status.error();
    return reading;
}

} // namespace regard
