// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/import_plan.h"
#include "core/ingest/header_hints.h"
#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"
#include "core/ingest/values/boolean.h"
#include "core/ingest/values/duration.h"

#include <algorithm>
#include <array>

namespace regard::plan {

namespace {

struct Vocabulary {
    Table table;
    std::string_view field;
    std::array<std::string_view, 10> words;
};

constexpr std::array kVocabularies{
    Vocabulary{Table::Survey,
               "kind",
               {"nps", "csat", "ces", "ftr", "importance", "image", "perception", "engagement"}},
    Vocabulary{Table::Survey, "better", {"higher", "lower"}},
    Vocabulary{Table::Customer, "status", {"active", "ended"}},
    Vocabulary{Table::Purchase, "status", {"paid", "refunded", "failed", "cancelled"}},
    Vocabulary{Table::Subscription, "interval", {"month", "year"}},
    Vocabulary{Table::Interaction,
               "kind",
               {"contact", "quote", "sales_call", "visit", "usage", "campaign"}},
    Vocabulary{Table::Interaction, "outcome", {"won", "lost", "abandoned"}},
    Vocabulary{Table::Event, "kind", {"initiative", "product", "market", "process", "outage"}}};

std::vector<std::string_view> vocabularyOf(Table table, std::string_view field)
{
    std::vector<std::string_view> words;
    for (const Vocabulary& entry : kVocabularies)
        if (entry.table == table && entry.field == field)
            std::ranges::copy_if(entry.words, std::back_inserter(words),
                                 [](std::string_view w) { return !w.empty(); });
    return words;
}

int findHeader(const std::string& name, const std::vector<std::string>& headers)
{
    const auto exact = std::ranges::find(headers, name);
    if (exact != headers.end())
        return static_cast<int>(exact - headers.begin());
    const std::string_view wanted = values::trimmed(name);
    const auto similar = std::ranges::find_if(headers, [&](const std::string& header) {
        return values::equalIgnoringCase(values::trimmed(header), wanted);
    });
    return similar == headers.end() ? -1 : static_cast<int>(similar - headers.begin());
}

Expected<int> sourceOf(const std::string& name, const std::vector<std::string>& headers)
{
    const int source = findHeader(name, headers);
    if (source >= 0)
        return source;
    std::string message =
        "The mapping uses the column \"" + name + "\", which the file does not have.";
    const std::string nearest = nearestName(name, headers);
    if (!nearest.empty()) {
        message += " The nearest column is \"" + nearest + "\".";
    } else {
        const std::vector<std::string> first(
            headers.begin(), headers.begin() + std::min<std::ptrdiff_t>(12, std::ssize(headers)));
        message +=
            " Its columns are " + listed(first) + (headers.size() > first.size() ? " ..." : ".");
    }
    return Error{ErrorKind::Invalid, message};
}

/// The conventions by which a column of the file is read.
void setConventions(const Mapping& mapping, Column& column)
{
    if (column.source < 0) { // constants are written the one plain way
        column.mark = values::DecimalMark::Point;
        return;
    }
    if (mapping.decimal == ".")
        column.mark = values::DecimalMark::Point;
    else if (mapping.decimal == ",")
        column.mark = values::DecimalMark::Comma;
    if (mapping.dates == "day-first")
        column.order = values::DateOrder::DayFirst;
    else if (mapping.dates == "month-first")
        column.order = values::DateOrder::MonthFirst;
    column.automatic =
        column.isDate() ? mapping.dates == "auto" : column.isNumber() && mapping.decimal == "auto";
}

/// What a column says of its own clock times holds for them.
void setZone(Plan& plan, Column& column)
{
    if (!column.isDate() || column.source < 0)
        return;
    std::optional<TimeZone> zone = zoneInHeader(column.header);
    if (!zone)
        return;
    const auto known = std::ranges::find(plan.zones, zone->name(), &TimeZone::name);
    column.zone = static_cast<int>(known - plan.zones.begin());
    if (known == plan.zones.end())
        plan.zones.push_back(std::move(*zone));
}

bool isRequired(const RecordMapping& record, const std::string& field)
{
    // A response without a score is kept: it was asked for, and it counts as no answer.
    if (record.table == Table::Survey && field == "score")
        return false;
    RecordMapping without;
    without.table = record.table;
    for (const auto& column : record.columns)
        if (column.second != field)
            without.columns.push_back(column);
    without.constants = record.constants;
    without.constants.erase(field);
    return !lackingFields(without).empty();
}

/// Adds what is said of a field, unless it was said before.
void addTranslations(const ValueTexts& values, const std::string& field, Column& column)
{
    const auto texts = values.find(field);
    if (texts == values.end())
        return;
    for (const auto& [from, to] : texts->second) {
        if (from == kAnyText && !column.otherText)
            column.otherText = to;
        else if (from != kAnyText)
            column.translations.emplace(from, to);
    }
}

Status bindFilters(const std::map<std::string, RowFilter>& where,
                   const std::vector<std::string>& headers, std::vector<Filter>& filters)
{
    for (const auto& [header, rule] : where) {
        const Expected<int> source = sourceOf(header, headers);
        if (!source.ok())
            return source.error();
        filters.push_back({source.value(), rule});
    }
    return {};
}

Expected<Record> bindRecord(const Mapping& mapping, const RecordMapping& from,
                            const std::vector<std::string>& headers)
{
    Record record;
    record.table = from.table;
    record.rows = from.rows;
    const auto add = [&](const std::string& field, int source, const std::string& constant) {
        Column column;
        column.field = field;
        column.type = mappableType(from.table, field).value_or(FieldType::Text);
        column.source = source;
        column.constant = constant;
        if (source >= 0) {
            column.header = headers[static_cast<std::size_t>(source)];
            if (const auto missing = from.missing.find(field); missing != from.missing.end())
                column.missing = missing->second;
            addTranslations(from.values, field, column);
            addTranslations(mapping.values, field, column);
            if (const auto unit = from.units.find(field); unit != from.units.end())
                column.unit = secondsOf(unit->second);
            else if (const double named = unitInHeader(column.header);
                     column.type == FieldType::Duration && named > 0)
                column.unit = named;
        }
        column.required = isRequired(from, field);
        column.vocabulary = vocabularyOf(from.table, field);
        setConventions(mapping, column);
        record.columns.push_back(std::move(column));
    };
    for (const auto& [header, field] : from.columns) {
        if (!dateOfTime(from.table, field).empty())
            continue;
        const Expected<int> source = sourceOf(header, headers);
        if (!source.ok())
            return source.error();
        add(field, source.value(), "");
        const auto otherwise = from.otherwise.find(field);
        if (otherwise == from.otherwise.end())
            continue;
        for (const std::string& name : otherwise->second) {
            const Expected<int> other = sourceOf(name, headers);
            if (!other.ok())
                return other.error();
            record.columns.back().otherwise.push_back(other.value());
        }
    }
    for (const auto& [field, constant] : from.constants)
        add(field, -1, constant);
    for (const auto& [header, field] : from.columns) {
        const std::string_view date = dateOfTime(from.table, field);
        if (date.empty())
            continue;
        const Expected<int> source = sourceOf(header, headers);
        if (!source.ok())
            return source.error();
        record.columns[static_cast<std::size_t>(record.find(date))].timeSource = source.value();
    }
    if (Status status = bindFilters(from.where, headers, record.filters); !status.ok())
        return status.error();
    if (record.table == Table::Purchase && record.find("amount") < 0) {
        record.quantity = record.find("quantity");
        record.price = record.find("unit_price");
        // The sum of several lines has no one price.
        if (record.rows == RowPolicy::Sum)
            record.columns[static_cast<std::size_t>(record.price)].stored = false;
    }
    return record;
}

/// A text that the mapping itself writes must be readable, and in one way only.
Status checkText(const Plan& plan, const Column& column, const std::string& text)
{
    values::ReadMoment moment;
    double number = 0;
    bool readable = true;
    if (column.isDate())
        readable = values::readDate(text, values::DateOrder::Open, moment) == values::Reading::Ok ||
                   (plan.pattern && plan.pattern->read(text, moment) == values::Reading::Ok);
    else if (column.type == FieldType::Duration)
        readable =
            values::readDuration(text, values::DecimalMark::Point, number) == values::Reading::Ok;
    else if (column.isNumber())
        readable =
            values::readNumber(text, values::DecimalMark::Point, number) == values::Reading::Ok;
    else if (column.type == FieldType::Boolean)
        readable = values::readBoolean(text).has_value();
    if (readable)
        return {};
    std::string message =
        "The mapping gives " + column.field + " the text \"" + text + "\", which is no ";
    message += column.isDate() ? "date. Write it as yyyy-MM-dd, with HH:mm:ss behind it for a time."
               : column.type == FieldType::Boolean ? "yes or no. Write true or false."
                                                   : "number. Write it with a decimal point.";
    return Error{ErrorKind::Invalid, message};
}

Status checkTexts(const Plan& plan, const Column& column)
{
    if (column.source < 0)
        return checkText(plan, column, column.constant);
    const auto check = [&](const std::optional<std::string>& to) {
        return to && !to->empty() ? checkText(plan, column, *to) : Status();
    };
    for (const auto& [from, to] : column.translations)
        if (Status status = check(to); !status.ok())
            return status;
    return column.otherText ? check(*column.otherText) : Status();
}

} // namespace

bool Filter::keeps(std::string_view text) const
{
    const auto among = [&](const std::vector<std::string>& texts) {
        return std::ranges::find(texts, text) != texts.end();
    };
    return (rule.is.empty() || among(rule.is)) && !among(rule.isNot);
}

int Record::find(std::string_view field) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].field == field)
            return static_cast<int>(i);
    return -1;
}

Expected<Plan> bind(const Mapping& mapping, const std::vector<std::string>& headers,
                    const TimeZone& zone)
{
    if (Status status = checkMapping(mapping); !status.ok())
        return status.error();
    Plan plan;
    plan.headers = headers;
    plan.zone = zone;
    if (!mapping.timeZone.empty()) {
        Expected<TimeZone> own = TimeZone::find(mapping.timeZone);
        if (!own.ok())
            return own.error();
        plan.zone = std::move(own).value();
    }
    if (mapping.dates == "unix") {
        plan.dates = DateMode::Unix;
    } else if (mapping.dates == "excel") {
        plan.dates = DateMode::Excel;
    } else if (!isDateWord(mapping.dates)) {
        plan.dates = DateMode::Pattern;
        Expected<values::DatePattern> pattern = values::DatePattern::parse(mapping.dates);
        if (!pattern.ok())
            return pattern.error();
        plan.pattern = std::move(pattern).value();
    }
    if (Status status = bindFilters(mapping.where, headers, plan.filters); !status.ok())
        return status.error();
    for (const RecordMapping& from : mapping.records) {
        Expected<Record> record = bindRecord(mapping, from, headers);
        if (!record.ok())
            return record.error();
        for (Column& column : record.value().columns)
            setZone(plan, column);
        for (const Column& column : record.value().columns)
            if (Status status = checkTexts(plan, column); !status.ok())
                return status.error();
        plan.records.push_back(std::move(record).value());
    }
    return plan;
}

} // namespace regard::plan
