// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"
#include "core/ingest/values/date.h"

#include <regard/base/time_zone.h>

#include <algorithm>
#include <set>

namespace regard {

namespace {

Error invalid(std::string message)
{
    return Error{ErrorKind::Invalid, std::move(message)};
}

bool gives(const RecordMapping& record, std::string_view field)
{
    return record.constants.contains(std::string(field)) ||
           std::ranges::any_of(record.columns,
                               [&](const auto& column) { return column.second == field; });
}

std::vector<std::string> fieldNames(Table table)
{
    std::vector<std::string> names;
    for (const Field& field : fieldsOf(table))
        names.emplace_back(field.name);
    return names;
}

Status checkField(const RecordMapping& record, const std::string& field)
{
    if (mappableType(record.table, field))
        return {};
    const std::string table(tableName(record.table));
    return invalid("The mapping names \"" + field + "\", which is not a field of " + table + "." +
                   didYouMean(field, fieldNames(record.table)) +
                   " Fields of your own are called attributes.NAME.");
}

/// "survey.score".
std::string fullName(const RecordMapping& record, const std::string& field)
{
    std::string name(tableName(record.table));
    name.append(".").append(field);
    return name;
}

/// Times of day are read as they stand.
Status checkSaysNothingOfTimes(const RecordMapping& record)
{
    const auto check = [&](const auto& said, const char* key) -> Status {
        for (const auto& entry : said)
            if (!dateOfTime(record.table, entry.first).empty())
                return invalid("\"" + std::string(key) + "\" names " +
                               fullName(record, entry.first) +
                               ", but times of day are read as they stand; leave it out.");
        return {};
    };
    if (Status status = check(record.missing, "missing"); !status.ok())
        return status;
    if (Status status = check(record.otherwise, "else"); !status.ok())
        return status;
    return check(record.values, "values");
}

Status checkRecord(const RecordMapping& record)
{
    if (Status status = checkSaysNothingOfTimes(record); !status.ok())
        return status;
    std::set<std::string> seen;
    const std::string table(tableName(record.table));
    for (const auto& [header, field] : record.columns) {
        if (Status status = checkField(record, field); !status.ok())
            return status;
        if (!seen.insert(field).second)
            return invalid("The mapping feeds " + fullName(record, field) +
                           " from two columns; keep one.");
    }
    for (const auto& [header, field] : record.columns) {
        const std::string_view date = dateOfTime(record.table, field);
        if (!date.empty() && !gives(record, date))
            return invalid("The mapping gives " + fullName(record, field) + " but not " +
                           fullName(record, std::string(date)) +
                           ", the day that this time belongs to; map it, too.");
    }
    for (const auto& [field, text] : record.constants) {
        if (Status status = checkField(record, field); !status.ok())
            return status;
        if (!dateOfTime(record.table, field).empty())
            return invalid("The mapping gives " + fullName(record, field) +
                           " as a constant; write the time behind the day of " +
                           std::string(dateOfTime(record.table, field)) + ".");
        if (seen.contains(field))
            return invalid("The mapping gives " + fullName(record, field) +
                           " both by a column and as a constant; keep one.");
    }
    for (const auto& [field, codes] : record.missing)
        if (Status status = checkField(record, field); !status.ok())
            return status;
    const auto fromColumn = [&](const std::string& field, const char* key) -> Status {
        if (seen.contains(field))
            return {};
        return invalid("The mapping names " + fullName(record, field) + " under \"" + key +
                       "\", but no column of the record gives it.");
    };
    for (const auto& [field, headers] : record.otherwise)
        if (Status status = fromColumn(field, "else"); !status.ok())
            return status;
    for (const auto& [field, unit] : record.units) {
        if (Status status = fromColumn(field, "units"); !status.ok())
            return status;
        if (mappableType(record.table, field) != FieldType::Duration)
            return invalid(fullName(record, field) + " is no length of time and has no unit.");
        if (secondsOf(unit) == 0)
            return invalid("\"units\" gives " + fullName(record, field) + " the unit \"" + unit +
                           "\"; it can be seconds, minutes, hours or days.");
    }
    for (const auto& translated : record.values)
        if (!gives(record, translated.first))
            return invalid("\"values\" of a record translates " +
                           fullName(record, translated.first) + ", which it does not give.");
    const std::vector<std::string> lacking = lackingFields(record);
    if (!lacking.empty())
        return invalid("A record of " + table + " needs " + listed(lacking) +
                       "; give it under columns or constants.");
    if (record.rows == RowPolicy::Sum && !gives(record, "id"))
        return invalid("\"rows\": \"sum\" adds up rows of one id, and the record of " + table +
                       " has no id.");
    return {};
}

} // namespace

std::optional<FieldType> mappableType(Table table, std::string_view field)
{
    if (const Field* declared = fieldOf(table, field))
        return declared->type;
    if (table == Table::Customer && field == "id")
        return FieldType::Identifier;
    // Every table that names a customer may name it by e-mail, beside or in place of the id.
    if (field == "email" && fieldOf(table, "customer") != nullptr)
        return FieldType::Email;
    if (!dateOfTime(table, field).empty())
        return FieldType::Text;
    if (isAttribute(field) && table != Table::Benchmark && table != Table::Event)
        return FieldType::Category;
    return std::nullopt;
}

std::string_view dateOfTime(Table table, std::string_view field)
{
    constexpr std::string_view kTime = ".time";
    if (!field.ends_with(kTime))
        return {};
    const std::string_view date = field.substr(0, field.size() - kTime.size());
    const Field* declared = fieldOf(table, date);
    return declared != nullptr && declared->type == FieldType::Moment ? date : std::string_view();
}

double secondsOf(std::string_view unit)
{
    return unit == "seconds"   ? 1
           : unit == "minutes" ? 60
           : unit == "hours"   ? 3600
           : unit == "days"    ? 86400
                               : 0;
}

std::vector<std::string> lackingFields(const RecordMapping& record)
{
    std::vector<std::string> lacking;
    for (const Field& field : fieldsOf(record.table)) {
        if (!field.required || gives(record, field.name))
            continue;
        if (field.name == "customer" &&
            (record.table == Table::Purchase || record.table == Table::Interaction ||
             gives(record, "email")))
            continue;
        if (record.table == Table::Customer && field.name == "id" && gives(record, "email"))
            continue;
        if (record.table == Table::Purchase && field.name == "amount") {
            if (!gives(record, "quantity") || !gives(record, "unit_price"))
                lacking.emplace_back("amount (or quantity with unit_price)");
            continue;
        }
        lacking.emplace_back(field.name);
    }
    return lacking;
}

bool isDateWord(std::string_view dates)
{
    return dates == "auto" || dates == "day-first" || dates == "month-first" || dates == "unix" ||
           dates == "excel";
}

Status checkMapping(const Mapping& mapping)
{
    if (mapping.records.empty())
        return invalid(
            "The mapping has no records: say which table a row becomes and which columns feed it.");
    for (const RecordMapping& record : mapping.records)
        if (Status status = checkRecord(record); !status.ok())
            return status;
    for (const auto& translated : mapping.values) {
        const std::string& field = translated.first;
        if (!std::ranges::any_of(mapping.records,
                                 [&](const RecordMapping& record) { return gives(record, field); }))
            return invalid("\"values\" translates \"" + field +
                           "\", which no record of the mapping gives.");
    }
    if (!isDateWord(mapping.dates))
        if (Expected<values::DatePattern> pattern = values::DatePattern::parse(mapping.dates);
            !pattern.ok())
            return pattern.error();
    if (!mapping.timeZone.empty())
        if (Expected<TimeZone> zone = TimeZone::find(mapping.timeZone); !zone.ok())
            return zone.error();
    if (mapping.decimal != "auto" && mapping.decimal != "." && mapping.decimal != ",")
        return invalid("\"decimal\" is \"" + mapping.decimal +
                       "\"; it can be auto, \".\" or \",\".");
    return {};
}

} // namespace regard
