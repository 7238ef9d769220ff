// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/table_writer.h"

#include "core/store/facts/hashing.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace regard {

// What stands in the store already.

Expected<std::vector<std::uint64_t>> TableWriter::contentsOf(const Segment& segment) const
{
    std::vector<std::uint64_t> contents(static_cast<std::size_t>(segment.rows));
    const Expected<std::vector<std::string>> fields = readFields(m_context.database, segment.id);
    if (!fields.ok())
        return fields.error();
    for (const std::string& field : fields.value()) {
        if (field == kLineField)
            continue;
        const Expected<ReadCells> cells = readCells(segment, field);
        if (!cells.ok())
            return cells.error();
        hashCells(cells.value(), fieldSeed(field), contents);
    }
    return contents;
}

Status TableWriter::readStanding()
{
    if (m_standingRead || m_segments.empty())
        return {};
    m_standingRead = true;
    const sqlite::Database& database = m_context.database;
    const auto table = static_cast<int>(m_table);
    // A customer is the same whatever source tells of it; any other id means something only there.
    const Expected<std::vector<Segment>> segments =
        readSegments(database, table, m_table == Table::Customer ? nullptr : &m_context.source);
    if (!segments.ok())
        return segments.error();
    const Expected<std::vector<StoredMarks>> marks = readMarks(database, table);
    if (!marks.ok())
        return marks.error();
    m_dead = DeadRows(std::span<const StoredMarks>(marks.value()));
    const Expected<std::vector<IdRange>> ranges = readIdRanges(database, table);
    if (!ranges.ok())
        return ranges.error();
    std::unordered_map<std::int64_t, IdRange> byId;
    for (const IdRange& range : ranges.value())
        byId.emplace(range.segment, range);
    for (const Segment& segment : segments.value()) {
        if (segment.importId == m_context.importId)
            continue;
        Standing standing{segment};
        const auto range = byId.find(segment.id);
        if (range != byId.end() && m_table != Table::Customer) {
            standing.lowest = range->second.low;
            standing.highest = range->second.high;
        }
        m_standing.push_back(standing);
    }
    return {};
}

Status TableWriter::loadNamed(const BlockNames& names)
{
    if (Status status = readStanding(); !status.ok())
        return status;
    for (Standing& standing : m_standing) {
        // A row can only be known by its id where the number lies among those of the segment.
        const bool apart = names.numbered() &&
                           (names.highest() < standing.lowest || names.lowest() > standing.highest);
        if (standing.loaded || apart)
            continue;
        standing.loaded = true;
        if (Status status = loadNamed(standing.segment); !status.ok())
            return status;
    }
    return {};
}

Expected<std::vector<std::int32_t>> TableWriter::keysOf(const Segment& segment) const
{
    const bool records = m_table == Table::Customer;
    if (!records && m_table != Table::Survey)
        return std::vector<std::int32_t>{};
    Expected<ReadCells> cells = readCells(segment, records ? "customer" : "kind");
    if (!cells.ok())
        return cells.error();
    return std::get<std::vector<std::int32_t>>(std::move(cells).value());
}

Status TableWriter::loadNamed(const Segment& segment)
{
    const bool records = m_table == Table::Customer;
    Expected<std::vector<std::int32_t>> keys = keysOf(segment);
    if (!keys.ok())
        return keys.error();
    ReadCells ids = TextColumn{};
    if (!records) {
        Expected<columns::AnyTexts> texts = readIds(m_context.database, segment);
        if (!texts.ok())
            return texts.error();
        std::visit([&](auto& column) { ids = std::move(column); }, texts.value());
    }
    BlockNames names =
        namesOf(records ? nullptr : &ids, keys.value().empty() ? nullptr : &keys.value());
    names.findFamilies(m_ids);
    const auto rows = static_cast<std::size_t>(segment.rows);
    const auto dead = m_dead.within(segment.firstRow, segment.rows);
    auto nextDead = dead.begin();
    m_ids.welcome(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int64_t number = segment.firstRow + static_cast<std::int64_t>(i);
        if (nextDead != dead.end() && *nextDead == number) {
            ++nextDead;
            continue;
        }
        if (!names.named(i))
            continue;
        const RowKey key = names.key(i);
        std::uint32_t* place = key.family == RowKey::kHashed ? nullptr : m_ids.place(key);
        if (place != nullptr)
            *place = static_cast<std::uint32_t>(number);
        else
            m_ids.hashed().insert(names.hashed(i).value, static_cast<std::uint32_t>(number));
    }
    return {};
}

Status TableWriter::loadUnnamed()
{
    if (m_unnamedLoaded)
        return {};
    m_unnamedLoaded = true;
    if (Status status = readStanding(); !status.ok())
        return status;
    const Expected<std::vector<StoredConfirmations>> confirmed =
        readConfirmations(m_context.database, static_cast<int>(m_table));
    if (!confirmed.ok())
        return confirmed.error();
    const HoldCounts held(confirmed.value());
    for (const Standing& standing : m_standing) {
        const Segment& segment = standing.segment;
        const Expected<std::vector<std::int32_t>> keys = keysOf(segment);
        if (!keys.ok())
            return keys.error();
        const Expected<ReadCells> ids = readCells(segment, "id");
        if (!ids.ok())
            return ids.error();
        const Expected<std::vector<std::uint64_t>> contents = contentsOf(segment);
        if (!contents.ok())
            return contents.error();
        for (std::size_t i = 0; i < static_cast<std::size_t>(segment.rows); ++i) {
            const std::int64_t number = segment.firstRow + static_cast<std::int64_t>(i);
            const bool named = m_table == Table::Customer
                                   ? keys.value()[i] >= 0
                                   : !std::get<TextColumn>(ids.value()).at(i).empty();
            if (!named && !m_dead.contains(number))
                m_contents.push_back(
                    {contents.value()[i], static_cast<std::uint32_t>(number), held.of(number)});
        }
    }
    std::sort(m_contents.begin(), m_contents.end(), [](const Content& a, const Content& b) {
        return std::tuple(a.hash, -a.held, a.row) < std::tuple(b.hash, -b.held, b.row);
    });
    m_taken.assign(m_contents.size(), 0);
    return {};
}

std::int64_t TableWriter::takeStanding(std::uint64_t content)
{
    const auto first =
        std::lower_bound(m_contents.begin(), m_contents.end(), content,
                         [](const Content& row, std::uint64_t hash) { return row.hash < hash; });
    if (first == m_contents.end() || first->hash != content)
        return -1;
    const auto at = static_cast<std::size_t>(first - m_contents.begin());
    const std::size_t next = at + m_taken[at];
    if (next >= m_contents.size() || m_contents[next].hash != content)
        return -1;
    ++m_taken[at];
    return m_contents[next].row;
}

void TableWriter::confirm(std::int64_t row, std::int64_t line)
{
    ++m_counts.same;
    if (!m_context.dryRun)
        m_confirmed.push_back({row, line});
}

Status TableWriter::writeConfirmed()
{
    std::sort(m_confirmed.begin(), m_confirmed.end(),
              [](const Confirmation& a, const Confirmation& b) { return a.row < b.row; });
    Status status = writeConfirmations(m_context.database, m_context.importId,
                                       static_cast<int>(m_table), m_confirmed);
    m_confirmed.clear();
    return status;
}

} // namespace regard
