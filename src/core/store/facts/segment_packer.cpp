// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/segment_packer.h"

namespace regard {

Status SegmentPacker::pack(const Segment& segment, Columns&& columns, std::vector<Segment>& written)
{
    auto encode = [columns = std::move(columns), count = static_cast<std::size_t>(segment.rows)] {
        Encoded encoded;
        for (const auto& [field, cells] : columns)
            encoded.emplace_back(field, encodeCells(cells, count));
        return encoded;
    };
    Status status = finish(written);
    if (status.ok())
        m_onTheWay = {segment, std::async(std::launch::async, std::move(encode))};
    return status;
}

Status SegmentPacker::finish(std::vector<Segment>& written)
{
    if (!m_onTheWay)
        return {};
    Segment segment = m_onTheWay->segment;
    const Encoded columns = m_onTheWay->columns.get();
    m_onTheWay.reset();
    const Expected<std::int64_t> id =
        writeSegment(m_database, static_cast<int>(m_table), segment, columns);
    if (!id.ok())
        return id.error();
    segment.id = id.value();
    written.push_back(segment);
    m_writeBack.begin();
    return {};
}

} // namespace regard
