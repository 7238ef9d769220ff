// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/dialect_options.h"
#include "cli/figure_json.h"
#include "cli/given_files.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <regard/ingest/inspect.h>

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct InspectOptions {
    std::string file;
    DialectOptions dialect;
    std::string part;
    std::string clean;
    bool json = false;
};

std::string characterName(std::string_view text)
{
    if (text.empty())
        return "none";
    if (text == ",")
        return "comma";
    if (text == ";")
        return "semicolon";
    if (text == "\t")
        return "tab";
    if (text == " ")
        return "blank";
    return std::string(text);
}

std::string oneCharacter(char c)
{
    return c == '\0' ? std::string() : std::string(1, c);
}

Json columnJson(const ColumnReport& column)
{
    return {{"header", column.header},     {"type", column.type},   {"pattern", column.pattern},
            {"values", column.values},     {"blank", column.blank}, {"readable", column.readable},
            {"distinct", column.distinct}, {"first", column.first}, {"note", column.note}};
}

Json reportJson(const FileReport& report)
{
    const Dialect& dialect = report.dialect;
    Json json;
    json["file"] = report.file;
    json["bytes"] = report.bytes;
    json["encoding"] = encodingName(dialect.encoding);
    json["delimiter"] = dialect.delimiter;
    json["quote"] = oneCharacter(dialect.quote);
    json["escape"] = oneCharacter(dialect.escape);
    json["separator_line"] = dialect.separatorLine;
    json["trim_spaces"] = dialect.trimSpaces;
    json["skip_lines"] = dialect.skipLines;
    json["header_rows"] = dialect.headerRows;
    json["header_line"] = report.headerLine;
    json["footer_bytes"] = dialect.tableBytes == 0 ? 0 : report.bytes - dialect.tableBytes;
    if (dialect.header)
        json["header"] = {{"delimiter", dialect.header->delimiter},
                          {"quote", oneCharacter(dialect.header->quote)}};
    json["table"] = dialect.table;
    json["tables"] = Json::array();
    for (const FileTable& table : report.tables)
        json["tables"].push_back({{"line", table.line},
                                  {"rows", table.rows},
                                  {"columns", table.columns},
                                  {"first", table.first}});
    json["records"] = report.records;
    json["ragged"] = report.ragged;
    json["profile"] = report.profile;
    json["columns"] = Json::array();
    for (const ColumnReport& column : report.columns)
        json["columns"].push_back(columnJson(column));
    json["proposal"] = Json::parse(toJson(report.proposal), nullptr, false);
    json["notes"] = report.notes;
    return json;
}

void printReport(std::ostream& out, const FileReport& report)
{
    const Dialect& dialect = report.dialect;
    out << report.file << ": " << grouped(report.records) << " records, "
        << grouped(static_cast<std::int64_t>(report.headers.size())) << " columns, "
        << grouped(report.bytes) << " bytes\n"
        << "Encoding " << encodingName(dialect.encoding) << ", delimiter "
        << characterName(dialect.delimiter) << ", quote "
        << characterName(oneCharacter(dialect.quote)) << ", escape "
        << characterName(oneCharacter(dialect.escape));
    if (dialect.headerRows == 0)
        out << ", no header row";
    else
        out << ", header in line " << report.headerLine;
    if (dialect.header)
        out << " with delimiter " << characterName(dialect.header->delimiter) << " and quote "
            << characterName(oneCharacter(dialect.header->quote));
    out << '\n';
    if (!report.profile.empty())
        out << "Recognised as " << report.profile << "\n";
    if (report.ragged > 0)
        out << grouped(report.ragged) << " records have more or fewer fields than the header\n";
    for (const std::string& note : report.notes)
        out << note << '\n';
    out << '\n';
    TextTable table;
    table.addColumn("column", Align::Left);
    table.addColumn("type", Align::Left);
    table.addColumn("pattern", Align::Left);
    table.addColumn("values", Align::Right);
    table.addColumn("blank", Align::Right);
    table.addColumn("readable", Align::Right);
    table.addColumn("proposed for", Align::Left);
    table.addColumn("first values", Align::Left);
    table.addColumn("note", Align::Left);
    for (const ColumnReport& column : report.columns) {
        std::string fields;
        for (const RecordMapping& record : report.proposal.records)
            for (const auto& [header, field] : record.columns)
                if (header == column.header)
                    fields += (fields.empty() ? "" : ", ") + std::string(tableName(record.table)) +
                              "." + field;
        std::string first;
        for (const std::string& value : column.first)
            first += (first.empty() ? "" : " | ") + value;
        std::replace(first.begin(), first.end(), '\n', ' ');
        table.addRow({column.header, column.type, column.pattern, grouped(column.values),
                      grouped(column.blank), decimal(100 * column.readable, 1) + " %", fields,
                      first, column.note});
    }
    table.print(out);
}

int runInspect(const InspectOptions& options, const Session& session)
{
    GivenFiles files;
    const GivenTable table = files.tableOf(options.file, options.part);
    const Expected<SourceFile> source = table.open();
    if (!source.ok())
        return session.fail(source.error());
    const std::filesystem::path& text = source.value().text();
    Expected<std::optional<Dialect>> told =
        options.dialect.dialectOf(text, source.value().dialect());
    if (!told.ok())
        return session.fail(table.placed(told.error(), source.value()));
    if (told.value()) // the damage in a file is what people want to see
        told.value()->unclosedIsText = true;
    Expected<FileReport> report = inspectFile(text, told.value());
    if (!report.ok())
        return session.fail(table.placed(report.error(), source.value()));
    if (text.string() != options.file)
        report.value().file = source.value().name();
    if (!table.note.empty())
        report.value().notes.push_back(table.note);
    if (!options.clean.empty()) {
        const Expected<std::int64_t> written =
            writeClean(text, options.clean, report.value().dialect);
        if (!written.ok())
            return session.fail(table.placed(written.error(), source.value()));
    }
    if (options.json)
        session.out
            << reportJson(report.value()).dump(2, ' ', false, Json::error_handler_t::replace)
            << '\n';
    else
        printReport(session.out, report.value());
    return kDone;
}

} // namespace

void addInspect(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("inspect", "How a file is understood, without importing it.");
    auto options = std::make_shared<InspectOptions>();
    command
        ->add_option("FILE", options->file,
                     "CSV or other delimited text, XLSX, ZIP; - reads standard input")
        ->required();
    command->add_option("--part", options->part, "a sheet of a workbook or a file of an archive")
        ->type_name("NAME");
    options->dialect.addTo(*command);
    command
        ->add_option("--clean", options->clean, "write its records as plain CSV (RFC 4180, UTF-8)")
        ->type_name("OUT.csv");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runInspect(*options, session); };
    });
}

} // namespace regard::cli
