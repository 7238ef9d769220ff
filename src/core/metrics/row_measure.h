// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/measure.h"

#include <algorithm>
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
///   std::string scale() const; std::vector<std::string> settings() const
///   std::vector<std::string> fields() const
template <class Reader>
class RowMeasure final : public Measure {
public:
    RowMeasure(const KpiDefinition& kpi, const Scope& scope, Derived& derived, Reader reader)
        : Measure(kpi, scope, derived), m_reader(std::move(reader))
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        std::string missing = m_reader.missing();
        return missing.empty() ? scope().reasonAgainst(m_reader.table()).value_or("") : missing;
    }

    void collect() override
    {
        m_tallies.assign(scope().slots(), {});
        const std::size_t shown = scope().shown() * scope().groups();
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            m_reader.prepare(slots(layer), shown);
        }
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            tallyHalves(slots(layer));
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        const auto& counts = m_tallies[slot].counts;
        return std::any_of(counts.begin(), counts.end(),
                           [](std::int64_t count) { return count > 0; });
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const double level = conventions().level;
        Measured measured = finish(kpi(), m_tallies[slot], Reader::kOutcomes, level);
        m_reader.describe(measured, m_tallies[slot]);
        if constexpr (requires { m_reader.settle(measured, Tally{}, Period{}, level); }) {
            m_reader.settle(measured, m_tallies[slot], scope().periods()[slot / scope().groups()],
                            level);
        }
        complete(measured, level, m_reader.things());
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const auto& slotOfRow = slots(0);
        for (std::size_t i = 0; i < candidates(slotOfRow); ++i) {
            const std::size_t row = candidate(i);
            if (slotOfRow[row] != 0) {
                continue;
            }
            const Reading reading = m_reader.read(row);
            if (reading.outcome < 0) {
                continue;
            }
            const Outcome& outcome = Reader::kOutcomes[static_cast<std::size_t>(reading.outcome)];
            result.push_back({m_reader.table(), row,
                              (outcome.used ? "" : "set aside: ") + std::string(outcome.row)});
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

    [[nodiscard]] const std::vector<std::int32_t>& slots(std::size_t layer) const
    {
        return scope().rowSlots(m_reader.table(), m_reader.date(), layer);
    }

    [[nodiscard]] std::size_t candidates(const std::vector<std::int32_t>& slotOfRow) const
    {
        return m_reader.candidates() != nullptr ? m_reader.candidates()->size() : slotOfRow.size();
    }

    [[nodiscard]] std::size_t candidate(std::size_t index) const
    {
        return m_reader.candidates() != nullptr ? (*m_reader.candidates())[index] : index;
    }

    void tallyHalves(const std::vector<std::int32_t>& slotOfRow)
    {
        const std::size_t count = candidates(slotOfRow);
        if (count < kRowsForTwo) {
            tally(slotOfRow, 0, count, m_tallies);
            return;
        }
        const std::size_t middle = count / 2;
        std::vector<Tally> second(m_tallies.size());
        {
            const std::jthread other([&] { tally(slotOfRow, middle, count, second); });
            tally(slotOfRow, 0, middle, m_tallies);
        }
        for (std::size_t slot = 0; slot < second.size(); ++slot) {
            m_tallies[slot].combine(second[slot]);
        }
    }

    void tally(const std::vector<std::int32_t>& slotOfRow, std::size_t begin, std::size_t end,
               std::vector<Tally>& tallies) const
    {
        const bool keepValues = kpi().statistic == Statistic::Median;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t row = candidate(i);
            if (slotOfRow[row] < 0) {
                continue;
            }
            const Reading reading = m_reader.read(row);
            if (reading.outcome < 0) {
                continue;
            }
            Tally& into = tallies[static_cast<std::size_t>(slotOfRow[row])];
            const auto outcome = static_cast<std::size_t>(reading.outcome);
            ++into.counts[outcome];
            if (Reader::kOutcomes[outcome].used) {
                into.values.add(reading.value);
                if (keepValues) {
                    into.list.push_back(reading.value);
                }
            }
        }
    }

    Reader m_reader;
    std::vector<Tally> m_tallies;
};

} // namespace regard::metrics
