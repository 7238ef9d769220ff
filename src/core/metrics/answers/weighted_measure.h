// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/row_measure.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace regard::metrics {

/// A KPI over survey answers that count by their weights, for the readers of RowMeasure. Shares and
/// means are those of the weights; intervals and tests take n_eff = (sum w)^2 / sum w^2 answers
/// (Kish 1965), which is less than their number as soon as the weights differ.
template <class Reader>
class WeightedMeasure final : public Measure {
public:
    WeightedMeasure(const KpiDefinition& kpi, const Scope& scope, Derived& derived, Reader reader)
        : Measure(kpi, scope, derived), m_reader(std::move(reader)),
          m_weights(dataset().table(Table::Survey).numbers("weight"))
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (std::string missing = m_reader.missing(); !missing.empty()) {
            return missing;
        }
        if (m_weights.empty()) {
            return "No answer in this store has a weight: set survey.weights to off.";
        }
        return scope().reasonAgainst(Table::Survey).value_or("");
    }

    void collect() override
    {
        m_slots.assign(scope().slots(), {});
        const std::size_t shown = scope().shown() * scope().groups();
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            m_reader.prepare(slots(layer), shown);
        }
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            const auto& slotOfRow = slots(layer);
            for (const std::uint32_t row : *m_reader.candidates()) {
                if (slotOfRow[row] >= 0) {
                    add(m_slots[static_cast<std::size_t>(slotOfRow[row])], row);
                }
            }
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override { return m_slots[slot].rows > 0; }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const Slot& counted = m_slots[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        estimate.rowsInScope = counted.rows;
        for (std::size_t i = 0; i < Reader::kOutcomes.size(); ++i) {
            const Outcome& outcome = Reader::kOutcomes[i];
            if (!outcome.used && counted.counts[i] > 0) {
                estimate.setAside.emplace_back(outcome.row, counted.counts[i]);
            }
            if (outcome.used) {
                estimate.n += static_cast<double>(counted.counts[i]);
                estimate.parts.emplace_back(outcome.part, static_cast<double>(counted.counts[i]));
            }
        }
        if (counted.noWeight > 0) {
            estimate.setAside.emplace_back(kNoWeight, counted.noWeight);
        }
        if (counted.sum > 0) {
            const double effective = counted.sum * counted.sum / counted.squares;
            estimate.parts.emplace_back("effective n", effective);
            sample(measured, counted, effective);
            measured.notes.push_back("Answers count by their weights: " + grouped(estimate.n) +
                                     " answers say as much as " + grouped(effective) +
                                     " of equal weight.");
        }
        m_reader.describe(measured, Tally{});
        complete(measured, conventions().level, m_reader.things());
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const auto& slotOfRow = slots(0);
        for (const std::uint32_t row : *m_reader.candidates()) {
            if (slotOfRow[row] != 0) {
                continue;
            }
            const Reading reading = m_reader.read(row);
            if (reading.outcome < 0) {
                continue;
            }
            const Outcome& outcome = Reader::kOutcomes[static_cast<std::size_t>(reading.outcome)];
            const bool weighted = weightOf(row) >= 0;
            result.push_back({Table::Survey, row,
                              outcome.used && weighted ? outcome.row
                              : outcome.used           ? setAsideFor(kNoWeight)
                                                       : setAsideFor(outcome.row)});
        }
        return result;
    }

    [[nodiscard]] std::string scale() const override { return m_reader.scale(); }
    [[nodiscard]] std::vector<std::string> settings() const override
    {
        std::vector<std::string> keys = m_reader.settings();
        keys.emplace_back("survey.weights");
        return keys;
    }
    [[nodiscard]] std::vector<std::string> fields() const override
    {
        std::vector<std::string> names = m_reader.fields();
        names.emplace_back("weight");
        return names;
    }

private:
    static constexpr std::string_view kNoWeight = "no weight";
    struct Slot {
        std::int64_t rows = 0;
        std::int64_t noWeight = 0;
        std::array<std::int64_t, Reader::kOutcomes.size()> counts{};
        std::array<double, Reader::kOutcomes.size()> weights{};
        double sum = 0;     ///< of weights
        double squares = 0; ///< of weights
        double values = 0;  ///< weight x value
        double valueSquares = 0;
    };

    [[nodiscard]] const RowSlots& slots(std::size_t layer) const
    {
        return scope().rowSlots(Table::Survey, m_reader.date(), layer);
    }

    /// Below 0 where there is none.
    [[nodiscard]] double weightOf(std::size_t row) const
    {
        return m_weights.empty() || !std::isfinite(m_weights[row]) ? -1 : m_weights[row];
    }

    void add(Slot& slot, std::size_t row) const
    {
        const Reading reading = m_reader.read(row);
        if (reading.outcome < 0) {
            return;
        }
        ++slot.rows;
        const auto outcome = static_cast<std::size_t>(reading.outcome);
        const double weight = weightOf(row);
        if (Reader::kOutcomes[outcome].used && weight < 0) {
            ++slot.noWeight;
            return;
        }
        ++slot.counts[outcome];
        if (Reader::kOutcomes[outcome].used) {
            slot.weights[outcome] += weight;
            slot.sum += weight;
            slot.squares += weight * weight;
            slot.values += weight * reading.value;
            slot.valueSquares += weight * reading.value * reading.value;
        }
    }

    void sample(Measured& measured, const Slot& counted, double effective) const
    {
        const auto share = [&](std::size_t outcome) {
            return counted.weights[outcome] / counted.sum * effective;
        };
        switch (kpi().statistic) {
        case Statistic::NetShare:
            measured.sample = stats::NpsCounts{share(0), share(1), share(2)};
            break;
        case Statistic::Share:
            measured.factor = 100;
            measured.sample = Share{share(0), effective};
            break;
        default: {
            const double mean = counted.values / counted.sum;
            const double spread = std::max(0.0, counted.valueSquares / counted.sum - mean * mean);
            measured.sample = stats::Moments{effective, mean, spread * effective};
            break;
        }
        }
    }

    Reader m_reader;
    Column<double> m_weights;
    std::vector<Slot> m_slots;
};

} // namespace regard::metrics
