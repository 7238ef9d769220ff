// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/domain/schema.h>
#include <regard/store/dataset.h>
#include <regard/store/numbered_texts.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace regard {

/// What several rows with one id in one file mean.
enum class RowPolicy {
    Newer, ///< a later row is a newer version of the same row
    Last,  ///< only the last row counts
    Sum    ///< amounts (amount, quantity, refunded_amount) are added: lines of an invoice
};

/// Strings of one column end to end: value i is bytes [ends[i-1], ends[i]).
struct TextColumn {
    std::string bytes;
    std::vector<std::uint32_t> ends;
    [[nodiscard]] std::size_t size() const { return ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t i) const
    {
        const std::uint32_t from = i == 0 ? 0 : ends[i - 1];
        return std::string_view(bytes).substr(from, ends[i] - from);
    }
    void push(std::string_view value)
    {
        bytes.append(value);
        ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
};

/// Category or customer values of a block: codes into the block's own list of distinct values,
/// -1 none. The session translates them to the store's codes once per distinct value.
struct CodedColumn {
    std::vector<std::int32_t> codes;
    std::vector<std::string> values;
};

using BlockValues =
    std::variant<CodedColumn, // Category; CustomerRef (source ids); Email (normalised addresses)
                 std::vector<std::int64_t>, // Moment raw, Money
                 std::vector<double>,       // Number, Duration
                 std::vector<std::int8_t>,  // Boolean
                 TextColumn,                // Identifier, Text, CustomerRef
                 NumberedColumn>;           // Identifier, CustomerRef

struct BlockColumn {
    std::string field;  ///< data model name or "attributes.X"
    BlockValues values; ///< one entry a row
};

/// Rows of one table, by column, in file order. Only the fields that the mapping feeds are there;
/// when a row is a newer version, fields that are not there keep their stored value.
struct TableBlock {
    Table table = Table::Survey;
    std::size_t rows = 0;
    std::vector<std::int64_t> lines; ///< line of the record in the file, one a row
    std::vector<BlockColumn> columns;
};

/// What an accepted row does to the store.
enum class RowState : std::uint8_t { Added, Changed, Same, Merged };

/// A value as the store holds it: none, a text (of categories and customers, too), a raw Moment or
/// an amount in minor units, a number, yes or no.
using StoredValue = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

struct StoredChange {
    std::string field;
    StoredValue before;
    StoredValue after;
};

/// A row that replaces an older version.
struct RowChange {
    Table table = Table::Survey;
    std::int64_t line = 0;
    std::vector<std::pair<std::string, StoredValue>> values; ///< as the row is now; blanks left out
    std::vector<StoredChange> fields;                        ///< in which it differs
};

/// What an import does to one of the first rows of a table.
struct RowOutcome {
    RowState state = RowState::Added;
    std::vector<StoredChange> changes; ///< of a changed row
};

/// How a file was read, so that rows set aside can be read again in the same way. JSON texts.
struct ImportReading {
    std::string mapping; ///< empty in imports that were made before this was kept
    std::string dialect;
    std::string plan;       ///< headers, zone, and what was proven from the whole file
    std::int64_t mends = 0; ///< the import whose rows set aside these were, 0 for none
};

struct RowCounts {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t same = 0;
    std::int64_t merged = 0;
};

/// One import: everything between begin and commit is one transaction that either lands whole or
/// leaves the store as it was. Used by one thread. Destroying it without commit() takes all back.
///
/// Identity of a row: (source, table, for surveys also kind, id). Rows without an id are the same
/// when all their fields are equal; the k-th equal row of a file is the k-th equal row of the
/// store. Identity of a customer: the id, the same over all sources; else the normalised e-mail's
/// hash.
class ImportSession final {
public:
    ImportSession(ImportSession&&) noexcept;
    ImportSession& operator=(ImportSession&&) noexcept;
    ~ImportSession();

    /// Adds the rows of a block, in the order of the file. A customer table block may hold `id`,
    /// `email` or both. Every other table's `customer` (and, beside it, `email`) column names one.
    [[nodiscard]] Status append(Table table, RowPolicy policy, TableBlock&& block);
    /// Lines of rows appended since the last call that were left out because their customer was
    /// erased on request, each line once. The caller sets them aside, without their text.
    [[nodiscard]] std::vector<std::int64_t> takeErasedLines();
    void setAside(SetAsideRow row);
    /// A line that another import had set aside was read again: it leaves that import's list, but
    /// for what could still not be read of it.
    void mended(std::int64_t line, std::vector<SetAsideRow> still);
    [[nodiscard]] Expected<RowState> addBenchmark(const Benchmark& benchmark);
    [[nodiscard]] Expected<RowState> addEvent(const Event& event);
    void setReading(ImportReading reading);

    /// Counts so far (complete after finish()).
    [[nodiscard]] RowCounts counts() const;
    /// After finish(): of the first ImportHeader::describeRows rows that were added to a table, in
    /// their order, what becomes of each.
    [[nodiscard]] std::vector<RowOutcome> outcomes(Table table) const;
    /// After finish(): the first 1000 changed rows of all tables by line; none unless
    /// ImportHeader::describe asks for it.
    [[nodiscard]] std::vector<RowChange> changedRows() const;
    /// Works off what was held back (sums), so that counts() is complete; then commit() or drop.
    [[nodiscard]] Status finish(const Control& control);
    /// Writes durably. `record` gives rows, dropped and, where the header of the import had none
    /// (it is only known when the file has been read), fileDigest; the session fills id, counts,
    /// time.
    [[nodiscard]] Expected<ImportRecord> commit(ImportRecord record);

    struct State;
    explicit ImportSession(std::unique_ptr<State> state);

private:
    std::unique_ptr<State> m_state;
};

} // namespace regard
