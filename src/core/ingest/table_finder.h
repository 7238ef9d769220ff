// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>
#include <regard/ingest/inspect.h>
#include <regard/ingest/record_batch.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace regard {

/// One of the tables of a file and the lines that are its own, titles above it included.
struct TableExtent {
    std::int64_t begin = 1;
    std::int64_t end = 0; ///< line of the next table, 0: the end of the file
    FileTable table;
    bool figures = false;          ///< only figures stand below the name of its last column
    std::int64_t headersAgain = 0; ///< rows that repeat the column names
    std::int64_t headerAgainLine = 0;
};

/// Finds where one table ends and another begins, from the records in their order. A table begins
/// with names: where the number of columns changes, or below a gap, a title or a remark; or with
/// the column names of the table before it, narrower or wider. The same column names again are the
/// same table, joined from two files. Constant memory.
class TableFinder final {
public:
    void add(const RecordBatch& batch, std::size_t record);
    /// The tables; one where nothing parts them. Call it once, behind the last record.
    [[nodiscard]] std::vector<TableExtent> finish();

private:
    /// A row by what matters here; of very wide rows the first columns.
    struct Row {
        std::int64_t line = 0;
        std::size_t width = 0;
        std::vector<std::string> cells;
        std::vector<bool> figures;
        bool names = false; ///< could be a header: words in most cells and no figures
    };
    /// What may be the first row of another table.
    struct Candidate {
        Row row;
        std::int64_t begin = 0; ///< with the titles above it
        bool apart = false;
        bool continues = false; ///< begins with the column names of the table before it
        std::int64_t below = 0; ///< rows of the same width so far
        bool figuresBelow = false;
    };

    [[nodiscard]] static Row rowOf(const RecordBatch& batch, std::size_t record);
    [[nodiscard]] bool isTitle(const RecordBatch& batch, std::size_t record) const;
    [[nodiscard]] bool continuesHeader(const Row& row) const;
    [[nodiscard]] bool namesFigures(const Row& row) const;
    [[nodiscard]] bool isCandidate(const Row& row, bool apart) const;
    [[nodiscard]] bool holds(bool atEnd) const;
    void begin();
    void dismiss();
    void count(std::size_t width);
    void learn(const Row& row);

    std::vector<TableExtent> m_tables;
    Row m_header; ///< first row of the current table that is as wide as most
    std::map<std::size_t, std::int64_t> m_widths;
    std::size_t m_width = 0;
    std::vector<std::int64_t> m_figures; ///< by column of the current table
    std::int64_t m_learnt = 0;
    bool m_waiting = false; ///< whether m_candidate is one
    Candidate m_candidate;
    std::int64_t m_titles = 0; ///< titles seen since the last row
    std::int64_t m_titlesLine = 0;
    std::int64_t m_lastEnd = 0;
};

/// The tables of a text that begins in line `firstLine` of its file.
[[nodiscard]] std::vector<TableExtent>
findTablesInText(std::string_view text, const Dialect& dialect, std::int64_t firstLine);
/// The tables of a whole file, wherever `dialect` says that its table lies.
[[nodiscard]] Expected<std::vector<TableExtent>>
findTables(const std::filesystem::path& file, const Dialect& dialect, const Control& control);

} // namespace regard
