// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/segments.h"

#include "core/store/checksum.h"
#include "core/store/rows.h"

#include <cstring>
#include <span>

namespace regard {

namespace {

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span<const char>(text.data(), text.size()));
}

std::string nextRowKey(int tableId)
{
    return "next_row." + std::to_string(tableId);
}

void bindBound(sqlite::Statement& statement, int parameter,
               const columns::EncodedColumn::Bound& bound)
{
    if (const auto* whole = std::get_if<std::int64_t>(&bound))
        statement.bind(parameter, *whole);
    else if (const auto* real = std::get_if<double>(&bound))
        statement.bind(parameter, *real);
    else
        statement.bindNull(parameter);
}

Error wrongType()
{
    return {ErrorKind::Corrupt,
            "A column of the store is not of the type its field has. Open a backup instead."};
}

/// An alternative of ReadCells with `rows` values, decoded by `decode`.
template <class T, class Decode>
Expected<ReadCells> decoded(std::size_t rows, Decode&& decode)
{
    std::vector<T> values(rows);
    if (Status status = decode(std::span<T>(values)); !status.ok())
        return status.error();
    return ReadCells(std::move(values));
}

ReadCells blanks(FieldType type, std::size_t rows)
{
    OpenCells cells = emptyCells(type);
    resizeCells(cells, rows);
    return std::visit(
        [&]<class Column>(Column& column) -> ReadCells {
            if constexpr (std::is_same_v<Column, TextCells>) {
                TextColumn texts;
                texts.ends.assign(rows, 0);
                return texts;
            } else {
                return std::move(column);
            }
        },
        cells);
}

} // namespace

Expected<std::vector<Segment>> readSegments(const sqlite::Database& database, int tableId,
                                            const std::string* source)
{
    const std::string sql =
        std::string("SELECT s.id, s.import_id, s.first_row, s.row_count FROM segment s"
                    " JOIN import i ON i.id = s.import_id WHERE s.table_id = ?1") +
        (source == nullptr ? "" : " AND i.source = ?2") + " ORDER BY s.first_row";
    Expected<std::vector<Segment>> segments = readRows<Segment>(
        database, sql,
        [](const sqlite::Statement& row) {
            return Segment{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
        },
        [&](sqlite::Statement& statement) {
            statement.bind(1, tableId);
            if (source != nullptr)
                statement.bind(2, *source);
        });
    if (segments.ok())
        for (const Segment& segment : segments.value())
            if (segment.rows > static_cast<std::int64_t>(kSegmentRows) || segment.firstRow < 0)
                return Error{ErrorKind::Corrupt,
                             "The list of rows is damaged. Open a backup instead."};
    return segments;
}

Expected<std::int64_t>
writeSegment(const sqlite::Database& database, int tableId, const Segment& segment,
             const std::vector<std::pair<std::string, columns::EncodedColumn>>& columns)
{
    Expected<sqlite::Statement> insert = database.prepare(
        "INSERT INTO segment (table_id, import_id, first_row, row_count) VALUES (?1, ?2, ?3, ?4)");
    if (!insert.ok())
        return insert.error();
    Status status = insert.value()
                        .bind(1, tableId)
                        .bind(2, segment.importId)
                        .bind(3, segment.firstRow)
                        .bind(4, segment.rows)
                        .run();
    if (!status.ok())
        return status.error();
    const std::int64_t id = database.lastInsertRowId();
    Expected<sqlite::Statement> write = database.prepare(
        "INSERT INTO segment_column (segment_id, field, encoding, low, high, checksum, data)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!write.ok())
        return write.error();
    for (const auto& [field, column] : columns) {
        const auto bytes = bytesOf(column.data);
        sqlite::Statement& statement = write.value();
        statement.bind(1, id).bind(2, field).bind(3, static_cast<int>(column.encoding));
        bindBound(statement, 4, column.low);
        bindBound(statement, 5, column.high);
        statement.bind(6, checksum(bytes)).bindBlob(7, bytes);
        if (status = statement.run(); !status.ok())
            return status.error();
    }
    return id;
}

columns::EncodedColumn encodeCells(const OpenCells& cells, std::size_t count)
{
    struct Encode {
        std::size_t count;
        columns::EncodedColumn operator()(const std::vector<std::int32_t>& values) const
        {
            return columns::encodeCodes(std::span(values).first(count));
        }
        columns::EncodedColumn operator()(const std::vector<std::int64_t>& values) const
        {
            return columns::encodeIntegers(std::span(values).first(count));
        }
        columns::EncodedColumn operator()(const std::vector<double>& values) const
        {
            return columns::encodeNumbers(std::span(values).first(count));
        }
        columns::EncodedColumn operator()(const std::vector<std::int8_t>& values) const
        {
            return columns::encodeFlags(std::span(values).first(count));
        }
        columns::EncodedColumn operator()(const NumberedColumn& values) const
        {
            if (count == values.size())
                return columns::encodeTexts(values);
            NumberedColumn first{values.numbering, {}};
            first.numbers.assign(values.numbers.begin(),
                                 values.numbers.begin() + static_cast<std::ptrdiff_t>(count));
            return columns::encodeTexts(first);
        }
        columns::EncodedColumn operator()(const TextCells& values) const
        {
            return columns::encodeTexts(values.column(count));
        }
    };
    return std::visit(Encode{count}, cells);
}

Status replaceColumn(const sqlite::Database& database, const Segment& segment,
                     std::string_view field, const columns::EncodedColumn& column)
{
    Expected<sqlite::Statement> write = database.prepare(
        "UPDATE segment_column SET encoding = ?3, low = ?4, high = ?5, checksum = ?6, data = ?7"
        " WHERE segment_id = ?1 AND field = ?2");
    if (!write.ok())
        return write.error();
    const auto bytes = bytesOf(column.data);
    sqlite::Statement& statement = write.value();
    statement.bind(1, segment.id).bind(2, field).bind(3, static_cast<int>(column.encoding));
    bindBound(statement, 4, column.low);
    bindBound(statement, 5, column.high);
    return statement.bind(6, checksum(bytes)).bindBlob(7, bytes).run();
}

Expected<StoredColumn> storedColumn(const sqlite::Statement& statement, int column)
{
    const std::span<const std::byte> bytes = statement.blob(column + 2);
    if (checksum(bytes) != statement.integer(column + 1))
        return Error{ErrorKind::Corrupt,
                     "A column of the store is not as it was written. Open a backup instead."};
    StoredColumn stored;
    stored.encoding = static_cast<columns::Encoding>(statement.integer(column));
    stored.data.resize(bytes.size());
    if (!bytes.empty())
        std::memcpy(stored.data.data(), bytes.data(), bytes.size());
    return stored;
}

Expected<std::vector<std::string>> readFields(const sqlite::Database& database,
                                              std::int64_t segmentId)
{
    return readRows<std::string>(
        database, "SELECT field FROM segment_column WHERE segment_id = ?1 ORDER BY id",
        [](const sqlite::Statement& row) { return row.text(0); },
        [&](sqlite::Statement& statement) { statement.bind(1, segmentId); });
}

Expected<ReadCells> readColumn(const sqlite::Database& database, const Segment& segment,
                               std::string_view field, FieldType type)
{
    Expected<sqlite::Statement> select = database.prepare(
        "SELECT encoding, checksum, data FROM segment_column WHERE segment_id = ?1 AND field = ?2");
    if (!select.ok())
        return select.error();
    select.value().bind(1, segment.id).bind(2, field);
    const Expected<bool> there = select.value().step();
    if (!there.ok())
        return there.error();
    const auto rows = static_cast<std::size_t>(segment.rows);
    if (!there.value())
        return blanks(type, rows);
    const Expected<StoredColumn> column = storedColumn(select.value(), 0);
    if (!column.ok())
        return column.error();
    return decodeColumn(column.value(), type, rows);
}

Expected<columns::AnyTexts> readIds(const sqlite::Database& database, const Segment& segment,
                                    std::string_view field)
{
    Expected<sqlite::Statement> select =
        database.prepare("SELECT encoding, checksum, data FROM segment_column"
                         " WHERE segment_id = ?1 AND field = ?2");
    if (!select.ok())
        return select.error();
    select.value().bind(1, segment.id).bind(2, field);
    const Expected<bool> there = select.value().step();
    if (!there.ok())
        return there.error();
    const auto rows = static_cast<std::size_t>(segment.rows);
    if (!there.value())
        return columns::AnyTexts(
            NumberedColumn{{}, std::vector<std::int64_t>(rows, Numbering::kNone)});
    const Expected<StoredColumn> column = storedColumn(select.value(), 0);
    if (!column.ok())
        return column.error();
    if (column.value().encoding != columns::Encoding::Texts)
        return wrongType();
    return columns::decodeAnyTexts(column.value().data, rows);
}

Expected<std::vector<IdRange>> readIdRanges(const sqlite::Database& database, int tableId)
{
    return readRows<IdRange>(
        database,
        "SELECT s.id, c.low, c.high FROM segment s"
        " JOIN segment_column c ON c.segment_id = s.id AND c.field = 'id'"
        " WHERE s.table_id = ?1 AND c.low IS NOT NULL",
        [](const sqlite::Statement& row) {
            return IdRange{row.integer(0), row.integer(1), row.integer(2)};
        },
        [&](sqlite::Statement& statement) { statement.bind(1, tableId); });
}

Expected<ReadCells> decodeColumn(const StoredColumn& column, FieldType type, std::size_t rows)
{
    using columns::Encoding;
    const std::string_view data = column.data;
    switch (type) {
    case FieldType::CustomerRef:
    case FieldType::Category:
        if (column.encoding == Encoding::Codes)
            return decoded<std::int32_t>(rows,
                                         [&](auto out) { return columns::decodeCodes(data, out); });
        break;
    case FieldType::Moment:
    case FieldType::Money:
        if (column.encoding == Encoding::Integers)
            return decoded<std::int64_t>(
                rows, [&](auto out) { return columns::decodeIntegers(data, out); });
        break;
    case FieldType::Number:
    case FieldType::Duration:
        if (column.encoding == Encoding::Numbers)
            return decoded<double>(rows,
                                   [&](auto out) { return columns::decodeNumbers(data, out); });
        break;
    case FieldType::Boolean:
        if (column.encoding == Encoding::Flags)
            return decoded<std::int8_t>(rows,
                                        [&](auto out) { return columns::decodeFlags(data, out); });
        break;
    case FieldType::Identifier:
    case FieldType::Email:
    case FieldType::Text:
        if (column.encoding == Encoding::Texts) {
            Expected<TextColumn> texts = columns::decodeTexts(data, rows);
            if (!texts.ok())
                return texts.error();
            return ReadCells(std::move(texts).value());
        }
        break;
    }
    return wrongType();
}

Expected<std::int64_t> nextRow(const sqlite::Database& database, int tableId)
{
    return database.integer("SELECT value FROM meta WHERE key = '" + nextRowKey(tableId) + "'");
}

Status setNextRow(const sqlite::Database& database, int tableId, std::int64_t row)
{
    Expected<sqlite::Statement> write =
        database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)");
    if (!write.ok())
        return write.error();
    return write.value().bind(1, nextRowKey(tableId)).bind(2, row).run();
}

} // namespace regard
