// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_profile.h"
#include "core/ingest/lenient_reader.h"

#include <regard/ingest/inspect.h>
#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

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

std::string lineNote(std::int64_t times, const char* one, const char* many, std::int64_t line)
{
    return std::to_string(times) + " " + (times == 1 ? one : many) + ", first in line " + std::to_string(line) + ".";
}

std::vector<std::string> rowOf(const RecordBatch& batch, std::size_t record)
{
    std::vector<std::string> row(batch.fieldCount(record));
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = batch.field(record, i);
    return row;
}

std::vector<std::string> notesOf(const FileReport& report)
{
    std::vector<std::string> notes;
    if (report.dialect.separatorLine)
        notes.emplace_back("The first line names the delimiter.");
    if (report.dialect.skipLines > 0)
        notes.push_back("The table begins below " + std::to_string(report.dialect.skipLines) +
                        (report.dialect.skipLines == 1 ? " title line." : " title lines."));
    if (report.dialect.headerRows == 0)
        notes.emplace_back("There is no row with column names.");
    if (report.dialect.headerRows > 1)
        notes.push_back(std::to_string(report.dialect.headerRows) + " rows make up the column names.");
    if (report.dialect.tableBytes > 0)
        notes.emplace_back("Remarks or totals below the table are left out.");
    if (report.ragged > 0)
        notes.push_back(lineNote(report.ragged, "row has another number of fields than the header",
                                 "rows have another number of fields than the header", report.raggedLine));
    if (report.textAfterQuote > 0)
        notes.push_back(lineNote(report.textAfterQuote, "quoted field holds a quote that is not doubled; it is kept as it stands",
                                 "quoted fields hold a quote that is not doubled; they are kept as they stand",
                                 report.textAfterQuoteLine));
    if (report.strayQuotes > 0)
        notes.push_back(std::to_string(report.strayQuotes) +
                        (report.strayQuotes == 1 ? " quote is never closed and was taken as text, first in line "
                                                 : " quotes are never closed and were taken as text, first in line ") +
                        std::to_string(report.strayQuoteLine) + ", column " +
                        std::to_string(report.strayQuoteColumn) + ".");
    if (report.invalidBytes > 0)
        notes.push_back(std::to_string(report.invalidBytes) +
                        (report.invalidBytes == 1 ? " byte is" : " bytes are") +
                        " not text in this encoding, shown as \\x and two digits.");
    if (report.nulBytes > 0)
        notes.push_back(std::to_string(report.nulBytes) + (report.nulBytes == 1 ? " NUL byte is" : " NUL bytes are") +
                        " shown as \xE2\x90\x80.");
    return notes;
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

Expected<FileReport> inspectFile(const std::filesystem::path& file, const std::optional<Dialect>& told,
                                 const Control& control)
{
    Expected<TableReader> opened = openLeniently(file, told);
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
        if (const Status status = tokenize(piece.text, reader.dialect(), piece.firstLine, batch); !status.ok()) {
            Error error = status.error();
            error.file = file.string();
            return error;
        }
        for (std::size_t r = 0; r < batch.records(); ++r) {
            const std::int64_t line = batch.line(r);
            for (std::size_t c = 0; c < profiles.size(); ++c)
                profiles[c].add(batch.field(r, c), line);
            if (batch.fieldCount(r) != report.headers.size() && report.ragged++ == 0)
                report.raggedLine = line;
            if (sample.size() < kProposalRows)
                sample.push_back(rowOf(batch, r));
        }
        report.records += static_cast<std::int64_t>(batch.records());
        if (report.textAfterQuote == 0)
            report.textAfterQuoteLine = batch.textAfterQuoteLine();
        report.textAfterQuote += batch.textAfterQuote();
        if (report.strayQuotes == 0) {
            report.strayQuoteLine = batch.strayQuoteLine();
            report.strayQuoteColumn = batch.strayQuoteColumn();
        }
        report.strayQuotes += batch.strayQuotes();
        if (control.report)
            control.report({"Reading", reader.bytesRead(), reader.bytes(), report.records});
    }
    report.dialect = reader.dialect();
    report.invalidBytes = reader.invalidBytes();
    report.nulBytes = reader.nulBytes();
    for (const ColumnProfile& profile : profiles)
        report.columns.push_back(profile.report());
    report.notes = notesOf(report);
    Expected<Mapping> named = mappingForHeaders(report.headers);
    // A file with a few field names among others is about something else than those.
    report.proposal = named.ok() && 2 * declaredColumns(named.value()) > report.headers.size()
                                 ? std::move(named).value()
                                 : proposeMapping(report.headers, sample, file.filename().string());
    return report;
}

Expected<std::vector<std::vector<std::string>>> previewRecords(const std::filesystem::path& file, const Dialect& dialect,
                                                               std::size_t rows)
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
