// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include <regard/base/csv_text.h>

#include <CLI/CLI.hpp>

#include <array>
#include <charconv>

namespace regard::cli {

namespace {

struct SqlOptions {
    StoreOption store;
    std::string sql;
    bool json = false;
    bool csv = false;
};

/// Text of a cell; a number so that reading it gives the same number again.
std::string cellText(const SqlResult::Cell& cell, std::string_view null)
{
    if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
        return std::to_string(*integer);
    if (const auto* real = std::get_if<double>(&cell.value)) {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), *real);
        std::string number(text.data(), end.ptr);
        if (number.find_first_of(".en") == std::string::npos)
            number += ".0";
        return number;
    }
    if (const auto* text = std::get_if<std::string>(&cell.value))
        return *text;
    return std::string(null);
}

Json cellJson(const SqlResult::Cell& cell)
{
    if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
        return *integer;
    if (const auto* real = std::get_if<double>(&cell.value))
        return *real;
    if (const auto* text = std::get_if<std::string>(&cell.value))
        return *text;
    return nullptr;
}

void printJson(std::ostream& out, const SqlResult& result)
{
    Json rows = Json::array();
    for (const auto& cells : result.rows) {
        Json row = Json::object();
        for (std::size_t i = 0; i < cells.size(); ++i)
            row[result.columns[i]] = cellJson(cells[i]);
        rows.push_back(std::move(row));
    }
    // Texts come from files: what is not UTF-8 must not stop the output.
    out << rows.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printCsv(std::ostream& out, const SqlResult& result)
{
    out << csvLine(result.columns);
    for (const auto& cells : result.rows) {
        std::vector<std::string> fields;
        for (const SqlResult::Cell& cell : cells)
            fields.push_back(cellText(cell, ""));
        out << csvLine(fields);
    }
}

void printTable(std::ostream& out, const SqlResult& result)
{
    TextTable table;
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        bool numbers = !result.rows.empty();
        for (const auto& cells : result.rows)
            numbers = numbers && !std::holds_alternative<std::string>(cells[i].value);
        table.addColumn(result.columns[i], numbers ? Align::Right : Align::Left);
    }
    for (const auto& cells : result.rows) {
        std::vector<std::string> fields;
        for (const SqlResult::Cell& cell : cells) {
            std::string text = cellText(cell, "–");
            std::replace_if(
                text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
            fields.push_back(std::move(text));
        }
        table.addRow(std::move(fields));
    }
    table.print(out);
}

int runSql(const SqlOptions& options, const Session& session)
{
    const Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    const Expected<SqlResult> result = store.value().query(options.sql);
    if (!result.ok())
        return session.fail(result.error());
    if (options.json)
        printJson(session.out, result.value());
    else if (options.csv)
        printCsv(session.out, result.value());
    else
        printTable(session.out, result.value());
    return kDone;
}

} // namespace

void addSql(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("sql", "A SELECT over the tables and fields of the data model.");
    auto options = std::make_shared<SqlOptions>();
    options->store.addTo(*command);
    command->add_option("SELECT", options->sql, "one statement, in SQLite's dialect")->required();
    CLI::Option* json = command->add_flag("--json", options->json, "print one JSON document");
    command->add_flag("--csv", options->csv, "print CSV")->excludes(json);
    command->callback([options, &session] {
        session.action = [options, &session] { return runSql(*options, session); };
    });
}

} // namespace regard::cli
