// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/measure.h"
#include "core/metrics/tally_book.h"

#include <array>

namespace regard::metrics {
namespace {

/// Comments with words, from survey answers and from elsewhere.
class Comments final : public Measure {
public:
    Comments(const KpiDefinition& kpi, Bench& bench)
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
        return m_sources.empty() ? m_reason : "";
    }

    void collect() override
    {
        m_tallies.assign(scope().slots(), {});
        for (const Source& source : m_sources) {
            if (collectFromBook(source)) {
                continue;
            }
            const auto& words = derived().words(source.table);
            for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
                const auto& slots = scope().rowSlots(source.table, source.date, layer);
                for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
                    if (slots[row] >= 0) {
                        ++m_tallies[static_cast<std::size_t>(slots[row])]
                              .counts[words[row] != 0 ? 0 : 1];
                    }
                }
            }
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        return m_tallies[slot].counts[0] + m_tallies[slot].counts[1] > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        Measured measured = finish(kpi(), m_tallies[slot], kOutcomes, conventions().level, {});
        complete(measured, conventions().level, "comments");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        for (const Source& source : m_sources) {
            const auto& words = derived().words(source.table);
            const auto& slots = scope().rowSlots(source.table, source.date, 0);
            for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
                if (slots[row] == 0) {
                    result.push_back(
                        {source.table, row, words[row] != 0 ? "comment" : "set aside: no words"});
                }
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"answered_at", "at", "customer", "channel", "comment", "text"};
    }

private:
    struct Source {
        Table table;
        std::string_view date;
        std::string_view text;
    };
    static constexpr std::array kSources{Source{Table::Survey, "answered_at", "comment"},
                                         Source{Table::Comment, "at", "text"}};
    static constexpr std::array kOutcomes{Outcome{"comment", "comments", true},
                                          Outcome{"no words", "", false}};

    /// False where the rows must be counted one by one.
    bool collectFromBook(const Source& source)
    {
        const auto cells = cellsOfRows(scope(), source.table);
        const Scope* days = cells ? m_bench.days(*cells, source.table, source.date) : nullptr;
        if (days == nullptr) {
            return false;
        }
        const auto& words = derived().words(source.table);
        const std::string name =
            "comments\n" + std::string(tableName(source.table)) + "\n" + cells->key;
        const std::vector<Tally> found =
            derived().kept<DayBook<Tally>>(name)->slots(scope(), *days, [&](const Scope& wide) {
                std::vector<Tally> tallies(wide.slots());
                const auto& slots = wide.rowSlots(source.table, source.date, 0);
                for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
                    if (slots[row] >= 0) {
                        ++tallies[static_cast<std::size_t>(slots[row])]
                              .counts[words[row] != 0 ? 0 : 1];
                    }
                }
                return tallies;
            });
        for (std::size_t slot = 0; slot < found.size(); ++slot) {
            m_tallies[slot].combine(found[slot]);
        }
        return true;
    }

    Bench& m_bench;
    bool m_inStore = false;
    std::string m_reason;
    std::vector<Source> m_sources;
    std::vector<Tally> m_tallies;
};

} // namespace

std::unique_ptr<Measure> makeCommentMeasure(const KpiDefinition& kpi, Bench& bench)
{
    return kpi.id == "comments" ? std::make_unique<Comments>(kpi, bench) : nullptr;
}

} // namespace regard::metrics
