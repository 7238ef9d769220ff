// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/record_batch.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace regard {

/// Notices, record by record, where a second table begins in a file, and where the column names
/// come again because files were joined.
class TableWatch final {
public:
    /// `header`: the last header row as it stands, empty where there is none.
    TableWatch(std::vector<std::string> header, std::size_t columns);

    void add(const RecordBatch& batch, std::size_t record);

    [[nodiscard]] std::int64_t otherTableLine() const { return m_otherTable; } ///< 0: none
    [[nodiscard]] std::int64_t headersAgain() const { return m_headersAgain; }
    [[nodiscard]] std::int64_t headerAgainLine() const
    {
        return m_headerAgainLine;
    } ///< of the first, 0: none

private:
    [[nodiscard]] bool isHeader(const RecordBatch& batch, std::size_t record) const;

    std::vector<std::string> m_header;
    std::size_t m_columns;
    std::int64_t m_lastLine = 0; // of the record before
    bool m_afterRemark = false;  // the record before was a single field
    std::size_t m_width = 0;     // of the run of equally wide records that stands apart
    std::int64_t m_records = 0;  // in that run
    std::int64_t m_line = 0;     // where it began
    std::int64_t m_otherTable = 0;
    std::int64_t m_headersAgain = 0;
    std::int64_t m_headerAgainLine = 0;
};

} // namespace regard
