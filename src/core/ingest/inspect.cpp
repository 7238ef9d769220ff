// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_profile.h"
#include "core/ingest/lenient_reader.h"
#include "core/ingest/profiles/profile_reading.h"
#include "core/ingest/reading_notes.h"
#include "core/ingest/table_finder.h"

#include <regard/ingest/inspect.h>
#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace regard {
namespace {

/// A line with more fields than this is hardly a table; the columns behind are read, not judged.
constexpr std::size_t kMostProfiles = 4096;
constexpr std::size_t kProposalRows = 200;

Error cancelled()
{
    return {ErrorKind::Cancelled, "Stopped on request."};
}

std::vector<std::string> rowOf(const RecordBatch& batch, std::size_t record)
{
    std::vector<std::string> row(batch.fieldCount(record));
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = batch.field(record, i);
    return row;
}

/// What the table begins with and how large it is.
std::string tableNote(const TableExtent& extent, std::size_t number, bool read)
{
    constexpr std::size_t kMostNames = 4;
    const FileTable& table = extent.table;
    std::string names;
    for (std::size_t i = 0; i < std::min(table.first.size(), kMostNames); ++i)
        names += (i > 0 ? ", " : "") + table.first[i];
    if (table.first.size() > kMostNames)
        names += " ...";
    return "Table " + std::to_string(number) + " of the file begins in line " +
           std::to_string(table.line) + " (" + std::to_string(table.rows) + " rows of " +
           std::to_string(table.columns) + " columns: " + names + "). " +
           (read ? "It is read as rows of this one." : "It is left out.");
}

void addTables(const std::vector<TableExtent>& tables, FileReport& report)
{
    constexpr std::size_t kMostNotes = 10;
    if (tables.size() > kMostNotes + 1)
        report.notes.push_back("The file has " + std::to_string(tables.size()) +
                               " tables; the first of them follow.");
    for (std::size_t i = 0; i < tables.size(); ++i) {
        report.tables.push_back(tables[i].table);
        if (i > kMostNotes && i + 1 != static_cast<std::size_t>(report.dialect.table))
            continue;
        if (i + 1 != static_cast<std::size_t>(report.dialect.table))
            report.notes.push_back(
                tableNote(tables[i], i + 1,
                          report.dialect.tableBytes == 0 &&
                              i + 1 > static_cast<std::size_t>(report.dialect.table)));
        else if (tables[i].headersAgain > 0 && report.dialect.headerRows > 0)
            report.notes.push_back(
                lineNote(tables[i].headersAgain,
                         "row repeats the column names, as in files that were joined",
                         "rows repeat the column names, as in files that were joined",
                         tables[i].headerAgainLine));
    }
}

/// Columns that become fields of the data model, attributes apart.
std::size_t declaredColumns(const Mapping& mapping)
{
    std::set<std::string_view> headers;
    for (const RecordMapping& record : mapping.records)
        for (const auto& [header, field] : record.columns)
            if (!isAttribute(field))
                headers.insert(header);
    return headers.size();
}

} // namespace

Expected<FileReport> inspectFile(const std::filesystem::path& file,
                                 const std::optional<Dialect>& told, const Control& control)
{
    const Expected<std::optional<Recognised>> known = recognise(file, told);
    if (!known.ok())
        return known.error();
    // A known export says itself where its header stands.
    const bool asKnown = !told && known.value() && known.value()->dialectDiffers;
    Expected<TableReader> opened =
        openLeniently(file, asKnown ? std::optional(known.value()->dialect) : told);
    if (!opened.ok())
        return opened.error();
    TableReader& reader = opened.value();
    FileReport report;
    report.file = file.string();
    report.bytes = reader.bytes();
    report.headerLine = reader.headerLine();
    report.headers = reader.headers();
    std::vector<ColumnProfile> profiles;
    for (const std::string& header : report.headers) {
        if (profiles.size() < kMostProfiles)
            profiles.emplace_back(header);
    }
    std::vector<std::vector<std::string>> sample;
    Tolerated tolerated;
    Piece piece;
    RecordBatch batch;
    for (;;) {
        if (control.stop.stop_requested())
            return cancelled();
        const Expected<bool> more = reader.next(piece);
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        if (const Status status = tokenize(piece.text, reader.dialect(), piece.firstLine, batch);
            !status.ok()) {
            Error error = status.error();
            error.file = file.string();
            return error;
        }
        for (std::size_t r = 0; r < batch.records(); ++r) {
            const std::int64_t line = batch.line(r);
            for (std::size_t c = 0; c < profiles.size(); ++c)
                profiles[c].add(batch.field(r, c), line);
            if (batch.fieldCount(r) != report.headers.size() && tolerated.ragged++ == 0)
                tolerated.raggedLine = line;
            if (sample.size() < kProposalRows)
                sample.push_back(rowOf(batch, r));
        }
        report.records += static_cast<std::int64_t>(batch.records());
        tolerated.addQuotes(batch);
        if (control.report)
            control.report({"Reading", reader.bytesRead(), reader.bytes(), report.records});
    }
    report.dialect = reader.dialect();
    tolerated.invalidBytes = reader.invalidBytes();
    tolerated.nulBytes = reader.nulBytes();
    for (const ColumnProfile& profile : profiles)
        report.columns.push_back(profile.report());
    report.ragged = tolerated.ragged;
    report.raggedLine = tolerated.raggedLine;
    report.notes = readingNotes(report.dialect, tolerated);
    const Expected<std::vector<TableExtent>> tables = findTables(file, report.dialect, control);
    if (!tables.ok())
        return tables.error();
    addTables(tables.value(), report);
    if (known.value()) {
        Expected<Reading> reading = profileReading(*known.value(), file, control);
        if (reading.ok() || !known.value()->profile.weak)
            report.profile = known.value()->profile.about.id;
        if (reading.ok()) {
            report.proposal = std::move(reading.value().mapping);
            std::ranges::move(reading.value().notes, std::back_inserter(report.notes));
            return report;
        }
        if (!report.profile.empty())
            report.notes.push_back(reading.error().message);
    }
    Expected<Mapping> named = mappingForHeaders(report.headers);
    // A file with a few field names among others is about something else than those.
    report.proposal = named.ok() && 2 * declaredColumns(named.value()) > report.headers.size()
                          ? std::move(named).value()
                          : proposeMapping(report.headers, sample, file.filename().string());
    return report;
}

Expected<std::vector<std::vector<std::string>>>
previewRecords(const std::filesystem::path& file, const Dialect& dialect, std::size_t rows)
{
    constexpr std::size_t kPreviewBytes = std::size_t{64} << 10U;
    Expected<TableReader> opened = TableReader::open(file, dialect, kPreviewBytes);
    if (!opened.ok())
        return opened.error();
    TableReader& reader = opened.value();
    std::vector<std::vector<std::string>> records = {reader.headers()};
    Piece piece;
    RecordBatch batch;
    while (records.size() <= rows) {
        const Expected<bool> more = reader.next(piece);
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        const Status status = tokenize(piece.text, reader.dialect(), piece.firstLine, batch);
        for (std::size_t r = 0; r < batch.records() && records.size() <= rows; ++r)
            records.push_back(rowOf(batch, r));
        if (!status.ok() && records.size() <= rows) {
            Error error = status.error();
            error.file = file.string();
            return error;
        }
    }
    return records;
}

} // namespace regard
