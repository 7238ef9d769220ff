// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/measure.h"
#include "core/metrics/ordered_book.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <thread>

namespace regard::metrics {

/// A KPI that looks at each row of one table alone. Reader gives
///   static constexpr Outcome kOutcomes[]      what rows can count as
///   Table table() const; std::string_view date() const; std::string_view things() const
///   const std::vector<uint32_t>* candidates() const   rows worth reading, null: all
///   std::string missing() const               what the dataset lacks, empty: nothing
///   void prepare(slots, shownSlots)            before the rows are read, layer by layer
///   Reading read(row) const
///   void describe(Measured&, const Tally&) const  notes on one slot
///   void settle(Measured&, const Tally&, Period, level) const  what it still waits for; optional
/// the last two with the OrderedValues behind the tally where they need values one by one;
///   std::string scale() const; std::vector<std::string> settings() const
///   std::vector<std::string> fields() const
/// and, where what a row counts as does not depend on the query's periods, filter and groups,
///   std::string memo() const                  the settings it does depend on; none: count anew
///   bool marked(row, reading) const           rows to be counted beside, for settle()
///   void settle(const Tally& shown)           instead of prepare(): the tally of all shown slots
/// Such rows are counted once by day and cell (decision 0015).
///   void needsNoPreparing() const             where prepare() does nothing and there are no candidates
template <class Reader>
class RowMeasure final : public Measure {
public:
    /// Counts the rows anew for every query.
    RowMeasure(const KpiDefinition& kpi, const Scope& scope, Derived& derived, Reader reader)
        : Measure(kpi, scope, derived), m_reader(std::move(reader))
    {
    }
    RowMeasure(const KpiDefinition& kpi, Bench& bench, Reader reader)
        : Measure(kpi, bench.scope(), bench.derived()), m_bench(&bench), m_reader(std::move(reader))
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        std::string missing = m_reader.missing();
        return missing.empty() ? scope().reasonAgainst(m_reader.table()).value_or("") : missing;
    }

    void collect() override
    {
        if constexpr (requires { m_reader.memo(); }) {
            if (collectFromBook()) {
                return;
            }
        }
        m_tallies.assign(scope().slots(), {});
        const std::size_t shown = scope().shown() * scope().groups();
        const bool keepValues = kpi().statistic == Statistic::Median;
        if constexpr (!requires { m_reader.needsNoPreparing(); }) {
            for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
                m_reader.prepare(slots(layer), shown);
            }
        } else if (scope().filters()) {
            for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
                tallyFew(scope().slottedRows(m_reader.table(), m_reader.date(), layer), keepValues);
            }
            return;
        }
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            tallyHalves(slots(layer), m_tallies, keepValues);
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        const auto& counts = m_tallies[slot].counts;
        return std::any_of(counts.begin(), counts.begin() + std::size(Reader::kOutcomes),
                           [](std::int64_t count) { return count > 0; });
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const double level = conventions().level;
        const Tally& tally = m_tallies[slot];
        const OrderedValues values =
            m_ordered.empty() ? OrderedValues(tally.list) : m_ordered[slot];
        Measured measured = finish(kpi(), tally, Reader::kOutcomes, level, values);
        if constexpr (requires { m_reader.describe(measured, tally, values); }) {
            m_reader.describe(measured, tally, values);
        } else {
            m_reader.describe(measured, tally);
        }
        const Period& period = scope().periods()[slot / scope().groups()];
        if constexpr (requires { m_reader.settle(measured, tally, values, period, level); }) {
            m_reader.settle(measured, tally, values, period, level);
        } else if constexpr (requires { m_reader.settle(measured, tally, period, level); }) {
            m_reader.settle(measured, tally, period, level);
        }
        complete(measured, level, m_reader.things());
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        std::array<std::string_view, std::size(Reader::kOutcomes)> words;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Outcome& outcome = Reader::kOutcomes[i];
            words[i] = outcome.used ? outcome.row : setAsideFor(outcome.row);
        }
        const auto& slotOfRow = slots(0);
        const auto [begin, end] = candidates(slotOfRow);
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t row = candidate(i);
            if (slotOfRow[row] != 0) {
                continue;
            }
            const Reading reading = m_reader.read(row);
            if (reading.outcome < 0) {
                continue;
            }
            result.push_back(
                {m_reader.table(), row, words[static_cast<std::size_t>(reading.outcome)]});
        }
        return result;
    }

    [[nodiscard]] std::string scale() const override { return m_reader.scale(); }
    [[nodiscard]] std::vector<std::string> settings() const override { return m_reader.settings(); }
    [[nodiscard]] std::vector<std::string> fields() const override { return m_reader.fields(); }

private:
    /// From this many rows on, two threads share the walk. The halves depend on the rows alone, so
    /// that sums come out the same on every machine.
    static constexpr std::size_t kRowsForTwo = 400'000;

    [[nodiscard]] const RowSlots& slots(std::size_t layer) const
    {
        return scope().rowSlots(m_reader.table(), m_reader.date(), layer);
    }

    /// The candidates that can have a slot, from the first to before the second.
    [[nodiscard]] std::pair<std::size_t, std::size_t> candidates(const RowSlots& slotOfRow) const
    {
        return m_reader.candidates() != nullptr ? slotOfRow.within(*m_reader.candidates())
                                                : std::pair(slotOfRow.begin(), slotOfRow.end());
    }

    [[nodiscard]] std::size_t candidate(std::size_t index) const
    {
        return m_reader.candidates() != nullptr ? (*m_reader.candidates())[index] : index;
    }

    /// False where the figure must be counted from its rows.
    bool collectFromBook()
    {
        const std::string memo = m_reader.memo();
        if (m_bench == nullptr || memo.empty()) {
            return false;
        }
        const auto cells = cellsOfRows(scope(), m_reader.table());
        const Scope* days =
            cells ? m_bench->days(*cells, m_reader.table(), m_reader.date()) : nullptr;
        if (days == nullptr) {
            return false;
        }
        const std::string name = "rows\n" + std::string(kpi().id) + "\n" + memo + "\n" + cells->key;
        // Medians need their values.
        if (kpi().statistic == Statistic::Median && !orderFromBook(name, *cells, *days)) {
            return false;
        }
        m_tallies = derived().template kept<DayBook<Tally>>(name)->slots(
            scope(), *days, [&](const Scope& wide) {
                std::vector<Tally> tallies(wide.slots());
                tallyHalves(wide.rowSlots(m_reader.table(), m_reader.date(), 0), tallies, false);
                return tallies;
            });
        if constexpr (requires(const Tally& tally) { m_reader.settle(tally); }) {
            Tally shown;
            for (std::size_t slot = 0; slot < scope().shown() * scope().groups(); ++slot) {
                shown.combine(m_tallies[slot]);
            }
            m_reader.settle(shown);
        }
        return true;
    }

    /// False where the periods are not of whole months.
    bool orderFromBook(const std::string& name, const CellPlan& cells, const Scope& days)
    {
        const Period data{days.periods().front().from, days.periods().back().to};
        auto ordered =
            derived()
                .template kept<OrderedBook>("in order\n" + name)
                ->slots(scope(), cells, data, [&](const Scope& wide, const OrderedBook::Put& put) {
                    const auto& slotOfRow = wide.rowSlots(m_reader.table(), m_reader.date(), 0);
                    const auto [begin, end] = candidates(slotOfRow);
                    for (std::size_t i = begin; i < end; ++i) {
                        const std::size_t row = candidate(i);
                        if (slotOfRow[row] < 0) {
                            continue;
                        }
                        const Reading reading = m_reader.read(row);
                        if (reading.outcome >= 0 &&
                            Reader::kOutcomes[static_cast<std::size_t>(reading.outcome)].used) {
                            put(static_cast<std::size_t>(slotOfRow[row]), reading.value);
                        }
                    }
                });
        if (!ordered) {
            return false;
        }
        m_ordered = std::move(*ordered);
        return true;
    }

    void tallyHalves(const RowSlots& slotOfRow, std::vector<Tally>& tallies, bool keepValues) const
    {
        const auto [begin, end] = candidates(slotOfRow);
        if (end - begin < kRowsForTwo) {
            tally(slotOfRow, begin, end, tallies, keepValues);
            return;
        }
        const std::size_t middle = begin + (end - begin) / 2;
        std::vector<Tally> second(tallies.size());
        {
            const std::jthread other(
                [&, last = end] { tally(slotOfRow, middle, last, second, keepValues); });
            tally(slotOfRow, begin, middle, tallies, keepValues);
        }
        for (std::size_t slot = 0; slot < second.size(); ++slot) {
            tallies[slot].combine(second[slot]);
        }
    }

    /// The rows that a filter leaves, where readers have no candidates.
    void tallyFew(const SlottedRows& slotted, bool keepValues)
    {
        const auto count = [&](std::size_t begin, std::size_t end, std::vector<Tally>& tallies) {
            for (std::size_t i = begin; i < end; ++i) {
                add(slotted.rows[i], static_cast<std::size_t>(slotted.slots[i]), tallies,
                    keepValues);
            }
        };
        const std::size_t rows = slotted.rows.size();
        if (rows < kRowsForTwo) {
            count(0, rows, m_tallies);
            return;
        }
        std::vector<Tally> second(m_tallies.size());
        {
            const std::jthread other([&] { count(rows / 2, rows, second); });
            count(0, rows / 2, m_tallies);
        }
        for (std::size_t slot = 0; slot < second.size(); ++slot) {
            m_tallies[slot].combine(second[slot]);
        }
    }

    void tally(const RowSlots& slotOfRow, std::size_t begin, std::size_t end,
               std::vector<Tally>& tallies, bool keepValues) const
    {
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t row = candidate(i);
            if (slotOfRow[row] < 0) {
                continue;
            }
            add(row, static_cast<std::size_t>(slotOfRow[row]), tallies, keepValues);
        }
    }

    void add(std::size_t row, std::size_t slot, std::vector<Tally>& tallies, bool keepValues) const
    {
        const Reading reading = m_reader.read(row);
        if (reading.outcome < 0) {
            return;
        }
        Tally& into = tallies[slot];
        const auto outcome = static_cast<std::size_t>(reading.outcome);
        ++into.counts[outcome];
        if constexpr (requires { m_reader.marked(row, reading); }) {
            static_assert(std::size(Reader::kOutcomes) <= Tally::kMarked);
            into.counts[Tally::kMarked] += m_reader.marked(row, reading) ? 1 : 0;
        }
        if (Reader::kOutcomes[outcome].used) {
            into.values.add(reading.value);
            if (keepValues) {
                into.list.push_back(reading.value);
            }
        }
    }

    Bench* m_bench = nullptr;
    Reader m_reader;
    std::vector<Tally> m_tallies;
    std::vector<OrderedValues> m_ordered; ///< by slot; none: of the tallies' lists
};

} // namespace regard::metrics
