// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/table_writer.h"

#include "core/store/facts/hashing.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kLookAhead = 16; // rows; a place in a large table takes as long to arrive

/// Tells fields apart in the hash of a row's content.
std::uint64_t fieldSeed(std::string_view field)
{
    return hashText(field, 1);
}

bool holdsIds(const OpenCells& cells)
{
    return std::holds_alternative<TextCells>(cells);
}

} // namespace

/// Where the rows of a block go.
struct TableWriter::Placement {
    std::vector<std::uint32_t> targets; ///< open row of each row of the block, or kSkipped
    std::vector<bool> fresh;            ///< whether that open row is new
    bool allFresh = true;
};

TableWriter::TableWriter(Table table, ImportContext& context) : m_table(table), m_context(context)
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

std::uint64_t TableWriter::rowHash(std::string_view id, std::int32_t key) const
{
    const auto seed = static_cast<std::uint64_t>(key);
    return (m_table == Table::Customer ? spread(seed) : hashText(id, seed)) & m_context.hashMask;
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

Status TableWriter::loadStanding(bool named, bool unnamed)
{
    named = named && !m_namedLoaded;
    unnamed = unnamed && !m_unnamedLoaded;
    m_namedLoaded = m_namedLoaded || named;
    m_unnamedLoaded = m_unnamedLoaded || unnamed;
    if (m_segments.empty() || (!named && !unnamed))
        return {};
    const sqlite::Database& database = m_context.database;
    const bool records = m_table == Table::Customer;
    // A customer is the same whatever source tells of it; any other id means something only there.
    const Expected<std::vector<Segment>> segments =
        readSegments(database, static_cast<int>(m_table), records ? nullptr : &m_context.source);
    if (!segments.ok())
        return segments.error();
    const Expected<std::vector<StoredMarks>> marks = readMarks(database, static_cast<int>(m_table));
    if (!marks.ok())
        return marks.error();
    const DeadRows dead{std::span<const StoredMarks>(marks.value())};
    HoldCounts held;
    if (unnamed) {
        const Expected<std::vector<StoredConfirmations>> confirmed =
            readConfirmations(database, static_cast<int>(m_table));
        if (!confirmed.ok())
            return confirmed.error();
        held = HoldCounts(confirmed.value());
    }
    for (const Segment& segment : segments.value()) {
        if (segment.importId == m_context.importId)
            continue;
        const auto rows = static_cast<std::size_t>(segment.rows);
        const std::string_view keyField = records ? "customer" : "kind";
        std::vector<std::int32_t> keys(rows, records ? -1 : 0);
        if (records || m_table == Table::Survey) {
            const Expected<ReadCells> cells = readCells(segment, keyField);
            if (!cells.ok())
                return cells.error();
            keys = std::get<std::vector<std::int32_t>>(cells.value());
        }
        const Expected<ReadCells> idCells = readCells(segment, "id");
        if (!idCells.ok())
            return idCells.error();
        const auto& ids = std::get<TextColumn>(idCells.value());
        Expected<std::vector<std::uint64_t>> contents = std::vector<std::uint64_t>{};
        if (unnamed)
            contents = contentsOf(segment);
        if (!contents.ok())
            return contents.error();
        auto nextDead = dead.within(segment.firstRow, segment.rows).begin();
        const auto lastDead = dead.within(segment.firstRow, segment.rows).end();
        if (named)
            m_index.reserve(m_index.size() + rows);
        for (std::size_t i = 0; i < rows; ++i) {
            const std::int64_t number = segment.firstRow + static_cast<std::int64_t>(i);
            if (nextDead != lastDead && *nextDead == number) {
                ++nextDead;
                continue;
            }
            const bool hasName = records ? keys[i] >= 0 : !ids.at(i).empty();
            if (hasName && named) {
                m_index.insert(rowHash(ids.at(i), keys[i]), static_cast<std::uint32_t>(number));
            } else if (!hasName && unnamed) {
                m_contents.push_back(
                    {contents.value()[i], static_cast<std::uint32_t>(number), held.of(number)});
            }
        }
    }
    if (unnamed) {
        std::sort(m_contents.begin(), m_contents.end(), [](const Content& a, const Content& b) {
            return std::tuple(a.hash, -a.held, a.row) < std::tuple(b.hash, -b.held, b.row);
        });
        m_taken.assign(m_contents.size(), 0);
    }
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

Status TableWriter::place(RowPolicy policy, const std::vector<Incoming>& incoming,
                          const std::vector<std::int64_t>& lines, Placement& placement)
{
    const bool records = m_table == Table::Customer;
    const TextColumn* ids = nullptr;
    const std::vector<std::int32_t>* keys = nullptr;
    std::vector<bool> set(m_columns.size());
    for (const Incoming& part : incoming) {
        const std::string& field = m_columns[part.column].field;
        set[part.column] = true;
        if (field == "id")
            ids = &std::get<TextColumn>(part.cells);
        if ((records && field == "customer") || (m_table == Table::Survey && field == "kind"))
            keys = &std::get<std::vector<std::int32_t>>(part.cells);
    }
    const std::int32_t noKey = m_table == Table::Survey ? -1 : 0; // a survey of no kind is one, too
    const std::uint16_t mapped = mappedIndex(std::move(set));
    const std::size_t rows = lines.size();
    const auto named = [&](std::size_t i) {
        return records ? keys != nullptr && (*keys)[i] >= 0 : ids != nullptr && !ids->at(i).empty();
    };
    bool anyUnnamed = false;
    for (std::size_t i = 0; i < rows && !anyUnnamed; ++i)
        anyUnnamed = !named(i);
    if (Status status = loadStanding(ids != nullptr || keys != nullptr, anyUnnamed); !status.ok())
        return status;
    std::vector<std::uint64_t> contents;
    if (anyUnnamed && !m_contents.empty()) {
        contents.assign(rows, 0);
        for (const Incoming& part : incoming)
            hashCells(part.cells, fieldSeed(m_columns[part.column].field), contents);
    }

    // Ids are kept at once, because the next row may have the same one.
    TextCells* openIds = nullptr;
    if (ids != nullptr && !records)
        openIds = &std::get<TextCells>(m_columns[columnIndex("id")].cells);
    placement.targets.resize(rows);
    placement.fresh.assign(rows, true);
    const auto addRow = [&](std::size_t i, const OpenRow& row) {
        placement.targets[i] = static_cast<std::uint32_t>(m_rows.size());
        m_rows.push_back(row);
        if (openIds != nullptr)
            openIds->push(ids->at(i));
    };
    const auto keyOf = [&](std::size_t i) { return keys == nullptr ? noKey : (*keys)[i]; };
    std::vector<std::uint64_t> hashes(rows);
    for (std::size_t i = 0; i < rows; ++i)
        if (named(i))
            hashes[i] = rowHash(records ? std::string_view() : ids->at(i), keyOf(i));
    m_index.reserve(m_index.size() + (m_hold ? rows / 8 : rows));
    for (std::size_t i = 0; i < rows; ++i) {
        if (i + kLookAhead < rows)
            m_index.expect(hashes[i + kLookAhead]);
        OpenRow row;
        row.line = lines[i];
        row.mapped = mapped;
        if (!named(i)) {
            const std::int64_t standing = contents.empty() ? -1 : takeStanding(contents[i]);
            if (standing >= 0) {
                confirm(standing, lines[i]);
                placement.targets[i] = kSkipped;
                placement.fresh[i] = false;
                placement.allFresh = false;
                continue;
            }
            addRow(i, row);
            continue;
        }
        row.named = true;
        row.key = keyOf(i);
        const std::string_view id = records ? std::string_view() : ids->at(i);
        row.hash = hashes[i];
        const IdentityIndex::Hit hit = m_index.find(row.hash, [&](std::uint32_t number) {
            if (number < m_first)
                return true; // proved when the rows are compared
            const auto open = static_cast<std::size_t>(number - m_first);
            return m_rows[open].key == row.key && (records || openIds->at(open) == id);
        });
        const auto number =
            static_cast<std::uint32_t>(m_first + static_cast<std::int64_t>(m_rows.size()));
        if (hit.row == IdentityIndex::kNone) {
            m_index.insert(row.hash, number);
            addRow(i, row);
            continue;
        }
        if (hit.row < m_first) {
            row.older = hit.row;
            row.state = stateFor(row.older, hit.seen);
            if (row.state != State::Replaces)
                ++m_counts.merged;
            m_index.replace(hit, number, false);
            addRow(i, row);
            continue;
        }
        placement.targets[i] = static_cast<std::uint32_t>(hit.row - m_first);
        placement.fresh[i] = false;
        placement.allFresh = false;
        mergeInto(m_rows[placement.targets[i]], row, policy);
    }
    // The first rows are placed before any is written, so that their targets hold until then.
    const std::size_t described = m_described ? 0 : m_context.describeRows;
    for (std::size_t i = 0; i < rows && m_firstRows.size() < described; ++i)
        m_firstRows.push_back({placement.targets[i], placement.fresh[i]});
    return {};
}

void TableWriter::fill(RowPolicy policy, const std::vector<Incoming>& incoming,
                       const Placement& placement)
{
    const bool records = m_table == Table::Customer;
    for (const Incoming& part : incoming) {
        Column& column = m_columns[part.column];
        const bool isId = column.field == "id" && holdsIds(column.cells);
        if (isId && !records)
            continue; // place() has done it
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
