// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/families.h"
#include "core/metrics/kind_reader.h"
#include "core/metrics/turnaround.h"

#include <algorithm>
#include <array>

namespace regard::metrics {
namespace {

/// From the request to the quote, in seconds.
class QuoteTimeReader final : public KindReader {
public:
    explicit QuoteTimeReader(const Dataset& dataset)
        : KindReader(dataset, "quote", "quotes"), m_turnaround(facts())
    {
    }
    static constexpr std::array kOutcomes{
        Outcome{"quote", "quotes", true}, Outcome{"not resolved, or time not known", "", false},
        Outcome{"negative duration", "", false}, Outcome{"date without time", "", false}};

    [[nodiscard]] std::string missing() const
    {
        return missingWithout(m_turnaround.known(), "when they were resolved");
    }
    [[nodiscard]] Reading read(std::size_t row) const
    {
        const Turnaround::OfRow time = m_turnaround.of(row);
        return {static_cast<int>(time.state), time.seconds};
    }
    void describe(Measured& measured, const Tally&, const OrderedValues& sorted) const
    {
        const std::size_t n = sorted.size();
        // The smallest time that at least this share of the quotes kept to; of fewer than ten, nine
        // in ten is the slowest one.
        const auto within = [&](std::size_t tenths) { return sorted[(n * tenths + 9) / 10 - 1]; };
        if (n >= 10) {
            measured.estimate.parts.emplace_back("half within, seconds", within(5));
            measured.estimate.parts.emplace_back("8 of 10 within, seconds", within(8));
            measured.estimate.parts.emplace_back("9 of 10 within, seconds", within(9));
        }
    }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"opened_at",   "customer",           "channel", "team",
                "resolved_at", "resolution_seconds", "outcome"};
    }

private:
    Turnaround m_turnaround;
};

constexpr double kDay = 86'400;

/// Bands of turnaround in which quotes are won or lost, the last one open; then the quotes whose
/// time is not known.
struct Band {
    double upTo; ///< seconds, inside
    std::string_view words;
};
constexpr std::array kBands{Band{kDay, "within 1 day"}, Band{3 * kDay, "within 1 to 3 days"},
                            Band{7 * kDay, "within 3 to 7 days"}, Band{1e300, "after 7 days"}};

/// Quotes won of those that were decided, over all and by how long the customer waited for them.
class QuoteWinRate final : public Measure {
public:
    QuoteWinRate(const KpiDefinition& kpi, Bench& bench)
        : Measure(kpi, bench.scope(), bench.derived()), m_quotes(dataset(), "quote", "quotes"),
          m_outcomes(dataset().table(Table::Interaction).codes("outcome")),
          m_turnaround(dataset().table(Table::Interaction))
    {
        const auto words = [&](std::string_view word) {
            auto wanted =
                codesOf(dataset().dictionary("outcome"), std::array<std::string_view, 1>{word});
            wanted[0] = 0;
            return wanted;
        };
        m_words = {words("won"), words("lost"), words("abandoned")};
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (m_quotes.candidates()->empty()) {
            return "There are no quotes in this store.";
        }
        if (m_outcomes.empty()) {
            return "The quotes in this store do not say whether they were won or lost.";
        }
        return scope().reasonAgainst(Table::Interaction).value_or("");
    }

    void collect() override
    {
        m_slots.assign(scope().slots(), {});
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            const auto& slots = scope().rowSlots(Table::Interaction, "opened_at", layer);
            for (const std::uint32_t row : *m_quotes.candidates()) {
                if (slots[row] >= 0) {
                    Slot& slot = m_slots[static_cast<std::size_t>(slots[row])];
                    const std::size_t fate = fateOf(row);
                    ++slot.counts[fate];
                    if (fate <= Lost) {
                        ++slot.bands[bandOf(row)][fate];
                    }
                }
            }
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        const auto& counts = m_slots[slot].counts;
        return std::any_of(counts.begin(), counts.end(),
                           [](std::int64_t count) { return count > 0; });
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const Slot& counted = m_slots[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        for (std::size_t fate = 0; fate < kFates.size(); ++fate) {
            estimate.rowsInScope += counted.counts[fate];
            if (fate > Lost && counted.counts[fate] > 0) {
                estimate.setAside.emplace_back(kFates[fate], counted.counts[fate]);
            }
        }
        const auto won = static_cast<double>(counted.counts[Won]);
        const auto lost = static_cast<double>(counted.counts[Lost]);
        estimate.n = won + lost;
        estimate.parts = {{"won", won}, {"lost", lost}};
        measured.factor = 100;
        if (estimate.n > 0) {
            measured.sample = Share{won, estimate.n};
        }
        for (std::size_t band = 0; band < counted.bands.size(); ++band) {
            const auto& [wonHere, lostHere] = counted.bands[band];
            if (wonHere + lostHere > 0 && m_turnaround.known()) {
                const std::string words(band < kBands.size() ? kBands[band].words
                                                             : "at a time not known");
                estimate.parts.emplace_back("won " + words, static_cast<double>(wonHere));
                estimate.parts.emplace_back("lost " + words, static_cast<double>(lostHere));
            }
        }
        complete(measured, conventions().level, "quotes");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const auto& slots = scope().rowSlots(Table::Interaction, "opened_at", 0);
        for (const std::uint32_t row : *m_quotes.candidates()) {
            if (slots[row] == 0) {
                const std::size_t fate = fateOf(row);
                result.push_back({Table::Interaction, row,
                                  fate <= Lost ? kFates[fate] : setAsideFor(kFates[fate])});
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return QuoteTimeReader::fields();
    }

private:
    enum Fate : std::size_t { Won, Lost, Abandoned, Unknown };
    static constexpr std::array<std::string_view, 4> kFates{"won", "lost", "abandoned",
                                                            "not decided, or outcome not known"};
    struct Slot {
        std::array<std::int64_t, kFates.size()> counts{};
        std::array<std::array<std::int64_t, 2>, kBands.size() + 1> bands{};
    };

    [[nodiscard]] std::size_t fateOf(std::size_t row) const
    {
        const auto code = static_cast<std::size_t>(m_outcomes[row] + 1);
        for (std::size_t fate = 0; fate < m_words.size(); ++fate) {
            if (m_words[fate][code] != 0) {
                return fate;
            }
        }
        return Unknown;
    }

    [[nodiscard]] std::size_t bandOf(std::size_t row) const
    {
        const Turnaround::OfRow time = m_turnaround.of(row);
        if (time.state != Turnaround::State::Known) {
            return kBands.size();
        }
        const auto* band = std::find_if(kBands.begin(), kBands.end(),
                                        [&](const Band& one) { return time.seconds <= one.upTo; });
        return static_cast<std::size_t>(band - kBands.begin());
    }

    KindReader m_quotes;
    Column<std::int32_t> m_outcomes;
    Turnaround m_turnaround;
    std::array<std::vector<std::uint8_t>, 3> m_words;
    std::vector<Slot> m_slots;
};

} // namespace

std::unique_ptr<Measure> makeQuoteMeasure(const KpiDefinition& kpi, Bench& bench)
{
    if (kpi.id == "quote_turnaround") {
        return std::make_unique<RowMeasure<QuoteTimeReader>>(
            kpi, bench.scope(), bench.derived(), QuoteTimeReader(bench.scope().dataset()));
    }
    return kpi.id == "quote_win_rate" ? std::make_unique<QuoteWinRate>(kpi, bench) : nullptr;
}

} // namespace regard::metrics
