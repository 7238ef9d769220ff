// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/marks.h"

#include "core/store/checksum.h"
#include "core/store/columns/byte_stream.h"
#include "core/store/columns/column_codec.h"
#include "core/store/facts/hand_over.h"
#include "core/store/rows.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace regard {

namespace {

/// The number of marks, then the older rows and the newer rows in one column.
std::string packMarks(std::span<const Mark> marks)
{
    std::vector<std::int64_t> rows;
    rows.reserve(marks.size() * 2);
    for (const Mark& mark : marks)
        rows.push_back(mark.older);
    for (const Mark& mark : marks)
        rows.push_back(mark.newer);
    columns::ByteWriter out;
    out.varint(marks.size());
    const std::string packed = columns::encodeIntegers(rows).data;
    out.raw(packed.data(), packed.size());
    return out.take();
}

Expected<std::vector<Mark>> unpackMarks(std::span<const std::byte> bytes, std::int64_t pairs,
                                        std::int64_t sum)
{
    std::string data(bytes.size(), '\0');
    if (!bytes.empty())
        std::memcpy(data.data(), bytes.data(), bytes.size());
    columns::ByteReader in(data);
    const std::uint64_t count = in.varint();
    if (checksum(bytes) != sum || in.failed() || count != static_cast<std::uint64_t>(pairs))
        return Error{ErrorKind::Corrupt,
                     "The list of replaced rows is damaged. Open a backup instead."};
    std::vector<std::int64_t> rows(count * 2);
    if (Status status = columns::decodeIntegers(in.raw(in.remaining()), rows); !status.ok())
        return status.error();
    std::vector<Mark> marks(count);
    for (std::size_t i = 0; i < count; ++i)
        marks[i] = {rows[i], rows[i + count]};
    return marks;
}

} // namespace

Status writeMarks(const sqlite::Database& database, std::int64_t importId, int tableId,
                  std::span<const Mark> marks)
{
    if (marks.empty())
        return {};
    Expected<sqlite::Statement> insert =
        database.prepare("INSERT INTO superseded (table_id, import_id, pairs, checksum, data)"
                         " VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!insert.ok())
        return insert.error();
    const std::string data = packMarks(marks);
    const auto bytes = std::as_bytes(std::span<const char>(data));
    return insert.value()
        .bind(1, tableId)
        .bind(2, importId)
        .bind(3, static_cast<std::int64_t>(marks.size()))
        .bind(4, checksum(bytes))
        .bindBlob(5, bytes)
        .run();
}

Expected<std::vector<StoredMarks>> readMarks(const sqlite::Database& database, int tableId)
{
    Status status;
    Expected<std::vector<StoredMarks>> stored = readRows<StoredMarks>(
        database,
        "SELECT id, import_id, pairs, checksum, data FROM superseded WHERE table_id = ?1 ORDER BY "
        "id",
        [&](const sqlite::Statement& row) {
            StoredMarks marks{row.integer(0), row.integer(1), {}};
            Expected<std::vector<Mark>> pairs =
                unpackMarks(row.blob(4), row.integer(2), row.integer(3));
            if (pairs.ok())
                marks.marks = std::move(pairs).value();
            else
                status = pairs.error();
            return marks;
        },
        [&](sqlite::Statement& statement) { statement.bind(1, tableId); });
    if (!status.ok())
        return status.error();
    return stored;
}

Status removeMarks(const sqlite::Database& database, std::int64_t storedId)
{
    Expected<sqlite::Statement> statement =
        database.prepare("DELETE FROM superseded WHERE id = ?1");
    if (!statement.ok())
        return statement.error();
    return statement.value().bind(1, storedId).run();
}

DeadRows::DeadRows(std::span<const StoredMarks> stored)
{
    for (const StoredMarks& marks : stored)
        for (const Mark& mark : marks.marks)
            m_rows.push_back(mark.older);
    std::sort(m_rows.begin(), m_rows.end());
    // A row that was replaced and then erased is marked twice.
    m_rows.erase(std::unique(m_rows.begin(), m_rows.end()), m_rows.end());
}

std::span<const std::int64_t> DeadRows::within(std::int64_t first, std::int64_t count) const
{
    const auto begin = std::lower_bound(m_rows.begin(), m_rows.end(), first);
    const auto end = std::lower_bound(begin, m_rows.end(), first + count);
    return {begin, end};
}

bool DeadRows::contains(std::int64_t row) const
{
    return std::binary_search(m_rows.begin(), m_rows.end(), row);
}

Rewired rewire(std::span<const StoredMarks> stored, std::int64_t importId,
               const std::function<bool(std::int64_t row)>& ownRow, std::span<const Moved> moved)
{
    Rewired result;
    const auto gone = [&](std::int64_t row) {
        return ownRow(row) && movedRow(moved, row) == nullptr;
    };
    std::unordered_set<std::int64_t> erased;
    for (const StoredMarks& marks : stored)
        for (const Mark& mark : marks.marks)
            if (mark.newer == Mark::kErased)
                erased.insert(mark.older);
    std::unordered_map<std::int64_t, std::int64_t> replacedByOwn; // newer own row -> older row
    for (const StoredMarks& marks : stored)
        if (marks.importId == importId)
            for (const Mark& mark : marks.marks) {
                replacedByOwn.emplace(mark.newer, mark.older);
                if (!ownRow(mark.older) && gone(mark.newer) && !erased.contains(mark.older))
                    ++result.restored;
            }
    // The row that a standing row replaces when those that go are left out; -1 where there is none.
    const auto olderOf = [&](std::int64_t older) {
        const bool own = ownRow(older);
        while (gone(older)) {
            const auto before = replacedByOwn.find(older);
            if (before == replacedByOwn.end())
                return std::int64_t{-1};
            older = before->second;
        }
        if (own && !ownRow(older) && !erased.contains(older))
            --result.restored;
        const Moved* place = movedRow(moved, older);
        return place == nullptr ? older : place->to;
    };
    for (const StoredMarks& marks : stored) {
        if (marks.importId == importId) {
            for (const Mark& mark : marks.marks) {
                const Moved* place = movedRow(moved, mark.newer);
                if (place == nullptr)
                    continue;
                const std::int64_t older = olderOf(mark.older);
                if (older < 0)
                    continue;
                if (result.given.empty() || result.given.back().importId != place->holder)
                    result.given.push_back({0, place->holder, {}});
                result.given.back().marks.push_back({older, place->to});
            }
            continue;
        }
        StoredMarks changed{marks.id, marks.importId, {}};
        bool any = false;
        for (const Mark& mark : marks.marks) {
            if (!ownRow(mark.older)) {
                changed.marks.push_back(mark);
                continue;
            }
            any = true;
            ++result.replacedLater;
            const std::int64_t older = olderOf(mark.older);
            if (older >= 0)
                changed.marks.push_back({older, mark.newer});
        }
        if (any)
            result.changed.push_back(std::move(changed));
    }
    return result;
}

} // namespace regard
