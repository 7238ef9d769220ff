// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/table_watch.h"

#include "core/ingest/byte_scan.h"

#include <utility>

namespace regard {
namespace {

/// So many records of another width, one below the other, are no accident.
constexpr std::int64_t kEnoughRecords = 3;

} // namespace

TableWatch::TableWatch(std::vector<std::string> header, std::size_t columns)
    : m_header(std::move(header)), m_columns(columns)
{
}

bool TableWatch::isHeader(const RecordBatch& batch, std::size_t record) const
{
    if (m_header.size() < 2 || batch.fieldCount(record) != m_header.size())
        return false;
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        if (batch.field(record, i) != m_header[i])
            return false;
    }
    return true;
}

void TableWatch::add(const RecordBatch& batch, std::size_t record)
{
    const std::int64_t line = batch.line(record);
    const std::size_t width = batch.fieldCount(record);
    const bool apart = m_afterRemark || line > m_lastLine + 1;
    if (width == m_columns && isHeader(batch, record) && m_headersAgain++ == 0)
        m_headerAgainLine = line;
    if (width == m_columns || width < 2) {
        m_width = 0;
    } else if (width == m_width && !apart) {
        if (++m_records == kEnoughRecords && m_otherTable == 0)
            m_otherTable = m_line;
    } else {
        m_width = apart ? width : 0;
        m_records = 1;
        m_line = line;
    }
    m_afterRemark = width == 1 && m_columns > 1;
    m_lastLine = line + countLineEnds(batch.raw(record));
}

} // namespace regard
