// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/health_json.h"

#include <array>

namespace regard::cli {

namespace {

Json percentOrNull(std::optional<double> share)
{
    return share ? Json(100 * *share) : Json(nullptr);
}

Json reasonsJson(const std::vector<std::pair<std::string, std::int64_t>>& reasons)
{
    Json json = Json::object();
    for (const auto& [reason, rows] : reasons)
        json[reason] = rows;
    return json;
}

Json freshnessJson(const Freshness& freshness)
{
    static constexpr std::array<const char*, 4> kStates{"unknown", "on_time", "late", "ended"};
    return {{"state", kStates[static_cast<std::size_t>(freshness.state)]},
            {"last_row", dayJson(freshness.lastRow)},
            {"age_days", freshness.age},
            {"usual_days", freshness.usual > 0 ? Json(freshness.usual) : Json(nullptr)},
            {"late_by", freshness.lateBy},
            {"sentence", freshness.sentence}};
}

Json matchJson(const SourceMatch& match)
{
    return {{"customers", match.customers},
            {"matched", match.matched},
            {"rows", match.rows},
            {"rows_without", match.rowsWithout}};
}

Json sourceJson(const SourceHealth& source)
{
    Json json;
    json["source"] = source.source;
    json["imports"] = source.imports;
    json["last_import"] = TimeZone().format(Moment::instant(source.lastImportAt)) + "Z";
    json["rows"] = source.rows;
    json["tables"] = Json::object();
    for (const auto& [table, rows] : source.tables)
        json["tables"][std::string(tableName(table))] = rows;
    json["freshness"] = freshnessJson(source.freshness);
    json["weeks"] = Json::array();
    for (const WeekVolume& week : source.weeks)
        json["weeks"].push_back({{"from", dayJson(week.from)},
                                 {"rows", week.rows},
                                 {"complete", week.complete},
                                 {"unusual", week.unusual}});
    json["fields"] = Json::array();
    for (const FieldCompleteness& field : source.fields)
        json["fields"].push_back({{"table", tableName(field.table)},
                                  {"field", field.field},
                                  {"rows", field.rows},
                                  {"filled", 100 * field.share},
                                  {"filled_last_4_weeks", percentOrNull(field.recent)},
                                  {"filled_before", percentOrNull(field.before)},
                                  {"changed", field.changed}});
    const Duplicates& twice = source.duplicates;
    json["duplicates"] = {{"same_in_store", twice.sameInStore},
                          {"same_id", twice.sameId},
                          {"same_content", twice.sameContent},
                          {"same_day", twice.sameDay}};
    json["match"] = source.match ? matchJson(*source.match) : Json(nullptr);
    json["set_aside"] = reasonsJson(source.setAside);
    json["concerns"] = source.concerns;
    return json;
}

} // namespace

Json breaksJson(const std::vector<MethodBreak>& breaks)
{
    Json list = Json::array();
    for (const MethodBreak& one : breaks)
        list.push_back({{"day", dayJson(one.day)},
                        {"kind", breakKindName(one.kind)},
                        {"survey", one.survey},
                        {"kpis", one.kpis},
                        {"label", one.label},
                        {"sentence", one.sentence},
                        {"before", one.before},
                        {"after", one.after},
                        {"p", one.p > 0 ? Json(one.p) : Json(nullptr)}});
    return list;
}

Json healthJson(const DataHealth& health)
{
    Json json;
    json["as_of"] = dayJson(health.today);
    json["sentence"] = health.sentence;
    json["sources"] = Json::array();
    for (const SourceHealth& source : health.sources)
        json["sources"].push_back(sourceJson(source));
    json["set_aside"] = reasonsJson(health.setAside);
    json["breaks"] = breaksJson(health.breaks);
    json["unlocked"] = health.unlocked;
    json["unlocks"] = Json::array();
    for (const Unlock& unlock : health.unlocks)
        json["unlocks"].push_back({{"table", tableName(unlock.table)},
                                   {"file", unlock.file},
                                   {"kpis", unlock.kpis},
                                   {"sentence", unlock.sentence}});
    return json;
}

} // namespace regard::cli
