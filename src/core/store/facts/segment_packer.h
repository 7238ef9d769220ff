// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/cells.h"
#include "core/store/facts/segments.h"
#include "core/store/sqlite/write_back.h"

#include <regard/base/expected.h>

#include <future>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regard {

/// Packs the columns of a segment in a thread of its own, while more rows are taken, and then writes
/// it. One segment is on the way at a time.
class SegmentPacker final {
public:
    using Columns = std::vector<std::pair<std::string, OpenCells>>;

    SegmentPacker(const sqlite::Database& database, Table table)
        : m_database(database), m_table(table), m_writeBack(database.path())
    {
    }

    /// Begins with this segment. The one before is written first, and added to `written`.
    [[nodiscard]] Status pack(const Segment& segment, Columns&& columns,
                              std::vector<Segment>& written);
    /// Writes the segment that is on the way, if one is.
    [[nodiscard]] Status finish(std::vector<Segment>& written);

private:
    using Encoded = std::vector<std::pair<std::string, columns::EncodedColumn>>;
    struct OnTheWay {
        Segment segment;
        std::future<Encoded> columns;
    };

    const sqlite::Database& m_database;
    Table m_table;
    sqlite::WriteBack m_writeBack;
    std::optional<OnTheWay> m_onTheWay;
};

} // namespace regard
