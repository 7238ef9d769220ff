// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/mapping_json.h"
#include "core/ingest/mapping_rules.h"
#include "core/ingest/profiles/profile.h"

#include <algorithm>
#include <array>

namespace regard {

namespace {

using namespace mapping_json;

Status readList(const Json& json, const char* key, std::vector<std::string>& list)
{
    if (!json.contains(key))
        return {};
    Expected<std::vector<std::string>> texts = textList(json[key], std::string("\"") + key + "\"");
    if (!texts.ok())
        return texts.error();
    list = std::move(texts).value();
    return {};
}

Expected<Signature> readSignature(const Json& json)
{
    Signature signature;
    Status status = mustBeObject(json, "A signature");
    if (status.ok())
        status =
            checkKeys(json, "A signature", {"all", "none", "first", "preamble", "footer", "row"});
    if (!status.ok())
        return status.error();
    if (json.contains("all"))
        for (const Json& names : json["all"]) {
            Expected<std::vector<std::string>> list = textList(names, "\"all\"");
            if (!list.ok())
                return list.error();
            signature.all.push_back(std::move(list).value());
        }
    status = readList(json, "none", signature.none);
    if (status.ok())
        status = readList(json, "first", signature.first);
    if (status.ok())
        status = readText(json, "preamble", signature.preamble);
    if (status.ok())
        status = readText(json, "footer", signature.footer);
    if (!status.ok())
        return status.error();
    signature.row = json.value("row", 1);
    if (signature.all.empty() && signature.first.empty() && signature.preamble.empty())
        return invalid("A signature must ask for something.");
    return signature;
}

/// A record whose columns are written field -> names.
Expected<ProfileRecord> readProfileRecord(const Json& json)
{
    ProfileRecord record;
    Expected<RecordMapping> mapping = readRecordButColumns(json);
    if (!mapping.ok())
        return mapping.error();
    record.mapping = std::move(mapping).value();
    if (!json.contains("columns"))
        return invalid("A record of a profile has no \"columns\".");
    for (const auto& [field, names] : json["columns"].items()) {
        if (!mappableType(record.mapping.table, field))
            return invalid("The profile names \"" + field + "\", which is not a field of " +
                           std::string(tableName(record.mapping.table)) + ".");
        Expected<std::vector<std::string>> list = textList(names, "The columns of " + field);
        if (!list.ok())
            return list.error();
        record.columns.emplace_back(field, std::move(list).value());
    }
    return record;
}

Status readQuestions(const Json& json, Profile& profile)
{
    if (Status status = mustBeObject(json, "\"questions\""); !status.ok())
        return status;
    ProfileQuestions questions;
    if (Status status = readList(json, "skip", questions.skip); !status.ok())
        return status;
    Json answer = json;
    answer.erase("skip");
    answer["table"] = "survey";
    Expected<ProfileRecord> record = readProfileRecord(answer);
    if (!record.ok())
        return record.error();
    questions.answer = std::move(record).value();
    profile.questions = std::move(questions);
    return {};
}

Status readAbout(const Json& json, KnownExport& about)
{
    std::string grade;
    const std::array<std::pair<const char*, std::string*>, 6> texts{{{"id", &about.id},
                                                                     {"tool", &about.tool},
                                                                     {"title", &about.title},
                                                                     {"grade", &grade},
                                                                     {"gives", &about.gives},
                                                                     {"refuse", &about.refuse}}};
    for (const auto& [key, out] : texts)
        if (Status status = readText(json, key, *out); !status.ok())
            return status;
    if (about.id.empty() || about.tool.empty() || about.title.empty() || about.gives.empty())
        return invalid("A profile needs id, tool, title and gives.");
    if (grade != "A" && grade != "B" && grade != "C")
        return invalid("The grade of a profile is A, B or C.");
    about.grade = grade.front();
    return readList(json, "notes", about.notes);
}

Status readRest(const Json& json, Profile& profile)
{
    const std::array<std::pair<const char*, std::string*>, 3> texts{
        {{"time_zone", &profile.timeZone},
         {"dates", &profile.dates},
         {"decimal", &profile.decimal}}};
    for (const auto& [key, out] : texts)
        if (Status status = readText(json, key, *out); !status.ok())
            return status;
    std::string ends;
    Status status = readText(json, "ends", ends);
    if (status.ok() && !ends.empty() && ends != "blank line")
        status = invalid("\"ends\" can only be \"blank line\".");
    profile.endsAtBlankLine = !ends.empty();
    profile.headerRows = json.value("header_rows", 0);
    profile.weak = json.value("weak", false);
    if (status.ok())
        status = readLists(json, "aliases", profile.aliases);
    if (status.ok() && json.contains("where"))
        status = readWhere(json["where"], profile.where);
    if (status.ok() && json.contains("values"))
        status = readValues(json["values"], profile.values);
    if (status.ok() && json.contains("questions"))
        status = readQuestions(json["questions"], profile);
    return status;
}

} // namespace

Expected<Profile> parseProfile(std::string_view text)
{
    Expected<Json> parsed = parseStrictly(text);
    if (!parsed.ok())
        return parsed.error();
    const Json& json = parsed.value();
    Profile profile;
    Status status = mustBeObject(json, "The profile");
    if (status.ok())
        status = checkKeys(json, "The profile",
                           {"id", "tool", "title", "grade", "gives", "refuse", "notes",
                            "signatures", "aliases", "header_rows", "weak", "ends", "time_zone",
                            "dates", "decimal", "where", "values", "records", "questions"});
    if (status.ok())
        status = readAbout(json, profile.about);
    if (status.ok())
        status = readRest(json, profile);
    if (!status.ok())
        return status.error();
    for (const Json& item : json.value("signatures", Json::array())) {
        Expected<Signature> signature = readSignature(item);
        if (!signature.ok())
            return signature.error();
        profile.signatures.push_back(std::move(signature).value());
    }
    for (const Json& item : json.value("records", Json::array())) {
        Expected<ProfileRecord> record = readProfileRecord(item);
        if (!record.ok())
            return record.error();
        profile.records.push_back(std::move(record).value());
    }
    if (profile.signatures.empty())
        return invalid("A profile needs signatures.");
    if (profile.records.empty() && !profile.questions && profile.about.refuse.empty())
        return invalid("A profile needs records, questions or a reason to refuse.");
    return profile;
}

Expected<std::vector<Profile>> loadProfiles()
{
    std::vector<Profile> profiles;
    for (const auto& [name, json] : embeddedProfiles()) {
        Expected<Profile> profile = parseProfile(json);
        if (!profile.ok()) {
            Error error = profile.error();
            error.file = name;
            return error;
        }
        profiles.push_back(std::move(profile).value());
    }
    return profiles;
}

Expected<std::vector<KnownExport>> knownExports()
{
    Expected<std::vector<Profile>> profiles = loadProfiles();
    if (!profiles.ok())
        return profiles.error();
    std::vector<KnownExport> exports;
    for (Profile& profile : profiles.value())
        exports.push_back(std::move(profile.about));
    std::ranges::stable_sort(exports, {}, &KnownExport::tool);
    return exports;
}

} // namespace regard
