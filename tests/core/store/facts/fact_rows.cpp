// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/fact_rows.h"

#include "support/catch.h"

#include <cmath>
#include <limits>

namespace regard::test {

namespace {

FieldType typeOf(Table table, const std::string& name)
{
    const Field* field = fieldOf(table, name);
    return field == nullptr ? (name == "email" ? FieldType::Email : FieldType::Category)
                            : field->type;
}

CodedColumn codedColumn(const std::vector<std::string>& texts)
{
    CodedColumn column;
    std::map<std::string, std::int32_t> codes;
    for (const std::string& text : texts) {
        if (text.empty()) {
            column.codes.push_back(-1);
            continue;
        }
        const auto [code, fresh] =
            codes.emplace(text, static_cast<std::int32_t>(column.values.size()));
        if (fresh)
            column.values.push_back(text);
        column.codes.push_back(code->second);
    }
    return column;
}

BlockValues valuesOf(FieldType type, const std::vector<std::string>& texts)
{
    switch (type) {
    case FieldType::CustomerRef:
    case FieldType::Email:
    case FieldType::Category:
        return codedColumn(texts);
    case FieldType::Moment:
    case FieldType::Money: {
        std::vector<std::int64_t> values;
        for (const std::string& text : texts)
            values.push_back(text.empty() ? std::numeric_limits<std::int64_t>::min()
                                          : std::stoll(text));
        return values;
    }
    case FieldType::Number:
    case FieldType::Duration: {
        std::vector<double> values;
        for (const std::string& text : texts)
            values.push_back(text.empty() ? std::numeric_limits<double>::quiet_NaN()
                                          : std::stod(text));
        return values;
    }
    case FieldType::Boolean: {
        std::vector<std::int8_t> values;
        for (const std::string& text : texts)
            values.push_back(static_cast<std::int8_t>(text.empty() ? -1 : std::stoi(text)));
        return values;
    }
    case FieldType::Identifier:
    case FieldType::Text:
        break;
    }
    TextColumn column;
    for (const std::string& text : texts)
        column.push(text);
    return column;
}

std::string numberText(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

} // namespace

TableBlock makeBlock(Table table, const std::vector<std::string>& fields,
                     const std::vector<TextRow>& rows, std::int64_t firstLine)
{
    TableBlock block;
    block.table = table;
    block.rows = rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i)
        block.lines.push_back(firstLine + static_cast<std::int64_t>(i));
    for (const std::string& field : fields) {
        std::vector<std::string> texts;
        for (const TextRow& row : rows) {
            const auto found = row.find(field);
            texts.push_back(found == row.end() ? std::string() : found->second);
        }
        block.columns.push_back({field, valuesOf(typeOf(table, field), texts)});
    }
    return block;
}

ImportRecord importRows(Store& store, const ImportHeader& header, Table table,
                        const std::vector<std::string>& fields, const std::vector<TextRow>& rows,
                        RowPolicy policy)
{
    Expected<ImportSession> session = store.beginImport(header);
    REQUIRE(session.ok());
    const Status appended = session.value().append(table, policy, makeBlock(table, fields, rows));
    if (!appended.ok())
        FAIL(appended.error().text());
    ImportRecord record;
    record.rows = static_cast<std::int64_t>(rows.size());
    const Expected<ImportRecord> committed = session.value().commit(record);
    if (!committed.ok())
        FAIL(committed.error().text());
    return committed.value();
}

std::vector<TextRow> rowsOf(const Store& store, Table table)
{
    const Expected<std::shared_ptr<const Dataset>> loaded = store.load(TimeZone());
    if (!loaded.ok())
        FAIL(loaded.error().text());
    const Dataset& data = *loaded.value();
    const FactTable& facts = data.table(table);
    std::vector<TextRow> rows(facts.rows());
    for (const std::string& name : facts.columns()) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::string text;
            switch (typeOf(table, name)) {
            case FieldType::CustomerRef:
                if (facts.customers()[i] >= 0)
                    text = data.customerId(facts.customers()[i]);
                break;
            case FieldType::Category:
                if (facts.codes(name)[i] >= 0)
                    text = data.dictionary(name).at(facts.codes(name)[i]);
                break;
            case FieldType::Moment:
            case FieldType::Money:
                if (facts.moments(name)[i] != std::numeric_limits<std::int64_t>::min())
                    text = std::to_string(facts.moments(name)[i]);
                break;
            case FieldType::Number:
            case FieldType::Duration:
                if (!std::isnan(facts.numbers(name)[i]))
                    text = numberText(facts.numbers(name)[i]);
                break;
            case FieldType::Boolean:
                if (facts.flags(name)[i] >= 0)
                    text = std::to_string(facts.flags(name)[i]);
                break;
            case FieldType::Identifier:
            case FieldType::Email:
            case FieldType::Text:
                text = facts.texts(name)[i];
                break;
            }
            if (!text.empty())
                rows[i][name] = text;
        }
    }
    return rows;
}

} // namespace regard::test
