// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/confirmed.h"

#include "core/store/checksum.h"
#include "core/store/columns/byte_stream.h"
#include "core/store/rows.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace regard {

namespace {

/// Runs in which rows and lines both grow by the same steps: (first row, first line, step of lines,
/// length), each as the difference to the run before. A file that comes again is one run.
std::string pack(std::span<const Confirmation> rows)
{
    columns::ByteWriter out;
    Confirmation before;
    for (std::size_t i = 0; i < rows.size();) {
        const std::int64_t step = i + 1 < rows.size() ? rows[i + 1].line - rows[i].line : 1;
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end].row == rows[end - 1].row + 1 &&
               rows[end].line == rows[end - 1].line + step)
            ++end;
        out.zigzag(rows[i].row - before.row);
        out.zigzag(rows[i].line - before.line);
        out.zigzag(step);
        out.varint(end - i);
        before = rows[end - 1];
        i = end;
    }
    return out.take();
}

Error damaged()
{
    return {ErrorKind::Corrupt,
            "The list of rows that imports found the same is damaged. Open a backup instead."};
}

Expected<std::vector<Confirmation>> unpack(std::span<const std::byte> bytes, std::int64_t count,
                                           std::int64_t sum)
{
    if (checksum(bytes) != sum || count < 0)
        return damaged();
    std::string data(bytes.size(), '\0');
    if (!bytes.empty())
        std::memcpy(data.data(), bytes.data(), bytes.size());
    columns::ByteReader in(data);
    std::vector<Confirmation> rows;
    Confirmation before;
    while (in.remaining() > 0) {
        Confirmation next;
        next.row = before.row + in.zigzag();
        next.line = before.line + in.zigzag();
        const std::int64_t step = in.zigzag();
        const std::uint64_t length = in.varint();
        if (in.failed() || length == 0 || length > static_cast<std::uint64_t>(count) - rows.size())
            return damaged();
        for (std::uint64_t i = 0; i < length; ++i) {
            rows.push_back(next);
            before = next;
            ++next.row;
            next.line += step;
        }
    }
    if (rows.size() != static_cast<std::size_t>(count))
        return damaged();
    return rows;
}

} // namespace

Status writeConfirmations(const sqlite::Database& database, std::int64_t importId, int tableId,
                          std::span<const Confirmation> rows)
{
    if (rows.empty())
        return {};
    Expected<sqlite::Statement> insert =
        database.prepare("INSERT INTO confirmed (table_id, import_id, rows, checksum, data)"
                         " VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!insert.ok())
        return insert.error();
    const std::string data = pack(rows);
    const auto bytes = std::as_bytes(std::span<const char>(data));
    return insert.value()
        .bind(1, tableId)
        .bind(2, importId)
        .bind(3, static_cast<std::int64_t>(rows.size()))
        .bind(4, checksum(bytes))
        .bindBlob(5, bytes)
        .run();
}

Expected<std::vector<StoredConfirmations>> readConfirmations(const sqlite::Database& database,
                                                             int tableId)
{
    Status status;
    Expected<std::vector<StoredConfirmations>> stored = readRows<StoredConfirmations>(
        database,
        "SELECT id, import_id, rows, checksum, data FROM confirmed WHERE table_id = ?1"
        " ORDER BY import_id, id",
        [&](const sqlite::Statement& row) {
            StoredConfirmations found{row.integer(0), row.integer(1), {}};
            Expected<std::vector<Confirmation>> rows =
                unpack(row.blob(4), row.integer(2), row.integer(3));
            if (rows.ok())
                found.rows = std::move(rows).value();
            else
                status = rows.error();
            return found;
        },
        [&](sqlite::Statement& statement) { statement.bind(1, tableId); });
    if (!status.ok())
        return status.error();
    return stored;
}

Status removeConfirmations(const sqlite::Database& database, std::int64_t storedId)
{
    Expected<sqlite::Statement> statement = database.prepare("DELETE FROM confirmed WHERE id = ?1");
    if (!statement.ok())
        return statement.error();
    return statement.value().bind(1, storedId).run();
}

HoldCounts::HoldCounts(std::span<const StoredConfirmations> stored)
{
    for (const StoredConfirmations& part : stored)
        for (const Confirmation& confirmation : part.rows)
            m_rows.push_back(confirmation.row);
    std::sort(m_rows.begin(), m_rows.end());
}

std::int32_t HoldCounts::of(std::int64_t row) const
{
    const auto [first, last] = std::equal_range(m_rows.begin(), m_rows.end(), row);
    return static_cast<std::int32_t>(last - first);
}

} // namespace regard
