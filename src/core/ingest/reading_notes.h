// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/dialect.h>
#include <regard/ingest/record_batch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace regard {

/// What was mended or tolerated while a file was read; each with the place where it was met first.
struct Tolerated {
    std::int64_t ragged = 0; ///< records with another number of fields than the header
    std::int64_t raggedLine = 0;
    std::int64_t textAfterQuote = 0; ///< see RecordBatch
    std::int64_t textAfterQuoteLine = 0;
    std::int64_t strayQuotes = 0;
    std::int64_t strayQuoteLine = 0;
    std::int64_t strayQuoteColumn = 0;
    std::int64_t invalidBytes = 0; ///< see TableReader
    std::int64_t nulBytes = 0;

    /// Adds the quotes of a batch that comes later in the file.
    void addQuotes(const RecordBatch& batch);
    /// Adds what was met later in the file.
    void add(const Tolerated& later);
};

/// The same in sentences for people, with what the dialect leaves out.
[[nodiscard]] std::vector<std::string> readingNotes(const Dialect& dialect,
                                                    const Tolerated& tolerated);

/// "3 rows repeat the column names, first in line 9."
[[nodiscard]] std::string lineNote(std::int64_t times, const char* one, const char* many,
                                   std::int64_t line);

} // namespace regard
