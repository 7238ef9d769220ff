// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/answers/answer_notes.h"

#include "core/metrics/answers/nps_class.h"
#include "core/metrics/percent_of_maximum.h"

#include <regard/statistics/correlation.h>

#include <algorithm>
#include <cmath>

namespace regard::metrics {
namespace {

/// Fewer customers than these who answered both say nothing worth a sentence.
constexpr std::size_t kFewestOfBoth = 30;

/// Another measure with something said beside it.
class Annotated : public Measure {
public:
    Annotated(std::unique_ptr<Measure> inner, Bench& bench)
        : Measure(inner->kpi(), bench.scope(), bench.derived()), m_inner(std::move(inner))
    {
    }
    [[nodiscard]] std::string unavailable() const override { return m_inner->unavailable(); }
    void collect() override
    {
        m_inner->collect();
        look();
    }
    [[nodiscard]] bool present(std::size_t slot) const override { return m_inner->present(slot); }
    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        Measured measured = m_inner->measure(slot);
        if (measured.estimate.value) {
            annotate(measured, slot);
        }
        return measured;
    }
    [[nodiscard]] std::vector<ExplainedRow> rows() const override { return m_inner->rows(); }
    [[nodiscard]] std::string scale() const override { return m_inner->scale(); }
    [[nodiscard]] std::vector<std::string> settings() const override { return m_inner->settings(); }
    [[nodiscard]] std::vector<std::string> fields() const override { return m_inner->fields(); }

protected:
    virtual void look() = 0;
    virtual void annotate(Measured& measured, std::size_t slot) const = 0;

    /// Calls act(row, slot) for each answer of a kind in any slot.
    template <class Act>
    void eachAnswer(const Answers& answers, Act act) const
    {
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            const auto& slots = scope().rowSlots(Table::Survey, "answered_at", layer);
            const auto& rows = answers.ofKind().rows;
            const auto [begin, end] = slots.within(rows);
            for (std::size_t i = begin; i < end; ++i) {
                const std::uint32_t row = rows[i];
                if (slots[row] >= 0) {
                    act(row, static_cast<std::size_t>(slots[row]));
                }
            }
        }
    }

private:
    std::unique_ptr<Measure> m_inner;
};

/// Of the customers who answered in both periods: how their own answers changed.
class PairedNps final : public Annotated {
public:
    using Annotated::Annotated;

protected:
    void look() override
    {
        m_answers.assign(scope().slots(), {});
        const FactTable& table = dataset().table(Table::Survey);
        const auto customers = table.customers();
        const auto moments = table.moments("answered_at");
        if (customers.empty() || moments.empty()) {
            return;
        }
        const Answers answers(dataset(), derived(), "nps");
        eachAnswer(answers, [&](std::uint32_t row, std::size_t slot) {
            const NpsClass what = npsClass(answers, row);
            if (customers[row] >= 0 && what <= Detractor) {
                m_answers[slot].push_back({customers[row], moments[row], row,
                                           what == Promoter  ? 100.0
                                           : what == Passive ? 0.0
                                                             : -100.0});
            }
        });
        for (auto& list : m_answers) {
            std::sort(list.begin(), list.end());
            // Who answered more than once in a period counts with the last answer.
            std::size_t kept = 0;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (i + 1 == list.size() || list[i + 1].customer != list[i].customer) {
                    list[kept++] = list[i];
                }
            }
            list.resize(kept);
        }
    }

    void annotate(Measured& measured, std::size_t slot) const override
    {
        const std::size_t period = slot / scope().groups();
        const int other = period < scope().shown() ? scope().comparedWith(period) : -1;
        if (other < 0) {
            return;
        }
        const auto& after = m_answers[slot];
        const auto& before =
            m_answers[static_cast<std::size_t>(other) * scope().groups() + slot % scope().groups()];
        stats::Moments changes;
        auto earlier = before.begin();
        for (const Answer& answer : after) {
            while (earlier != before.end() && earlier->customer < answer.customer) {
                ++earlier;
            }
            if (earlier != before.end() && earlier->customer == answer.customer) {
                changes.add(answer.points - earlier->points);
            }
        }
        const auto interval = stats::meanInterval(changes, conventions().level);
        if (changes.n < static_cast<double>(kFewestOfBoth) || changes.m2 == 0 || !interval) {
            return;
        }
        measured.notes.push_back(grouped(changes.n) +
                                 " customers answered in both periods. Their own NPS changed by " +
                                 fixed(changes.mean, 1) + " points (" + fixed(interval->low, 1) +
                                 " to " + fixed(interval->high, 1) + ", paired t).");
    }

private:
    struct Answer {
        std::int32_t customer = -1;
        std::int64_t moment = 0;
        std::uint32_t row = 0;
        double points = 0;
        auto operator<=>(const Answer&) const = default;
    };
    std::vector<std::vector<Answer>> m_answers; ///< by slot, by customer
};

/// A warning where effort and satisfaction point in opposite directions.
class EffortNotes final : public Annotated {
public:
    using Annotated::Annotated;

protected:
    void look() override
    {
        const Answers answers(dataset(), derived(), "ces");
        for (const char* kind : {"csat", "nps"}) {
            if (m_warning.empty()) {
                m_warning = warningAgainst(answers, kind);
            }
        }
    }

    void annotate(Measured& measured, std::size_t) const override
    {
        if (!m_warning.empty()) {
            measured.notes.push_back(m_warning);
        }
    }

private:
    /// Mean answer of each customer over the periods shown, in percent of the maximum; NaN for none.
    [[nodiscard]] std::vector<double> byCustomer(const Answers& answers) const
    {
        const auto customers = dataset().table(Table::Survey).customers();
        std::vector<double> sums(dataset().customerCount(), 0);
        std::vector<double> counts(sums.size(), 0);
        eachAnswer(answers, [&](std::uint32_t row, std::size_t slot) {
            const PercentOfMaximum answer = percentOfMaximum(answers, row);
            const bool shown = slot < scope().shown() * scope().groups();
            if (shown && !customers.empty() && customers[row] >= 0 &&
                answer.kind == PercentOfMaximum::Kind::Answer) {
                sums[static_cast<std::size_t>(customers[row])] += answer.percent;
                counts[static_cast<std::size_t>(customers[row])] += 1;
            }
        });
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] /= counts[i];
        }
        return sums;
    }

    [[nodiscard]] std::string warningAgainst(const Answers& effort, std::string_view kind) const
    {
        const Answers other(dataset(), derived(), kind);
        if (other.ofKind().rows.empty()) {
            return {};
        }
        const auto ease = byCustomer(effort);
        const auto liking = byCustomer(other);
        std::vector<double> x;
        std::vector<double> y;
        for (std::size_t i = 0; i < ease.size(); ++i) {
            if (!std::isnan(ease[i]) && !std::isnan(liking[i])) {
                x.push_back(ease[i]);
                y.push_back(liking[i]);
            }
        }
        if (x.size() < kFewestOfBoth) {
            return {};
        }
        const auto found = stats::pearson(x, y, conventions().level);
        if (!found || !found->interval || found->interval->high >= 0) {
            return {};
        }
        return "Customers who found it easier are less content (correlation " +
               fixed(found->value, 2) + " with " + std::string(kind == "csat" ? "CSAT" : "NPS") +
               " over " + grouped(static_cast<double>(x.size())) +
               " customers): check whether the effort question is answered the other way round.";
    }

    std::string m_warning;
};

} // namespace

std::unique_ptr<Measure> withNotes(std::unique_ptr<Measure> measure, Bench& bench)
{
    // Weighted answers have weighted notes or none; there are none. A first look does not wait for
    // notes, and groups have figures only.
    const Query& query = bench.scope().query();
    if (query.conventions.surveyWeights || !query.thorough || bench.scope().byCalendar() ||
        bench.scope().byDimension()) {
        return measure;
    }
    const bool compares = bench.scope().comparedWith(0) >= 0;
    if (measure->kpi().id == "nps" && compares) {
        return std::make_unique<PairedNps>(std::move(measure), bench);
    }
    if (measure->kpi().id == "ces") {
        return std::make_unique<EffortNotes>(std::move(measure), bench);
    }
    return measure;
}

} // namespace regard::metrics
