// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/engine_state.h"
#include "core/metrics/families.h"
#include "core/metrics/sentiment/text_moods.h"
#include "core/metrics/tally_book.h"

#include <algorithm>
#include <array>

namespace regard::metrics {
namespace {

/// One text is read wrongly too often: below this number of texts there is no share.
constexpr double kFewestTexts = 30;
/// So many are read in about a tenth of a second: nobody needs to be asked.
constexpr std::size_t kTextsReadAtOnce = 20'000;

/// Share of texts that sound positive less the share of those that sound negative.
class SentimentMeasure final : public Measure {
public:
    SentimentMeasure(const KpiDefinition& kpi, Bench& bench)
        : Measure(kpi, bench.scope(), bench.derived()), m_bench(bench)
    {
        for (const Source& source : kSources) {
            const FactTable& table = dataset().table(source.table);
            if (!table.has(source.text) || table.rows() == 0) {
                continue;
            }
            m_inStore = true;
            // A filter that one of the two tables cannot answer leaves the other.
            if (const auto reason = scope().reasonAgainst(source.table)) {
                m_reason = *reason;
            } else {
                m_sources.push_back(source);
            }
        }
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (!m_inStore) {
            return "There are no comments in this store.";
        }
        if (m_sources.empty()) {
            return m_reason;
        }
        const bool ready =
            scope().query().thorough ||
            std::all_of(m_sources.begin(), m_sources.end(), [&](const Source& source) {
                return dataset().table(source.table).rows() <= kTextsReadAtOnce ||
                       derived().moodsIfRead(source.table, conventions().serviceWords) != nullptr;
            });
        return ready ? "" : std::string(kTextsUnread);
    }

    void collect() override
    {
        m_tallies.assign(scope().slots(), {});
        for (const Source& source : m_sources) {
            const auto moods = moodsOf(source.table);
            if (moods == nullptr) {
                return; // stopped
            }
            const auto count = [&](const RowSlots& slots, std::vector<Tally>& tallies) {
                for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
                    if (slots[row] >= 0) {
                        ++tallies[static_cast<std::size_t>(slots[row])]
                              .counts[static_cast<std::size_t>((*moods)[row])];
                    }
                }
            };
            const auto cells = cellsOfRows(scope(), source.table);
            const Scope* days = cells ? m_bench.days(*cells, source.table, source.date) : nullptr;
            if (days == nullptr) {
                for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
                    count(scope().rowSlots(source.table, source.date, layer), m_tallies);
                }
                continue;
            }
            const std::string name = std::string("moods\n") +
                                     (conventions().serviceWords ? "service\n" : "\n") +
                                     std::string(tableName(source.table)) + "\n" + cells->key;
            const auto found =
                derived().kept<DayBook<Tally>>(name)->slots(scope(), *days, [&](const Scope& wide) {
                    std::vector<Tally> tallies(wide.slots());
                    count(wide.rowSlots(source.table, source.date, 0), tallies);
                    return tallies;
                });
            for (std::size_t slot = 0; slot < found.size(); ++slot) {
                m_tallies[slot].combine(found[slot]);
            }
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
        Measured measured = finish(kpi(), m_tallies[slot], kOutcomes, conventions().level, {});
        Estimate& estimate = measured.estimate;
        if (estimate.n > 0 && estimate.n < kFewestTexts) {
            measured.sample = {};
            estimate.reason = "Only " + grouped(estimate.n) +
                              (estimate.n == 1 ? " English text" : " English texts") +
                              " in the period. One text is often read wrongly, so "
                              "shares are shown from " +
                              grouped(kFewestTexts) + " texts on.";
        } else if (estimate.n > 0) {
            measured.notes.emplace_back("Read by rules, not by people: a share and its change over "
                                        "many texts hold, one text alone does not.");
        }
        complete(measured, conventions().level, "comments");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        for (const Source& source : m_sources) {
            const auto moods = moodsOf(source.table);
            if (moods == nullptr) {
                return result; // stopped
            }
            const auto& slots = scope().rowSlots(source.table, source.date, 0);
            for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
                if (slots[row] == 0) {
                    const Outcome& outcome = kOutcomes[static_cast<std::size_t>((*moods)[row])];
                    result.push_back(
                        {source.table, row, outcome.used ? outcome.row : setAsideFor(outcome.row)});
                }
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> settings() const override
    {
        return {"sentiment.domain_words"};
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"answered_at", "at", "customer", "channel", "language", "comment", "text"};
    }

private:
    struct Source {
        Table table;
        std::string_view date;
        std::string_view text;
    };
    static constexpr std::array kSources{Source{Table::Survey, "answered_at", "comment"},
                                         Source{Table::Comment, "at", "text"}};
    /// In the order of Mood.
    static constexpr std::array kOutcomes{
        Outcome{"positive", "positive", true}, Outcome{"neutral", "neutral", true},
        Outcome{"negative", "negative", true}, Outcome{"other language", "", false},
        Outcome{"no words", "", false}};

    /// Null when the query was stopped meanwhile.
    [[nodiscard]] std::shared_ptr<const std::vector<Mood>> moodsOf(Table table) const
    {
        return derived().moods(table, conventions().serviceWords, m_bench.control());
    }

    Bench& m_bench;
    bool m_inStore = false;
    std::string m_reason;
    std::vector<Source> m_sources;
    std::vector<Tally> m_tallies;
};

} // namespace

std::unique_ptr<Measure> makeSentimentMeasure(const KpiDefinition& kpi, Bench& bench)
{
    return kpi.id == "sentiment" ? std::make_unique<SentimentMeasure>(kpi, bench) : nullptr;
}

} // namespace regard::metrics

namespace regard {

Status Engine::readTexts(const Conventions& conventions, const Control& control) const
{
    for (const Table table : {Table::Survey, Table::Comment}) {
        if (dataset().table(table).has(metrics::textField(table)) &&
            m_state->derived.moods(table, conventions.serviceWords, control) == nullptr) {
            return Error{ErrorKind::Cancelled, "Stopped."};
        }
    }
    return {};
}

} // namespace regard
