// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/column_codec.h"
#include "core/store/facts/cells.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/domain/schema.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regard {

/// Most rows of a segment: small enough to decode at once, large enough to pack well.
inline constexpr std::size_t kSegmentRows = 65536;

/// `segment.table_id`: a Table as an integer, or this: the keys of customers.
inline constexpr int kCustomerKeysTable = 100;

/// Column of every fact segment: the line of each row in its file.
inline constexpr std::string_view kLineField = "line";

/// One run of rows that one import brought.
struct Segment {
    std::int64_t id = 0;
    std::int64_t importId = 0;
    std::int64_t firstRow = 0;
    std::int64_t rows = 0;
};

/// The segments of a table in the order of their rows. With `source`, only those of its imports.
[[nodiscard]] Expected<std::vector<Segment>>
readSegments(const sqlite::Database& database, int tableId, const std::string* source = nullptr);

/// Writes a segment with its columns.
[[nodiscard]] Expected<std::int64_t>
writeSegment(const sqlite::Database& database, int tableId, const Segment& segment,
             const std::vector<std::pair<std::string, columns::EncodedColumn>>& columns);

/// The first `count` cells, packed.
[[nodiscard]] columns::EncodedColumn encodeCells(const OpenCells& cells, std::size_t count);

/// Writes a column of a segment in the place of the one it has.
[[nodiscard]] Status replaceColumn(const sqlite::Database& database, const Segment& segment,
                                   std::string_view field, const columns::EncodedColumn& column);

/// A segment's column as it is stored, its checksum proved.
struct StoredColumn {
    columns::Encoding encoding = columns::Encoding::Integers;
    std::string data;
};

/// The blob of the row of segment_column that the statement stands on, from columns
/// (encoding, checksum, data) on. ErrorKind::Corrupt when the bytes are not those that were
/// written.
[[nodiscard]] Expected<StoredColumn> storedColumn(const sqlite::Statement& statement, int column);

/// The names of a segment's columns.
[[nodiscard]] Expected<std::vector<std::string>> readFields(const sqlite::Database& database,
                                                            std::int64_t segmentId);
/// One column decoded, of the alternative that the field's type needs; blanks where the segment
/// does not have it.
[[nodiscard]] Expected<ReadCells> readColumn(const sqlite::Database& database,
                                             const Segment& segment, std::string_view field,
                                             FieldType type);
/// The ids of a segment's rows, or another text of theirs, blank where it has none; as numbers
/// where they are numbered.
[[nodiscard]] Expected<columns::AnyTexts>
readIds(const sqlite::Database& database, const Segment& segment, std::string_view field = "id");

/// Smallest and largest number among the ids of a segment, all of which are numbered.
struct IdRange {
    std::int64_t segment = 0;
    std::int64_t low = 0;
    std::int64_t high = 0;
};
/// Of those segments of a table whose ids are numbered and which say so.
[[nodiscard]] Expected<std::vector<IdRange>> readIdRanges(const sqlite::Database& database,
                                                          int tableId);

/// Decodes by type.
[[nodiscard]] Expected<ReadCells> decodeColumn(const StoredColumn& column, FieldType type,
                                               std::size_t rows);

/// The number that the next row of a table gets.
[[nodiscard]] Expected<std::int64_t> nextRow(const sqlite::Database& database, int tableId);
[[nodiscard]] Status setNextRow(const sqlite::Database& database, int tableId, std::int64_t row);

} // namespace regard
