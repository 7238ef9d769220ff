// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/reading_notes.h"

namespace regard {
namespace {

/// Adds `count`, and the place of the first where none was met before.
void addCount(std::int64_t& total, std::int64_t& line, std::int64_t count, std::int64_t firstLine)
{
    if (total == 0)
        line = firstLine;
    total += count;
}

} // namespace

std::string lineNote(std::int64_t times, const char* one, const char* many, std::int64_t line)
{
    return std::to_string(times) + " " + (times == 1 ? one : many) + ", first in line " +
           std::to_string(line) + ".";
}

void Tolerated::addQuotes(const RecordBatch& batch)
{
    Tolerated later;
    later.textAfterQuote = batch.textAfterQuote();
    later.textAfterQuoteLine = batch.textAfterQuoteLine();
    later.strayQuotes = batch.strayQuotes();
    later.strayQuoteLine = batch.strayQuoteLine();
    later.strayQuoteColumn = batch.strayQuoteColumn();
    add(later);
}

void Tolerated::add(const Tolerated& later)
{
    if (strayQuotes == 0)
        strayQuoteColumn = later.strayQuoteColumn;
    addCount(ragged, raggedLine, later.ragged, later.raggedLine);
    addCount(textAfterQuote, textAfterQuoteLine, later.textAfterQuote, later.textAfterQuoteLine);
    addCount(strayQuotes, strayQuoteLine, later.strayQuotes, later.strayQuoteLine);
    invalidBytes += later.invalidBytes;
    nulBytes += later.nulBytes;
}

std::vector<std::string> readingNotes(const Dialect& dialect, const Tolerated& tolerated)
{
    std::vector<std::string> notes;
    if (dialect.separatorLine)
        notes.emplace_back("The first line names the delimiter.");
    if (dialect.table > 1)
        notes.push_back("Table " + std::to_string(dialect.table) +
                        " of the file is read; it begins below line " +
                        std::to_string(dialect.skipLines + (dialect.separatorLine ? 1 : 0)) + ".");
    else if (dialect.skipLines > 0)
        notes.push_back("The table begins below " + std::to_string(dialect.skipLines) +
                        (dialect.skipLines == 1 ? " title line." : " title lines."));
    if (dialect.headerRows == 0)
        notes.emplace_back("There is no row with column names.");
    if (dialect.headerRows > 1)
        notes.push_back(std::to_string(dialect.headerRows) + " rows make up the column names.");
    if (dialect.tableBytes > 0)
        notes.emplace_back("What stands below the table is left out.");
    if (tolerated.ragged > 0)
        notes.push_back(
            lineNote(tolerated.ragged, "row has another number of fields than the header",
                     "rows have another number of fields than the header", tolerated.raggedLine));
    if (tolerated.textAfterQuote > 0)
        notes.push_back(
            lineNote(tolerated.textAfterQuote,
                     "quoted field holds a quote that is not doubled; it is kept as it stands",
                     "quoted fields hold a quote that is not doubled; they are kept as they stand",
                     tolerated.textAfterQuoteLine));
    if (tolerated.strayQuotes > 0)
        notes.push_back(std::to_string(tolerated.strayQuotes) +
                        (tolerated.strayQuotes == 1
                             ? " quote is never closed and was taken as text, first in line "
                             : " quotes are never closed and were taken as text, first in line ") +
                        std::to_string(tolerated.strayQuoteLine) + ", column " +
                        std::to_string(tolerated.strayQuoteColumn) + ".");
    if (tolerated.invalidBytes > 0)
        notes.push_back(std::to_string(tolerated.invalidBytes) +
                        (tolerated.invalidBytes == 1 ? " byte is" : " bytes are") +
                        " not text in this encoding, shown as \\x and two digits.");
    if (tolerated.nulBytes > 0)
        notes.push_back(std::to_string(tolerated.nulBytes) +
                        (tolerated.nulBytes == 1 ? " NUL byte is" : " NUL bytes are") +
                        " shown as \xE2\x90\x80.");
    return notes;
}

} // namespace regard
