// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/answers.h"
#include "core/metrics/families.h"
#include "core/metrics/percent_of_maximum.h"
#include "core/metrics/row_measure.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regard::metrics {
namespace {

/// Answers of one kind in percent of the maximum of their scale, so that scales can meet.
class MaximumReader final {
public:
    MaximumReader(const Answers& answers, bool byEmployees)
        : m_answers(answers), m_byEmployees(byEmployees)
    {
    }
    using Kind = PercentOfMaximum::Kind;
    static constexpr std::array kOutcomes{
        Outcome{"answer", "answers", true}, Outcome{"no score", "", false},
        Outcome{"partial answer", "", false}, Outcome{"out of range", "", false},
        Outcome{"scale not known", "", false}};

    [[nodiscard]] static Table table() { return Table::Survey; }
    [[nodiscard]] static std::string_view date() { return "answered_at"; }
    [[nodiscard]] static std::string_view things() { return "answers"; }
    [[nodiscard]] std::string missing() const { return m_answers.missing(); }
    [[nodiscard]] const std::vector<std::uint32_t>* candidates() const
    {
        return &m_answers.ofKind().rows;
    }
    void prepare(const RowSlots& slots, std::size_t shown) { m_answers.learnScale(slots, shown); }
    [[nodiscard]] Reading read(std::size_t row) const
    {
        const PercentOfMaximum answer = percentOfMaximum(m_answers, row);
        return {static_cast<int>(answer.kind), answer.percent};
    }
    void describe(Measured& measured, const Tally&) const
    {
        m_answers.describe(measured);
        measured.notes.emplace_back("In percent of the maximum: 0 is the lowest answer of the "
                                    "scale, 100 the highest.");
        if (m_byEmployees) {
            measured.notes.emplace_back("Answered by employees, not by customers.");
        }
    }
    [[nodiscard]] std::string scale() const { return m_answers.scaleText(); }
    [[nodiscard]] static std::vector<std::string> settings() { return {}; }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"answered_at", "customer", "score", "scale_min", "scale_max", "channel", "team"};
    }

private:
    Answers m_answers;
    bool m_byEmployees;
};

/// What one respondent adds to both means of a slot.
struct Respondent {
    std::size_t slot = 0;
    std::uint32_t who = 0; ///< customers first, then rows that name none
    std::array<double, 2> sum{};
    std::array<double, 2> answers{};
};

enum Side : std::size_t { Perception, Image };

/// Mean of one kind of answers over the mean of another, with respondents as units: who answered
/// both adds to both.
class PerceptionOverImage final : public Measure {
public:
    PerceptionOverImage(const KpiDefinition& kpi, Bench& bench)
        : Measure(kpi, bench.scope(), bench.derived()), m_answers{
                                                            Answers(dataset(), derived(),
                                                                    "perception"),
                                                            Answers(dataset(), derived(), "image")}
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        for (const Answers& answers : m_answers) {
            if (std::string missing = answers.missing(); !missing.empty()) {
                return missing;
            }
        }
        return scope().reasonAgainst(Table::Survey).value_or("");
    }

    void collect() override
    {
        m_slots.assign(scope().slots(), {});
        const auto customers = dataset().table(Table::Survey).customers();
        const auto named = static_cast<std::uint32_t>(dataset().customerCount());
        std::vector<Respondent> found;
        for (std::size_t layer = 0; layer < scope().layers(); ++layer) {
            const auto& slots = scope().rowSlots(Table::Survey, "answered_at", layer);
            for (const Side side : {Perception, Image}) {
                for (const std::uint32_t row : m_answers[side].ofKind().rows) {
                    if (slots[row] < 0) {
                        continue;
                    }
                    const auto slot = static_cast<std::size_t>(slots[row]);
                    const PercentOfMaximum answer = percentOfMaximum(m_answers[side], row);
                    ++m_slots[slot].counts[side][static_cast<std::size_t>(answer.kind)];
                    if (answer.kind == PercentOfMaximum::Kind::Answer) {
                        const bool hasCustomer = !customers.empty() && customers[row] >= 0;
                        Respondent one;
                        one.slot = slot;
                        one.who =
                            hasCustomer ? static_cast<std::uint32_t>(customers[row]) : named + row;
                        one.sum[side] = answer.percent;
                        one.answers[side] = 1;
                        found.push_back(one);
                    }
                }
            }
        }
        join(found);
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        return m_slots[slot].rowsInScope() > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const Slot& counted = m_slots[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        estimate.rowsInScope = counted.rowsInScope();
        for (std::size_t kind = 1; kind < MaximumReader::kOutcomes.size(); ++kind) {
            const std::int64_t rows =
                counted.counts[Perception][kind] + counted.counts[Image][kind];
            if (rows > 0) {
                estimate.setAside.emplace_back(MaximumReader::kOutcomes[kind].row, rows);
            }
        }
        const auto perceived = static_cast<double>(counted.counts[Perception][0]);
        const auto imagined = static_cast<double>(counted.counts[Image][0]);
        estimate.n = perceived + imagined;
        estimate.parts = {{"answers on perception", perceived}, {"answers on image", imagined}};
        if (perceived > 0) {
            estimate.parts.emplace_back("mean perception, percent", counted.mean(Perception));
        }
        if (imagined > 0) {
            estimate.parts.emplace_back("mean image, percent", counted.mean(Image));
        }
        if (perceived > 0 && imagined > 0 && counted.mean(Image) > 0) {
            judge(measured, counted);
        } else if (estimate.n > 0) {
            estimate.reason = perceived == 0  ? "There are no answers on perception in the period."
                              : imagined == 0 ? "There are no answers on image in the period."
                                              : "All answers on image are the lowest possible.";
        }
        complete(measured, conventions().level, "answers");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const auto& slots = scope().rowSlots(Table::Survey, "answered_at", 0);
        for (const Side side : {Perception, Image}) {
            for (const std::uint32_t row : m_answers[side].ofKind().rows) {
                if (slots[row] != 0) {
                    continue;
                }
                const auto kind = percentOfMaximum(m_answers[side], row).kind;
                const bool used = kind == PercentOfMaximum::Kind::Answer;
                const auto& outcome = MaximumReader::kOutcomes[static_cast<std::size_t>(kind)];
                result.push_back({Table::Survey, row,
                                  !used                ? setAsideFor(outcome.row)
                                  : side == Perception ? "perception"
                                                       : "image"});
            }
        }
        std::sort(result.begin(), result.end(),
                  [](const auto& a, const auto& b) { return a.row < b.row; });
        return result;
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return MaximumReader::fields();
    }

private:
    struct Slot {
        std::array<std::array<std::int64_t, MaximumReader::kOutcomes.size()>, 2> counts{};
        std::array<double, 2> sums{};
        double respondents = 0;
        double squares = 0; ///< of the respondents' shares in the logarithm of the ratio
        [[nodiscard]] double mean(Side side) const
        {
            return sums[side] / static_cast<double>(counts[side][0]);
        }
        [[nodiscard]] std::int64_t rowsInScope() const
        {
            std::int64_t rows = 0;
            for (const auto& side : counts) {
                for (const std::int64_t count : side) {
                    rows += count;
                }
            }
            return rows;
        }
    };

    /// Joins the answers of one respondent in one slot, then sums up what each of them adds to the
    /// variance of log(perception / image), linearised.
    void join(std::vector<Respondent>& found)
    {
        std::sort(found.begin(), found.end(), [](const Respondent& a, const Respondent& b) {
            return std::pair(a.slot, a.who) < std::pair(b.slot, b.who);
        });
        std::size_t kept = 0;
        for (const Respondent& one : found) {
            m_slots[one.slot].sums[Perception] += one.sum[Perception];
            m_slots[one.slot].sums[Image] += one.sum[Image];
            if (kept > 0 && found[kept - 1].slot == one.slot && found[kept - 1].who == one.who) {
                for (const Side side : {Perception, Image}) {
                    found[kept - 1].sum[side] += one.sum[side];
                    found[kept - 1].answers[side] += one.answers[side];
                }
            } else {
                found[kept++] = one;
            }
        }
        found.resize(kept);
        for (const Respondent& one : found) {
            Slot& slot = m_slots[one.slot];
            slot.respondents += 1;
            double share = 0;
            for (const Side side : {Perception, Image}) {
                if (slot.sums[side] > 0) {
                    const double part =
                        (one.sum[side] - one.answers[side] * slot.mean(side)) / slot.sums[side];
                    share += side == Perception ? part : -part;
                }
            }
            slot.squares += share * share;
        }
    }

    void judge(Measured& measured, const Slot& counted) const
    {
        Approximate sample;
        sample.value = counted.mean(Perception) / counted.mean(Image);
        sample.n = counted.respondents;
        if (counted.respondents >= 2 && counted.squares > 0 && sample.value > 0) {
            const double units = counted.respondents;
            const double onLog = std::sqrt(counted.squares * units / (units - 1));
            sample.error = sample.value * onLog;
            sample.df = units - 1;
            // On the logarithm the ratio and its inverse have the same interval.
            const double half =
                stats::studentQuantile(0.5 + conventions().level / 2, sample.df) * onLog;
            const stats::Interval interval{sample.value * std::exp(-half),
                                           sample.value * std::exp(half)};
            measured.estimate.interval = interval;
            measured.notes.emplace_back(
                interval.low > 1    ? "The whole interval is above 1: customers live through more "
                                      "than the image promises."
                : interval.high < 1 ? "The whole interval is below 1: customers live through less "
                                      "than the image promises."
                                    : "1 lies inside the interval: whether the image is kept or "
                                      "not cannot be told.");
        }
        measured.sample = sample;
        measured.notes.emplace_back("Both means are in percent of the maximum of their scales.");
    }

    std::array<Answers, 2> m_answers;
    std::vector<Slot> m_slots;
};

} // namespace

std::unique_ptr<Measure> makePerceptionMeasure(const KpiDefinition& kpi, Bench& bench)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kKinds{
        {{"employee_engagement", "engagement"}, {"image", "image"}, {"perception", "perception"}}};
    for (const auto& [id, kind] : kKinds) {
        if (kpi.id == id) {
            return std::make_unique<RowMeasure<MaximumReader>>(
                kpi, bench.scope(), bench.derived(),
                MaximumReader(Answers(bench.scope().dataset(), bench.derived(), kind),
                              kind == "engagement"));
        }
    }
    return kpi.id == "perception_over_image" ? std::make_unique<PerceptionOverImage>(kpi, bench)
                                             : nullptr;
}

} // namespace regard::metrics
