// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customers/set_aside_traces.h"

#include "core/store/rows.h"

#include <regard/domain/personal_text.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace regard {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(kBlanks);
    return from == std::string_view::npos
               ? std::string_view()
               : text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

/// How the rows of one import are written.
struct RowForm {
    std::string delimiter; ///< empty: any that is usual
    char quote = '"';
    std::vector<bool> names; ///< columns that name a customer; empty: unknown
};

/// The cells of a record. A text that is no proper record gives more cells, never fewer.
std::vector<std::string> cellsOf(std::string_view record, const RowForm& form)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (form.quote != 0 && c == form.quote) {
            if (quoted && i + 1 < record.size() && record[i + 1] == form.quote)
                cells.back() += record[++i];
            else
                quoted = !quoted;
            continue;
        }
        const bool parts = form.delimiter.empty()
                               ? std::string_view(",;\t|").find(c) != std::string_view::npos
                               : record.substr(i).starts_with(form.delimiter);
        if (!quoted && parts) {
            i += form.delimiter.empty() ? 0 : form.delimiter.size() - 1;
            cells.emplace_back();
        } else if (!quoted && (c == '\n' || c == '\r')) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    for (std::string& cell : cells)
        cell = std::string(trimmed(cell));
    return cells;
}

/// The headers that a mapping reads as what names a customer.
std::vector<std::string> namingHeaders(const Json& mapping)
{
    std::vector<std::string> headers;
    const auto records = mapping.find("records");
    if (records == mapping.end() || !records->is_array())
        return headers;
    for (const Json& record : *records) {
        const bool people = record.value("table", std::string()) == "customer";
        const auto columns = record.find("columns");
        if (columns == record.end() || !columns->is_object())
            continue;
        for (const auto& [header, fields] : columns->items()) {
            const auto names = [&](const Json& field) {
                return field.is_string() &&
                       (field == "customer" || field == "email" || (people && field == "id"));
            };
            if (names(fields) ||
                (fields.is_array() && std::any_of(fields.begin(), fields.end(), names)))
                headers.push_back(normalizedAddress(header));
        }
    }
    return headers;
}

RowForm formOf(const std::string& header, const std::string& mapping, const std::string& dialect)
{
    RowForm form;
    const Json known = Json::parse(dialect, nullptr, false);
    if (known.is_object()) {
        form.delimiter = known.value("delimiter", std::string());
        const std::string quote = known.value("quote", std::string("\""));
        form.quote = quote.empty() ? '\0' : quote.front();
    }
    const Json json = Json::parse(mapping, nullptr, false);
    if (!json.is_object() || header.empty())
        return form;
    const std::vector<std::string> naming = namingHeaders(json);
    for (const std::string& cell : cellsOf(header, form))
        form.names.push_back(std::find(naming.begin(), naming.end(), normalizedAddress(cell)) !=
                             naming.end());
    return form;
}

bool namesPerson(const std::string& raw, const RowForm& form, const PersonTraces& person,
                 const KeyHasher& hasher)
{
    if (mentionsPerson(raw, person, hasher))
        return true;
    const std::vector<std::string> cells = cellsOf(raw, form);
    for (std::size_t i = 0; i < cells.size(); ++i)
        // A row of another width than its header may have the id anywhere.
        if (person.ids.contains(cells[i]) && (cells.size() != form.names.size() || form.names[i]))
            return true;
    return false;
}

} // namespace

bool mentionsPerson(std::string_view text, const PersonTraces& person, const KeyHasher& hasher)
{
    for (const std::string& name : person.names)
        if (text.find(name) != std::string_view::npos)
            return true;
    if (person.addresses.empty() || text.find('@') == std::string_view::npos)
        return false;
    constexpr std::string_view kAround = " \t\r\n,;|\"'<>()[]{}:=\\";
    for (std::size_t from = text.find_first_not_of(kAround); from != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(kAround, from), text.size());
        std::string_view word = text.substr(from, end - from);
        while (!word.empty() && (word.back() == '.' || word.back() == '!' || word.back() == '?'))
            word.remove_suffix(1);
        if (isMailAddress(word) &&
            person.addresses.contains(hasher.ofAddress(normalizedAddress(word))))
            return true;
        from = text.find_first_not_of(kAround, end);
    }
    return false;
}

Expected<std::vector<SetAsidePlace>> setAsideNaming(const sqlite::Database& database,
                                                    const PersonTraces& person,
                                                    const KeyHasher& hasher)
{
    std::map<std::int64_t, RowForm> forms;
    struct Form {
        std::int64_t importId = 0;
        RowForm form;
    };
    const Expected<std::vector<Form>> imports = readRows<Form>(
        database,
        "SELECT id, header, mapping, dialect FROM import"
        " WHERE id IN (SELECT import_id FROM set_aside)",
        [](const sqlite::Statement& row) {
            return Form{row.integer(0), formOf(row.text(1), row.text(2), row.text(3))};
        });
    if (!imports.ok())
        return imports.error();
    for (const Form& form : imports.value())
        forms.emplace(form.importId, form.form);
    Expected<sqlite::Statement> select =
        database.prepare("SELECT id, import_id, raw FROM set_aside WHERE raw <> '' ORDER BY id");
    if (!select.ok())
        return select.error();
    std::vector<SetAsidePlace> found;
    while (true) {
        const Expected<bool> row = select.value().step();
        if (!row.ok())
            return row.error();
        if (!row.value())
            return found;
        const std::int64_t importId = select.value().integer(1);
        if (namesPerson(select.value().text(2), forms[importId], person, hasher))
            found.push_back({select.value().integer(0), importId});
    }
}

} // namespace regard
