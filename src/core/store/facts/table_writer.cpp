// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/table_writer.h"

#include "core/store/facts/hashing.h"

#include <algorithm>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kLookAhead = 16; // rows; a place in a large table takes as long to arrive

} // namespace

/// Where the rows of a block go.
struct TableWriter::Placement {
    std::vector<std::uint32_t> targets; ///< open row of each row of the block, or kSkipped
    std::vector<bool> fresh;            ///< whether that open row is new
    bool allFresh = true;
};

TableWriter::TableWriter(Table table, ImportContext& context)
    : m_table(table), m_context(context), m_packer(context.database, table)
{
}

std::size_t TableWriter::columnIndex(std::string_view field)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].field == field)
            return i;
    const FieldType type = fieldType(m_table, field);
    m_columns.push_back({std::string(field), type, emptyCells(type)});
    resizeCells(m_columns.back().cells, m_rows.size());
    return m_columns.size() - 1;
}

Expected<ReadCells> TableWriter::readCells(const Segment& segment, std::string_view field) const
{
    const FieldType type = fieldType(m_table, field);
    Expected<ReadCells> cells = readColumn(m_context.database, segment, field, type);
    if (!cells.ok() || type != FieldType::CustomerRef)
        return cells;
    for (const std::int32_t customer : std::get<std::vector<std::int32_t>>(cells.value())) {
        if (customer >= m_context.customers.size())
            return Error{
                ErrorKind::Corrupt,
                "A row names a customer that the store does not know. Open a backup instead."};
    }
    return cells;
}

TableWriter::State TableWriter::stateFor(std::int64_t older, bool seen) const
{
    if (older >= m_sessionFirst)
        return State::ReplacesOwn;
    return seen ? State::ReplacesCounted : State::Replaces;
}

std::uint16_t TableWriter::mappedIndex(std::vector<bool>&& set)
{
    const auto found = std::find(m_mapped.begin(), m_mapped.end(), set);
    if (found != m_mapped.end())
        return static_cast<std::uint16_t>(found - m_mapped.begin());
    m_mapped.push_back(std::move(set));
    return static_cast<std::uint16_t>(m_mapped.size() - 1);
}

BlockNames TableWriter::namesOf(const ReadCells* ids, const std::vector<std::int32_t>* keys)
{
    const std::int32_t noKey = m_table == Table::Survey ? -1 : 0; // a survey of no kind is one, too
    return {m_ids, ids, keys, noKey, m_table == Table::Customer, m_context.hashMask};
}

Status TableWriter::append(RowPolicy policy, TableBlock&& block)
{
    if (block.rows == 0)
        return {};
    if (m_sessionFirst < 0) {
        const Expected<std::int64_t> next = nextRow(m_context.database, static_cast<int>(m_table));
        if (!next.ok())
            return next.error();
        Expected<std::vector<Segment>> segments =
            readSegments(m_context.database, static_cast<int>(m_table));
        if (!segments.ok())
            return segments.error();
        m_segments = std::move(segments).value();
        m_sessionFirst = m_first = next.value();
    }
    const auto roomLeft = static_cast<std::int64_t>(IdentityIndex::kLargestRow) - m_first -
                          static_cast<std::int64_t>(m_rows.size());
    if (roomLeft < static_cast<std::int64_t>(block.rows))
        return Error{ErrorKind::Refused, "This store has no room for more rows of " +
                                             std::string(tableName(m_table)) +
                                             ". Start a new store."};
    m_hold = m_hold || policy == RowPolicy::Sum;
    if (block.lines.size() != block.rows)
        return Error{ErrorKind::Invalid, "A block of rows needs one line number for each row."};
    Expected<std::vector<Incoming>> incoming = translate(block);
    if (!incoming.ok())
        return incoming.error();
    const std::vector<std::int64_t> lines = std::move(block.lines);
    if (lines.empty())
        return {};
    Placement placement;
    if (Status status = place(policy, incoming.value(), lines, placement); !status.ok())
        return status;
    fill(policy, incoming.value(), placement);
    return m_rows.size() >= kSegmentRows && !m_hold ? flush(false) : Status();
}

void TableWriter::mergeInto(OpenRow& target, const OpenRow& row, RowPolicy policy)
{
    ++m_counts.merged;
    if (policy != RowPolicy::Sum)
        target.line = row.line;
    if (target.mapped == row.mapped)
        return;
    std::vector<bool> both = m_mapped[target.mapped];
    const std::vector<bool>& more = m_mapped[row.mapped];
    both.resize(std::max(both.size(), more.size()));
    for (std::size_t column = 0; column < more.size(); ++column)
        both[column] = both[column] || more[column];
    target.mapped = mappedIndex(std::move(both));
}

RowIds::Hit TableWriter::find(const BlockNames& names, std::size_t i, OpenRow& row,
                              std::uint32_t*& place)
{
    const RowKey key = names.key(i);
    row.key = names.scope(i);
    row.id = key.value;
    row.family = key.family;
    place = nullptr;
    if (key.family != RowKey::kHashed) {
        place = m_ids.place(key);
        if (place != nullptr && *place != RowIds::kNone)
            return RowIds::hitOf(*place);
        // An id that came before its family, or that it has no room for, is under its hash.
        if (place != nullptr && m_ids.hashed().size() == 0)
            return {};
        const RowKey hashed = names.hashed(i);
        row.id = hashed.value;
        row.family = hashed.family;
    }
    const RowIds::Hit hit = m_ids.hashed().find(row.id, [&](std::uint32_t number) {
        if (number < m_first)
            return true; // proved when the rows are compared
        const auto open = static_cast<std::size_t>(number - m_first);
        return m_rows[open].key == row.key &&
               (m_table == Table::Customer ||
                textOf(m_columns[columnIndex("id")].cells, open) == names.text(i));
    });
    if (hit.row != RowIds::kNone) {
        place = nullptr;
    } else if (place != nullptr) {
        row.id = key.value;
        row.family = key.family;
    }
    return hit;
}

void TableWriter::pointTo(const OpenRow& row, std::uint32_t number, std::uint32_t newNumber,
                          bool seen)
{
    if (row.family == RowKey::kHashed)
        m_ids.hashed().replace(row.id, number, newNumber, seen);
    else
        *m_ids.place({row.id, row.family}) = RowIds::entry(newNumber, seen);
}

std::size_t TableWriter::placeNew(const BlockNames& names, const OpenRow& like,
                                  const std::vector<std::int64_t>& lines, Placement& placement)
{
    // What stands under a hash would have to be looked for there, too.
    if (!names.any() || m_ids.hashed().size() > 0)
        return 0;
    const std::size_t rows = lines.size();
    const auto before = static_cast<std::uint32_t>(m_rows.size());
    const auto first = static_cast<std::uint32_t>(m_first + before);
    std::size_t i = 0;
    for (; i < rows && names.named(i); ++i) {
        if (i + kLookAhead < rows && names.named(i + kLookAhead))
            m_ids.expect(names.key(i + kLookAhead));
        const RowKey key = names.key(i);
        std::uint32_t* place = key.family == RowKey::kHashed ? nullptr : m_ids.place(key);
        if (place == nullptr || *place != RowIds::kNone)
            break;
        *place = RowIds::entry(first + static_cast<std::uint32_t>(i), false);
        placement.targets[i] = before + static_cast<std::uint32_t>(i);
        OpenRow& row = m_rows.emplace_back(like);
        row.id = key.value;
        row.family = key.family;
        row.key = names.scope(i);
        row.line = lines[i];
        row.named = true;
    }
    return i;
}

Status TableWriter::place(RowPolicy policy, std::vector<Incoming>& incoming,
                          const std::vector<std::int64_t>& lines, Placement& placement)
{
    const bool records = m_table == Table::Customer;
    ReadCells* ids = nullptr;
    const std::vector<std::int32_t>* keys = nullptr;
    std::vector<bool> set(m_columns.size());
    for (Incoming& part : incoming) {
        const std::string& field = m_columns[part.column].field;
        set[part.column] = true;
        if (field == "id")
            ids = &part.cells;
        if ((records && field == "customer") || (m_table == Table::Survey && field == "kind"))
            keys = &std::get<std::vector<std::int32_t>>(part.cells);
    }
    const std::uint16_t mapped = mappedIndex(std::move(set));
    const std::size_t rows = lines.size();
    // Ids are kept at once, because the next row may have the same one.
    OpenCells* openIds = nullptr;
    if (ids != nullptr && !records) {
        openIds = &m_columns[columnIndex("id")].cells;
        agree(*openIds, *ids);
    }
    BlockNames names = namesOf(ids, keys);
    bool anyUnnamed = false;
    for (std::size_t i = 0; i < rows && !anyUnnamed; ++i)
        anyUnnamed = !names.named(i);
    if (names.any())
        if (Status status = loadNamed(names); !status.ok())
            return status;
    if (anyUnnamed)
        if (Status status = loadUnnamed(); !status.ok())
            return status;
    names.findFamilies(m_ids);
    std::vector<std::uint64_t> contents;
    if (anyUnnamed && !m_contents.empty()) {
        contents.assign(rows, 0);
        for (const Incoming& part : incoming)
            hashCells(part.cells, fieldSeed(m_columns[part.column].field), contents);
    }

    placement.targets.resize(rows);
    placement.fresh.assign(rows, true);
    const auto notFresh = [&](std::size_t i, std::uint32_t target) {
        placement.targets[i] = target;
        placement.fresh[i] = false;
        placement.allFresh = false;
    };
    auto* openNumbers = openIds == nullptr ? nullptr : std::get_if<NumberedColumn>(openIds);
    auto* openTexts = openIds == nullptr ? nullptr : std::get_if<TextCells>(openIds);
    const auto addRow = [&](std::size_t i, const OpenRow& row) {
        placement.targets[i] = static_cast<std::uint32_t>(m_rows.size());
        m_rows.push_back(row);
        if (openNumbers != nullptr)
            openNumbers->numbers.push_back(std::get_if<NumberedColumn>(ids)->numbers[i]);
        else if (openTexts != nullptr)
            openTexts->push(std::get_if<TextColumn>(ids)->at(i));
    };
    m_rows.reserve(std::max(m_rows.size() + rows, kSegmentRows + rows));
    m_ids.welcome(m_hold ? rows / 8 : rows);
    OpenRow like;
    like.mapped = mapped;
    const std::size_t placed = placeNew(names, like, lines, placement);
    if (openNumbers != nullptr) {
        const std::vector<std::int64_t>& from = std::get_if<NumberedColumn>(ids)->numbers;
        openNumbers->numbers.insert(openNumbers->numbers.end(), from.begin(),
                                    from.begin() + static_cast<std::ptrdiff_t>(placed));
    } else if (openTexts != nullptr) {
        for (std::size_t i = 0; i < placed; ++i)
            openTexts->push(std::get_if<TextColumn>(ids)->at(i));
    }
    for (std::size_t i = placed; i < rows; ++i) {
        if (i + kLookAhead < rows && names.named(i + kLookAhead))
            m_ids.expect(names.key(i + kLookAhead));
        OpenRow row = like;
        row.line = lines[i];
        if (!names.named(i)) {
            const std::int64_t standing = contents.empty() ? -1 : takeStanding(contents[i]);
            if (standing >= 0) {
                confirm(standing, lines[i]);
                notFresh(i, kSkipped);
            } else {
                addRow(i, row);
            }
            continue;
        }
        row.named = true;
        std::uint32_t* place = nullptr;
        const RowIds::Hit hit = find(names, i, row, place);
        const auto number =
            static_cast<std::uint32_t>(m_first + static_cast<std::int64_t>(m_rows.size()));
        if (hit.row != RowIds::kNone && hit.row >= m_first) {
            notFresh(i, static_cast<std::uint32_t>(hit.row - m_first));
            mergeInto(m_rows[placement.targets[i]], row, policy);
            continue;
        }
        if (hit.row != RowIds::kNone) {
            m_anyOlder = true;
            row.older = static_cast<std::int32_t>(hit.row);
            row.state = stateFor(row.older, hit.seen);
            if (row.state != State::Replaces)
                ++m_counts.merged;
        }
        if (place != nullptr)
            *place = RowIds::entry(number, false);
        else if (hit.row != RowIds::kNone)
            m_ids.hashed().replace(hit, number, false);
        else
            m_ids.hashed().insert(row.id, number);
        addRow(i, row);
    }
    // The first rows are placed before any is written, so that their targets hold until then.
    const std::size_t described = m_described ? 0 : m_context.describeRows;
    for (std::size_t i = 0; i < rows && m_firstRows.size() < described; ++i)
        m_firstRows.push_back({placement.targets[i], placement.fresh[i]});
    return {};
}

void TableWriter::fill(RowPolicy policy, std::vector<Incoming>& incoming,
                       const Placement& placement)
{
    const bool records = m_table == Table::Customer;
    for (Incoming& part : incoming) {
        Column& column = m_columns[part.column];
        const bool isId = column.field == "id";
        if (isId && !records)
            continue; // place() has done it
        agree(column.cells, part.cells);
        if (placement.allFresh) {
            appendCells(column.cells, part.cells);
            continue;
        }
        resizeCells(column.cells, m_rows.size());
        for (std::size_t i = 0; i < placement.targets.size(); ++i) {
            const std::uint32_t target = placement.targets[i];
            if (target == kSkipped)
                continue;
            if (placement.fresh[i])
                setCell(column.cells, target, part.cells, i);
            else if (policy == RowPolicy::Sum && part.sums)
                addCell(column.cells, target, part.cells, i);
            // The first line of an invoice names what it has in common; a customer keeps its id
            // when a later row knows only the address.
            else if (policy == RowPolicy::Sum || isId) {
                if (isBlank(column.cells, target))
                    setCell(column.cells, target, part.cells, i);
            } else
                setCell(column.cells, target, part.cells, i);
        }
    }
    for (Column& column : m_columns)
        resizeCells(column.cells, m_rows.size());
}

Status TableWriter::finish()
{
    if (m_sessionFirst < 0)
        return {};
    if (Status status = flush(true); !status.ok())
        return status;
    if (m_context.dryRun)
        return {};
    if (Status status = writeConfirmed(); !status.ok())
        return status;
    if (m_first == m_sessionFirst)
        return {};
    const auto id = static_cast<int>(m_table);
    if (Status status = writeMarks(m_context.database, m_context.importId, id, m_marks);
        !status.ok())
        return status;
    m_marks.clear();
    return setNextRow(m_context.database, id, m_first);
}

} // namespace regard
