// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/new_file.h"
#include "core/ingest/containers/number_format.h"
#include "core/ingest/containers/shared_strings.h"
#include "core/ingest/containers/xml_stream.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace regard {

/// Cells of one column that are merged: they all have the value of the first.
struct MergedRows {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::size_t column = 0;
};

/// Turns the XML of a sheet into CSV, row by row.
class SheetWriter final : public XmlListener {
public:
    /// What cells refer to.
    struct Book {
        const SharedStrings& strings;
        const std::vector<NumberFormat>& styles;
        bool from1904 = false;
    };
    /// `out` may be null: then cells are only looked at. `merged` as merges() of an earlier pass.
    /// Writes `mostBytes` at most.
    SheetWriter(NewFile* out, const Book& book, std::vector<MergedRows> merged,
                std::int64_t mostBytes, std::stop_token stop = {});

    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view text) override;
    [[nodiscard]] bool isDone() const override;

    /// Writes what is held back. Fails where writing failed or the sheet makes no sense.
    [[nodiscard]] Status finish();
    /// Whether a cell with a value was met; without an output the reading ends there.
    [[nodiscard]] bool hasValues() const { return m_hasValues; }
    /// Merged cells below the first row with values. They are listed behind the cells, so a sheet
    /// that has some is read again.
    [[nodiscard]] const std::vector<MergedRows>& merges() const { return m_merges; }

private:
    void beginRow(const XmlAttributes& attributes);
    void beginCell(const XmlAttributes& attributes);
    void endCell();
    [[nodiscard]] std::string sharedText();
    [[nodiscard]] std::string ownText();
    void endRow();
    void addMerge(std::string_view range);
    void fillRowsLeftOut();
    /// Gives the cells that are merged with one further up its value.
    void fillMerged(std::int64_t row);
    void setCell(std::size_t column, std::string text);
    void writeRow();
    void flush();

    NewFile* m_out;
    Book m_book;
    std::vector<MergedRows> m_merged; ///< by their first row
    std::size_t m_nextMerged = 0;
    struct Fill {
        MergedRows cells;
        std::string value;
    };
    std::vector<Fill> m_fills; ///< merged cells that the row lies in
    std::vector<MergedRows> m_merges;

    std::stop_token m_stop;
    std::string m_buffer;
    std::int64_t m_bytesWritten = 0;
    std::int64_t m_mostBytes = 0;
    std::optional<Error> m_error;
    std::vector<std::string> m_cells; ///< of the row, as they are written
    std::size_t m_rowWidth = 0;       ///< cells up to the last one with a value
    std::size_t m_width = 0;          ///< of the table
    std::int64_t m_row = 0;           ///< counted from 1
    std::int64_t m_written = 0;       ///< rows
    std::int64_t m_firstRow = 0;      ///< with a value
    std::int64_t m_valueRows = 0;
    std::size_t m_column = 0; ///< counted from 1
    std::string m_type;
    std::size_t m_style = 0;
    std::string m_value;
    bool m_inRows = false;
    bool m_inCell = false;
    bool m_inValue = false;
    bool m_inReading = false;
    bool m_hasValues = false;
};

} // namespace regard
