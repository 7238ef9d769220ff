// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/block_names.h"
#include "core/store/facts/category_codes.h"
#include "core/store/facts/cells.h"
#include "core/store/facts/confirmed.h"
#include "core/store/facts/customer_keys.h"
#include "core/store/facts/marks.h"
#include "core/store/facts/row_changes.h"
#include "core/store/facts/row_ids.h"
#include "core/store/facts/segment_packer.h"

#include <regard/store/import_session.h>

#include <cstdint>
#include <string>
#include <vector>

namespace regard {

/// What the tables of one import share.
struct ImportContext {
    const sqlite::Database& database;
    std::int64_t importId = 0;
    std::string source;
    CustomerKeys& customers;
    CategoryCodes& categories;
    /// Bits of an identity's hash that are used; a test may leave few, so that hashes collide.
    std::uint64_t hashMask = ~std::uint64_t{0};
    bool dryRun = false;          ///< nothing is written
    bool describe = false;        ///< what changed is wanted, row by row
    std::size_t describeRows = 0; ///< of how many first rows the outcome is wanted
    /// Imports of whose file these rows were set aside: what they sum up is added to, not replaced.
    std::vector<std::int64_t> sameFile{};
    /// Lines of rows that were refused because their customer was erased on request.
    std::vector<std::int64_t> erasedLines{};
};

/// The rows that one import brings to one table, from blocks to segments.
///
/// Rows wait in an open buffer, where a later row of the same id can still change them. A row whose
/// id the store knows waits as a possible newer version; it is compared with the stored row only
/// when the buffer is written, segment by segment, and dropped when it is the same.
class TableWriter final {
public:
    TableWriter(Table table, ImportContext& context);

    [[nodiscard]] Status append(RowPolicy policy, TableBlock&& block);
    /// Writes what waits, the marks and the row counter.
    [[nodiscard]] Status finish();
    [[nodiscard]] const RowCounts& counts() const { return m_counts; }
    /// What changed; customers are ordinals.
    [[nodiscard]] std::vector<RowChange> changes() const { return m_changes.rows(); }
    /// Of the first rows, after the first were written.
    [[nodiscard]] const std::vector<RowOutcome>& outcomes() const { return m_outcomes; }

private:
    /// How an open row came to be, which decides what it counts as.
    enum class State : std::uint8_t {
        New,             ///< unknown before
        Replaces,        ///< the file's first row of an id that stands in the store
        ReplacesCounted, ///< a later one; the first was found to be the same
        ReplacesOwn      ///< a later one; the first is written in this import
    };
    struct Column {
        std::string field;
        FieldType type = FieldType::Category;
        OpenCells cells;
    };
    struct OpenRow {
        std::uint64_t id = 0; ///< of a RowKey, with `family`
        std::int64_t line = 0;
        std::int32_t older = -1;  ///< number of the row it replaces
        std::int32_t key = 0;     ///< customer of a customer record, kind of a survey
        std::uint16_t mapped = 0; ///< which columns its file fed: index into m_mapped
        std::int16_t family = RowKey::kHashed;
        State state = State::New;
        bool named = false; ///< has an identity other than its content
    };
    struct Incoming {
        std::size_t column = 0; ///< in m_columns
        ReadCells cells;
        bool sums = false; ///< added up under RowPolicy::Sum
    };
    struct Placement;
    static constexpr std::uint32_t kSkipped = 0xffffffff;

    // table_blocks.cpp: a block's values in the store's codes
    [[nodiscard]] Expected<std::vector<Incoming>> translate(TableBlock& block);
    [[nodiscard]] Expected<ReadCells> translateColumn(BlockColumn&& column, FieldType type);
    [[nodiscard]] Expected<ReadCells> customersOf(const TableBlock& block);
    /// Takes out the rows of people who were erased on request.
    void refuseErased(TableBlock& block, std::vector<std::int32_t>& customers);

    // table_writer.cpp: where each row goes
    [[nodiscard]] BlockNames namesOf(const ReadCells* ids, const std::vector<std::int32_t>* keys);
    /// Looks for the row of a name and gives `row` its key. `place` is where its number belongs,
    /// null where that is under a hash.
    [[nodiscard]] RowIds::Hit find(const BlockNames& names, std::size_t i, OpenRow& row,
                                   std::uint32_t*& place);
    /// Lets the name of an open row, which stands for row `number`, stand for another.
    void pointTo(const OpenRow& row, std::uint32_t number, std::uint32_t newNumber, bool seen);
    void confirm(std::int64_t row, std::int64_t line);
    [[nodiscard]] Status writeConfirmed();
    /// A later row of an id that still waits.
    void mergeInto(OpenRow& target, const OpenRow& row, RowPolicy policy);
    [[nodiscard]] Status place(RowPolicy policy, std::vector<Incoming>& incoming,
                               const std::vector<std::int64_t>& lines, Placement& placement);
    /// Places the first rows of a block as long as nothing stands for their names; how many.
    [[nodiscard]] std::size_t placeNew(const BlockNames& names, const OpenRow& like,
                                       const std::vector<std::int64_t>& lines,
                                       Placement& placement);
    void fill(RowPolicy policy, std::vector<Incoming>& incoming, const Placement& placement);
    [[nodiscard]] std::size_t columnIndex(std::string_view field);
    [[nodiscard]] bool isMapped(const OpenRow& row, std::size_t column) const
    {
        const std::vector<bool>& set = m_mapped[row.mapped];
        return column < set.size() && set[column];
    }
    [[nodiscard]] Expected<ReadCells> readCells(const Segment& segment,
                                                std::string_view field) const;
    [[nodiscard]] std::uint16_t mappedIndex(std::vector<bool>&& set);

    // table_standing.cpp: what the store has
    [[nodiscard]] Status readStanding();
    /// Makes known the rows that these names may mean.
    [[nodiscard]] Status loadNamed(const BlockNames& names);
    [[nodiscard]] Status loadNamed(const Segment& segment);
    [[nodiscard]] Status loadUnnamed();
    [[nodiscard]] Expected<std::vector<std::int32_t>> keysOf(const Segment& segment) const;
    /// A hash of each row's content.
    [[nodiscard]] Expected<std::vector<std::uint64_t>> contentsOf(const Segment& segment) const;
    /// The row that this occurrence of a row without an id is, which it takes; -1 where it is new.
    [[nodiscard]] std::int64_t takeStanding(std::uint64_t content);

    // table_flush.cpp: comparing, writing
    [[nodiscard]] Status flush(bool everything);
    [[nodiscard]] Status resolve();
    /// Decoded columns of a segment.
    struct Stored {
        std::vector<std::size_t> columns; ///< in m_columns
        std::vector<ReadCells> cells;
    };
    [[nodiscard]] Expected<Stored> readStored(const Segment& segment);
    [[nodiscard]] bool sameIdentity(std::size_t row, const Stored& stored, std::size_t at) const;
    [[nodiscard]] bool completeAndCompare(std::size_t row, const Stored& stored, std::size_t at);
    /// A mended line of an invoice of which other lines stand: adds these. True when that changes
    /// nothing, or when the invoice stands from another file, which had all its lines.
    [[nodiscard]] bool addStanding(std::size_t row, const Segment& segment, const Stored& stored,
                                   std::size_t at);
    /// Whether a field is added up under RowPolicy::Sum.
    [[nodiscard]] static bool isSummed(std::string_view field)
    {
        return field == "amount" || field == "quantity" || field == "refunded_amount";
    }
    [[nodiscard]] Status findTrueOlder(std::size_t row, const Stored& stored, std::size_t at,
                                       std::vector<std::size_t>& again);
    [[nodiscard]] State stateFor(std::int64_t older, bool seen) const;
    [[nodiscard]] Status describeChange(std::size_t row, bool same, const Stored& stored,
                                        std::size_t at);
    void describeFirst(const std::vector<bool>& drop);
    void dropRows(const std::vector<bool>& drop);
    [[nodiscard]] Status writeRows(std::size_t count);
    [[nodiscard]] const Segment* segmentOf(std::int64_t row) const;

    Table m_table;
    ImportContext& m_context;
    std::vector<Column> m_columns;
    std::vector<OpenRow> m_rows;
    std::vector<std::vector<bool>> m_mapped; ///< sets of columns
    std::int64_t m_sessionFirst = -1;        ///< number of the first row of this import
    std::int64_t m_first = 0;                ///< number of the first open row
    std::vector<Segment> m_segments;         ///< of this table, those written here too
    SegmentPacker m_packer;
    std::vector<Mark> m_marks;
    /// A segment that other imports brought.
    struct Standing {
        Segment segment;
        std::int64_t lowest = INT64_MIN; ///< of the numbers of its ids
        std::int64_t highest = INT64_MAX;
        bool loaded = false; ///< m_ids knows its rows
    };
    std::vector<Standing> m_standing;
    bool m_standingRead = false;
    DeadRows m_dead;
    RowIds m_ids;
    /// A stored row without an id. Those of one content stand together, the most held first, so
    /// that the rows which a file takes are always among those that a longer file takes.
    struct Content {
        std::uint64_t hash = 0;
        std::uint32_t row = 0;
        std::int32_t held = 0; ///< by other imports
    };
    std::vector<Content> m_contents;       ///< in order
    std::vector<std::uint32_t> m_taken;    ///< at the first of each content: how many are taken
    std::vector<Confirmation> m_confirmed; ///< not written yet
    RowChanges m_changes;
    struct FirstRow {
        std::uint32_t target = 0; ///< open row, or kSkipped
        bool fresh = false;
    };
    std::vector<FirstRow> m_firstRows; ///< until the first rows are written
    std::vector<RowOutcome> m_outcomes;
    bool m_described = false; ///< the first rows are decided
    bool m_anyOlder = false;  ///< an open row may replace another
    bool m_unnamedLoaded = false;
    bool m_hold = false; ///< sums: a row may change until the file ends
    RowCounts m_counts;
};

} // namespace regard
