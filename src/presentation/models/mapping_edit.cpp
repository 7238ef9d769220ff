// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mapping_edit.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace regard::presentation {

namespace {

using Columns = std::vector<std::pair<std::string, std::string>>;

bool isCustomerKey(std::string_view field)
{
    return field == "id" || field == "email";
}

/// Name of the field that names a row's customer in a table other than the customer's own.
std::string linkField(std::string_view customerField)
{
    return customerField == "id" ? "customer" : std::string(customerField);
}

bool hasField(const RecordMapping& record, std::string_view field)
{
    return std::any_of(record.columns.begin(), record.columns.end(),
                       [field](const auto& column) { return column.second == field; });
}

void feed(RecordMapping& record, const std::string& header, const std::string& field)
{
    std::erase_if(record.columns, [&](const auto& column) {
        return column.second == field && column.first != header;
    });
    record.constants.erase(field);
    if (!hasField(record, field))
        record.columns.emplace_back(header, field);
}

RecordMapping* firstOf(Mapping& mapping, Table table)
{
    const auto found =
        std::find_if(mapping.records.begin(), mapping.records.end(),
                     [table](const RecordMapping& record) { return record.table == table; });
    return found == mapping.records.end() ? nullptr : &*found;
}

/// A customer's columns name the customer of a new record too.
void linkCustomer(const Mapping& mapping, RecordMapping& record)
{
    if (record.table == Table::Customer || fieldOf(record.table, "customer") == nullptr)
        return;
    for (const RecordMapping& other : mapping.records) {
        if (other.table != Table::Customer)
            continue;
        for (const auto& [header, field] : other.columns)
            if (isCustomerKey(field) && !hasField(record, linkField(field)))
                record.columns.emplace_back(header, linkField(field));
    }
}

RecordMapping& recordFor(Mapping& mapping, Table table)
{
    if (RecordMapping* found = firstOf(mapping, table))
        return *found;
    RecordMapping fresh;
    fresh.table = table;
    linkCustomer(mapping, fresh);
    mapping.records.push_back(std::move(fresh));
    return mapping.records.back();
}

std::string kindOf(const RecordMapping& record)
{
    const auto found = record.constants.find("kind");
    return found == record.constants.end() ? std::string{} : found->second;
}

void declareKind(RecordMapping& record, const std::string& kind)
{
    record.constants["kind"] = kind;
    for (const SurveyKind& known : surveyKinds()) {
        if (known.id != kind)
            continue;
        record.constants["scale_min"] = std::to_string(static_cast<int>(known.low));
        record.constants["scale_max"] = std::to_string(static_cast<int>(known.high));
    }
    if (kind != "ces") // the direction of an effort score must be said, never assumed
        record.constants["better"] = "higher";
    else
        record.constants.erase("better");
}

void assignScore(Mapping& mapping, const std::string& header, const std::string& kind)
{
    RecordMapping* target = nullptr;
    for (RecordMapping& record : mapping.records) {
        if (record.table != Table::Survey)
            continue;
        if (kindOf(record) == kind) {
            target = &record;
            break;
        }
        if (target == nullptr && !hasField(record, "score") && !hasField(record, "kind"))
            target = &record;
    }
    if (target == nullptr) {
        RecordMapping fresh;
        fresh.table = Table::Survey;
        if (const RecordMapping* sibling = firstOf(mapping, Table::Survey)) {
            for (const auto& column : sibling->columns)
                if (column.second != "score" && column.second != "comment" &&
                    column.second != "kind")
                    fresh.columns.push_back(column);
            for (const auto& [field, value] : sibling->constants)
                if (field != "kind" && field != "scale_min" && field != "scale_max" &&
                    field != "better")
                    fresh.constants.emplace(field, value);
            fresh.rows = sibling->rows;
        } else {
            linkCustomer(mapping, fresh);
        }
        mapping.records.push_back(std::move(fresh));
        target = &mapping.records.back();
    }
    if (kindOf(*target) != kind)
        declareKind(*target, kind);
    feed(*target, header, "score");
}

void assignField(Mapping& mapping, const std::string& header, Table table, const std::string& field)
{
    RecordMapping& first = recordFor(mapping, table);
    feed(first, header, field);
    if (table == Table::Survey && field != "comment")
        for (RecordMapping& record : mapping.records)
            if (record.table == Table::Survey)
                feed(record, header, field);
    if (table == Table::Customer && isCustomerKey(field))
        for (RecordMapping& record : mapping.records)
            if (record.table != Table::Customer && fieldOf(record.table, "customer") != nullptr)
                feed(record, header, linkField(field));
}

void assignAttribute(Mapping& mapping, const std::string& header)
{
    const std::string name = attributeName(header);
    if (name.empty())
        return;
    // It belongs to what the file is about: to the customer only where it is about customers alone.
    Table table = Table::Customer;
    for (const RecordMapping& record : mapping.records)
        if (record.table != Table::Customer) {
            table = record.table;
            break;
        }
    bool any = false;
    for (RecordMapping& record : mapping.records)
        if (record.table == table) {
            feed(record, header, name);
            any = true;
        }
    if (!any)
        feed(recordFor(mapping, table), header, name);
}

/// What was said about fields that nothing gives any more would be refused.
void forgetFieldsThatAreGone(Mapping& mapping)
{
    const auto gives = [](const RecordMapping& record, const std::string& field) {
        return hasField(record, field) || record.constants.count(field) > 0;
    };
    for (RecordMapping& record : mapping.records) {
        const auto isGone = [&](const auto& said) { return !gives(record, said.first); };
        std::erase_if(record.missing, isGone);
        std::erase_if(record.units, isGone);
        std::erase_if(record.values, isGone);
        std::erase_if(record.otherwise, [&](const auto& said) {
            return said.second.empty() || !hasField(record, said.first);
        });
    }
    std::erase_if(mapping.values, [&](const auto& said) {
        return std::none_of(mapping.records.begin(), mapping.records.end(),
                            [&](const auto& record) { return gives(record, said.first); });
    });
}

} // namespace

FieldChoice choiceOf(const Mapping& mapping, const std::string& header)
{
    // A column of the customer's own record is shown as that, not as the link it gives to others.
    const RecordMapping* best = nullptr;
    const std::string* field = nullptr;
    for (const RecordMapping& record : mapping.records)
        for (const auto& column : record.columns)
            if (column.first == header && (best == nullptr || (record.table == Table::Customer &&
                                                               best->table != Table::Customer))) {
                best = &record;
                field = &column.second;
            }
    if (best == nullptr)
        return {};
    // Beside another record an address names its customer.
    if (*field == "email")
        return {FieldChoice::Kind::Field, Table::Customer, "email", {}};
    if (isAttribute(*field))
        return {FieldChoice::Kind::Attribute, best->table, *field, {}};
    FieldChoice choice{FieldChoice::Kind::Field, best->table, *field, {}};
    if (best->table == Table::Survey && *field == "score")
        choice.surveyKind = kindOf(*best);
    return choice;
}

BesideUse besideUseOf(const Mapping& mapping, const std::string& header)
{
    if (usesOf(mapping, header) > 0)
        return {};
    for (const RecordMapping& record : mapping.records)
        for (const auto& [field, others] : record.otherwise)
            if (std::find(others.begin(), others.end(), header) != others.end())
                return {BesideUse::Kind::WhereBlank,
                        {FieldChoice::Kind::Field, record.table, field, {}}};
    return mapping.where.count(header) > 0 ? BesideUse{BesideUse::Kind::ChoosesRows, {}}
                                           : BesideUse{};
}

int usesOf(const Mapping& mapping, const std::string& header)
{
    int uses = 0;
    for (const RecordMapping& record : mapping.records)
        for (const auto& column : record.columns)
            uses += column.first == header ? 1 : 0;
    return uses;
}

void assign(Mapping& mapping, const std::string& header, const FieldChoice& choice)
{
    for (RecordMapping& record : mapping.records)
        std::erase_if(record.columns,
                      [&header](const auto& column) { return column.first == header; });

    switch (choice.kind) {
    case FieldChoice::Kind::LeaveOut:
        break;
    case FieldChoice::Kind::Attribute:
        assignAttribute(mapping, header);
        break;
    case FieldChoice::Kind::Field:
        if (choice.table == Table::Survey && choice.field == "score" && !choice.surveyKind.empty())
            assignScore(mapping, header, choice.surveyKind);
        else
            assignField(mapping, header, choice.table, choice.field);
        break;
    }

    for (RecordMapping& record : mapping.records)
        for (auto& [field, others] : record.otherwise)
            std::erase(others, header);
    std::erase_if(mapping.records,
                  [](const RecordMapping& record) { return record.columns.empty(); });
    // A second survey of the row that lost its score has nothing left to say.
    const auto surveys = std::count_if(mapping.records.begin(), mapping.records.end(),
                                       [](const auto& r) { return r.table == Table::Survey; });
    if (surveys > 1)
        std::erase_if(mapping.records, [kept = surveys](const RecordMapping& record) mutable {
            const bool drop = record.table == Table::Survey && !hasField(record, "score") &&
                              record.constants.count("score") == 0 && kept > 1;
            kept -= drop ? 1 : 0;
            return drop;
        });
    forgetFieldsThatAreGone(mapping);
}

std::vector<std::string> missingCodes(const Mapping& mapping, const std::string& header)
{
    std::vector<std::string> codes;
    for (const RecordMapping& record : mapping.records)
        for (const auto& [from, field] : record.columns) {
            const auto said = record.missing.find(field);
            if (from != header || said == record.missing.end())
                continue;
            for (const std::string& code : said->second)
                if (std::find(codes.begin(), codes.end(), code) == codes.end())
                    codes.push_back(code);
        }
    return codes;
}

void setMissingCodes(Mapping& mapping, const std::string& header,
                     const std::vector<std::string>& codes)
{
    for (RecordMapping& record : mapping.records)
        for (const auto& [from, field] : record.columns) {
            if (from != header)
                continue;
            if (codes.empty())
                record.missing.erase(field);
            else
                record.missing[field] = codes;
        }
}

std::string attributeName(const std::string& header)
{
    std::string name;
    for (const char c : header) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80)
            name += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    return name.empty() ? name : std::string(kAttributePrefix) + name;
}

} // namespace regard::presentation
