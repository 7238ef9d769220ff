// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/answers.h"
#include "core/metrics/answers/nps_class.h"
#include "core/metrics/answers/weighted_measure.h"
#include "core/metrics/row_measure.h"
#include "core/metrics/settling/settling.h"

#include <array>
#include <cmath>
#include <numeric>

namespace regard::metrics {
namespace {

const std::vector<std::string> kAnswerFields{"answered_at", "customer", "score",
                                             "channel",     "topic",    "comment"};

/// What all readers of answers share.
class AnswerReader {
public:
    explicit AnswerReader(const Answers& answers) : m_answers(answers) {}
    [[nodiscard]] static Table table() { return Table::Survey; }
    [[nodiscard]] static std::string_view date() { return "answered_at"; }
    [[nodiscard]] static std::string_view things() { return "answers"; }
    [[nodiscard]] std::string missing() const { return m_answers.missing(); }
    [[nodiscard]] const std::vector<std::uint32_t>* candidates() const
    {
        return &m_answers.ofKind().rows;
    }
    void prepare(const RowSlots&, std::size_t) {}
    void describe(Measured&, const Tally&) const {}
    [[nodiscard]] static std::string scale() { return {}; }
    [[nodiscard]] static std::vector<std::string> settings() { return {}; }
    [[nodiscard]] static std::vector<std::string> fields() { return kAnswerFields; }

protected:
    Answers m_answers; // NOLINT(misc-non-private-member-variables-in-classes)
};

class NpsReader final : public AnswerReader {
public:
    using AnswerReader::AnswerReader;
    static constexpr std::array kOutcomes{
        Outcome{"promoter", "promoters", true},   Outcome{"passive", "passives", true},
        Outcome{"detractor", "detractors", true}, Outcome{"no score", "", false},
        Outcome{"partial answer", "", false},     Outcome{"scale is not 0 to 10", "", false},
        Outcome{"out of range", "", false}};

    void prepare(const RowSlots& slots, std::size_t shown)
    {
        for (const std::uint32_t row : m_answers.ofKind().rows) {
            const bool inside = slots[row] >= 0 && static_cast<std::size_t>(slots[row]) < shown;
            m_oneToTen = m_oneToTen || (inside && marked(row, read(row)));
        }
    }
    [[nodiscard]] static std::string memo() { return "nps"; }
    /// Answers that count, on a scale from 1 to 10.
    [[nodiscard]] bool marked(std::size_t row, const Reading& reading) const
    {
        return reading.outcome <= Detractor && m_answers.declared(row).low == 1;
    }
    void settle(const Tally& shown) { m_oneToTen = shown.counts[Tally::kMarked] > 0; }

    [[nodiscard]] Reading read(std::size_t row) const
    {
        return {npsClass(m_answers, row), m_answers.score(row)};
    }

    void describe(Measured& measured, const Tally&) const
    {
        if (m_oneToTen) {
            measured.notes.emplace_back(
                "Answers on a scale from 1 to 10: not comparable with 0 to 10.");
        } else if (!m_answers.ofKind().zeros && measured.estimate.n >= 50) {
            measured.notes.emplace_back("Nobody ever answered 0: check that the survey offers it.");
        }
    }

    [[nodiscard]] std::string scale() const { return m_oneToTen ? "1-10" : "0-10"; }

private:
    bool m_oneToTen = false;
};

/// Share of answers in the upper boxes of their scale: CSAT and easy effort.
class BoxReader final : public AnswerReader {
public:
    BoxReader(const Answers& answers, int boxes, bool effort)
        : AnswerReader(answers), m_boxes(boxes), m_effort(effort)
    {
    }
    enum Kind { Yes, No, NoScore, Partial, OutOfRange, NoBoxes };
    static constexpr std::array kOutcomes{Outcome{"in the top boxes", "top boxes", true},
                                          Outcome{"below the top boxes", "other answers", true},
                                          Outcome{"no score", "", false},
                                          Outcome{"partial answer", "", false},
                                          Outcome{"out of range", "", false},
                                          Outcome{"scale without boxes", "", false}};

    void prepare(const RowSlots& slots, std::size_t shown) { m_answers.learnScale(slots, shown); }
    [[nodiscard]] std::string memo() const
    {
        return m_answers.ofKind().only ? "boxes " + std::to_string(m_boxes) : "";
    }
    void settle(const Tally& shown)
    {
        m_answers.learnOnly(shown.counts[Yes] + shown.counts[No] + shown.counts[OutOfRange] +
                                shown.counts[NoBoxes] >
                            0);
    }

    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (m_answers.isPartial(row)) {
            return {Partial};
        }
        if (std::isnan(m_answers.score(row))) {
            return {NoScore};
        }
        const AnswerScale scale = m_answers.scaleOf(row);
        const double width = scale.high - scale.low;
        if (!scale.known() || width < 1 || width > 10) {
            return {NoBoxes};
        }
        const double score = m_answers.upright(row, scale);
        if (score < scale.low || score > scale.high) {
            return {OutOfRange};
        }
        // Easy is 5 to 7 of 7 and 4 to 5 of 5: one box fewer on the short scale.
        // Of good and bad, or of three faces, only the best one is content.
        const double boxes = width <= 2              ? 1
                             : m_effort && width < 6 ? std::max(1, m_boxes - 1)
                                                     : m_boxes;
        return {score > scale.high - boxes ? Yes : No, score};
    }

    void describe(Measured& measured, const Tally&) const { m_answers.describe(measured); }
    [[nodiscard]] std::string scale() const { return m_answers.scaleText(); }
    [[nodiscard]] std::vector<std::string> settings() const
    {
        return {m_effort ? "ces.box" : "csat.box"};
    }

private:
    int m_boxes;
    bool m_effort;
};

class MeanReader final : public AnswerReader {
public:
    explicit MeanReader(const Answers& answers) : AnswerReader(answers)
    {
        // Where there is one scale alone, it is the main one of any query.
        if (m_answers.ofKind().only) {
            m_answers.learnOnly(true);
        }
    }
    enum Kind { Answer, NoScore, Partial, OutOfRange, OtherScale };
    static constexpr std::array kOutcomes{
        Outcome{"answer", "answers", true}, Outcome{"no score", "", false},
        Outcome{"partial answer", "", false}, Outcome{"out of range", "", false},
        Outcome{"other scale", "", false}};

    void prepare(const RowSlots& slots, std::size_t shown) { m_answers.learnScale(slots, shown); }

    [[nodiscard]] std::string memo() const { return m_answers.ofKind().only ? "mean" : ""; }
    void settle(const Tally& shown)
    {
        m_answers.learnOnly(shown.counts[Answer] + shown.counts[OutOfRange] > 0);
    }

    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (m_answers.isPartial(row)) {
            return {Partial};
        }
        if (std::isnan(m_answers.score(row))) {
            return {NoScore};
        }
        const AnswerScale scale = m_answers.scaleOf(row);
        const AnswerScale& main = m_answers.mainScale();
        if (scale.low != main.low || scale.high != main.high) {
            return {OtherScale};
        }
        const double score = m_answers.upright(row, scale);
        if (score < scale.low || score > scale.high) {
            return {OutOfRange};
        }
        return {Answer, score};
    }

    void describe(Measured& measured, const Tally&) const { m_answers.describe(measured); }
    [[nodiscard]] std::string scale() const { return m_answers.scaleText(); }
    [[nodiscard]] const AnswerScale& mainScale() const { return m_answers.mainScale(); }
};

/// The mean of effort, with how many found it easy: above, at and below the middle of the scale.
class EffortReader final {
public:
    EffortReader(const Answers& answers, double level) : m_mean(answers), m_level(level) {}
    enum Kind { Easy, Middle, Hard, NoScore, Partial, OutOfRange, OtherScale };
    static constexpr std::array kOutcomes{
        Outcome{"easy", "easy", true},        Outcome{"in the middle", "in the middle", true},
        Outcome{"hard", "hard", true},        Outcome{"no score", "", false},
        Outcome{"partial answer", "", false}, Outcome{"out of range", "", false},
        Outcome{"other scale", "", false}};

    [[nodiscard]] static Table table() { return AnswerReader::table(); }
    [[nodiscard]] static std::string_view date() { return AnswerReader::date(); }
    [[nodiscard]] static std::string_view things() { return AnswerReader::things(); }
    [[nodiscard]] std::string missing() const { return m_mean.missing(); }
    [[nodiscard]] const std::vector<std::uint32_t>* candidates() const
    {
        return m_mean.candidates();
    }
    void prepare(const RowSlots& slots, std::size_t shown) { m_mean.prepare(slots, shown); }
    [[nodiscard]] std::string memo() const { return m_mean.memo(); }
    void settle(const Tally& shown)
    {
        Tally ofMean;
        ofMean.counts[MeanReader::Answer] =
            shown.counts[Easy] + shown.counts[Middle] + shown.counts[Hard];
        ofMean.counts[MeanReader::OutOfRange] = shown.counts[OutOfRange];
        m_mean.settle(ofMean);
    }

    [[nodiscard]] Reading read(std::size_t row) const
    {
        const Reading mean = m_mean.read(row);
        if (mean.outcome != MeanReader::Answer) {
            return {mean.outcome - MeanReader::NoScore + NoScore};
        }
        const double twice = 2 * mean.value;
        const double ends = m_mean.mainScale().low + m_mean.mainScale().high;
        return {twice > ends ? Easy : twice < ends ? Hard : Middle, mean.value};
    }

    void describe(Measured& measured, const Tally& tally) const
    {
        m_mean.describe(measured, tally);
        const stats::NpsCounts counts{static_cast<double>(tally.counts[Easy]),
                                      static_cast<double>(tally.counts[Middle]),
                                      static_cast<double>(tally.counts[Hard])};
        auto& parts = measured.estimate.parts;
        parts.insert(parts.begin(), {"answers", measured.estimate.n});
        const auto net = stats::nps(counts);
        const auto interval = stats::npsAdjustedWald(counts, m_level);
        if (net && interval) {
            parts.emplace_back("net easy, points", *net);
            measured.notes.push_back("Net easy, the share above the middle of the scale less the "
                                     "share below it: " +
                                     fixed(*net, 1) + " points (" + fixed(interval->low, 1) +
                                     " to " + fixed(interval->high, 1) + ", adjusted Wald).");
        }
    }
    [[nodiscard]] std::string scale() const { return m_mean.scale(); }
    [[nodiscard]] static std::vector<std::string> settings() { return AnswerReader::settings(); }
    [[nodiscard]] static std::vector<std::string> fields() { return AnswerReader::fields(); }

private:
    MeanReader m_mean;
    double m_level;
};

class BelievedReader final : public AnswerReader {
public:
    using AnswerReader::AnswerReader;
    [[nodiscard]] static std::string memo() { return "believed"; }
    enum Kind { Yes, No, NoScore, Partial, Unclear };
    static constexpr std::array kOutcomes{
        Outcome{"yes", "yes", true}, Outcome{"no", "no", true}, Outcome{"no score", "", false},
        Outcome{"partial answer", "", false}, Outcome{"not yes or no", "", false}};

    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (m_answers.isPartial(row)) {
            return {Partial};
        }
        const double score = m_answers.score(row);
        if (std::isnan(score)) {
            return {NoScore};
        }
        AnswerScale scale = m_answers.declared(row);
        if (!scale.known()) {
            scale = {0, 1, false};
        }
        if (scale.high - scale.low != 1) {
            return {Unclear};
        }
        return {score == scale.high ? Yes : score == scale.low ? No : Unclear, score};
    }
};

/// Surveys by the day on which they were sent, whatever they asked.
class ResponseReader final : public AnswerReader {
public:
    ResponseReader(const Answers& answers, const Dataset& dataset, Derived& derived, Day today)
        : AnswerReader(answers), m_sent(dataset.table(Table::Survey).days("sent_at")),
          m_delays(&derived.delays("answer", answerDelays)),
          m_lastDay(std::min(m_delays->lastDay(), today - 1))
    {
    }
    enum Kind { Answered, Unanswered };
    static constexpr std::array kOutcomes{Outcome{"answered", "answered", true},
                                          Outcome{"not answered", "not answered", true}};
    [[nodiscard]] static std::string_view date() { return "sent_at"; }
    [[nodiscard]] static std::string_view things() { return "surveys sent"; }
    [[nodiscard]] static std::string memo() { return "answered"; }
    [[nodiscard]] std::string missing() const { return m_answers.missingSentDates(); }
    [[nodiscard]] static const std::vector<std::uint32_t>* candidates() { return nullptr; }
    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (!std::isnan(m_answers.score(row))) {
            return {Answered};
        }
        // The chance that it is answered yet.
        return {Unanswered, m_sent[row] == kNoDay ? 0 : m_delays->later(m_lastDay - m_sent[row])};
    }
    void settle(Measured& measured, const Tally& tally, const Period& period, double level) const
    {
        if (!m_delays->known()) {
            return;
        }
        const Day on = std::min(period.to, m_lastDay) + m_delays->longest() + 1;
        const auto answered = static_cast<double>(tally.counts[Answered]);
        const auto asked = answered + static_cast<double>(tally.counts[Unanswered]);
        measured.unsettled =
            stillAnswered(answered, asked, tally.values.sum, tally.values.squares, on, level);
        if (measured.unsettled) {
            measured.unsettled->waits =
                "about " + grouped(measured.unsettled->pending) + " answers are still expected";
        }
    }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"sent_at", "answered_at", "customer", "kind", "score", "channel"};
    }

private:
    static Delays answerDelays(const Dataset& dataset)
    {
        const FactTable& table = dataset.table(Table::Survey);
        const auto sent = table.days("sent_at");
        const auto answered = table.days("answered_at");
        const auto scores = table.numbers("score");
        Day last = kNoDay;
        for (const auto days : {sent, answered}) {
            last = std::accumulate(days.begin(), days.end(), last,
                                   [](Day a, Day b) { return std::max(a, b); });
        }
        Delays delays(last);
        for (std::size_t row = 0; row < sent.size(); ++row) {
            if (sent[row] == kNoDay) {
                continue;
            }
            const bool known = row < scores.size() && !std::isnan(scores[row]) &&
                               row < answered.size() && answered[row] >= sent[row];
            delays.add(sent[row], known ? answered[row] - sent[row] : -1);
        }
        delays.close();
        return delays;
    }

    Column<Day> m_sent;
    const Delays* m_delays;
    Day m_lastDay;
};

template <class Reader>
std::unique_ptr<Measure> make(const KpiDefinition& kpi, Bench& bench, Reader reader)
{
    if (bench.scope().query().conventions.surveyWeights && kpi.id != "response_rate") {
        return std::make_unique<WeightedMeasure<Reader>>(kpi, bench.scope(), bench.derived(),
                                                         std::move(reader));
    }
    return std::make_unique<RowMeasure<Reader>>(kpi, bench, std::move(reader));
}

int boxesOf(const std::string& box)
{
    return box == "top1" ? 1 : box == "top3" ? 3 : 2;
}

} // namespace

std::unique_ptr<Measure> makeSurveyMeasure(const KpiDefinition& kpi, Bench& bench)
{
    const Dataset& data = bench.scope().dataset();
    const Conventions& conventions = bench.scope().query().conventions;
    if (kpi.id == "nps") {
        return make(kpi, bench, NpsReader(Answers(data, bench.derived(), "nps")));
    }
    if (kpi.id == "csat") {
        return make(
            kpi, bench,
            BoxReader(Answers(data, bench.derived(), "csat"), boxesOf(conventions.csatBox), false));
    }
    if (kpi.id == "ces_easy") {
        return make(
            kpi, bench,
            BoxReader(Answers(data, bench.derived(), "ces"), boxesOf(conventions.cesBox), true));
    }
    if (kpi.id == "csat_mean") {
        return make(kpi, bench, MeanReader(Answers(data, bench.derived(), "csat")));
    }
    if (kpi.id == "ces") {
        return make(kpi, bench,
                    EffortReader(Answers(data, bench.derived(), "ces"),
                                 bench.scope().query().conventions.level));
    }
    if (kpi.id == "fcr_believed") {
        return make(kpi, bench, BelievedReader(Answers(data, bench.derived(), "ftr")));
    }
    if (kpi.id == "response_rate") {
        const Day today =
            bench.asOf().isNull() ? data.lastDay() + 1 : data.zone().dayOf(bench.asOf());
        return make(
            kpi, bench,
            ResponseReader(Answers(data, bench.derived(), ""), data, bench.derived(), today));
    }
    return nullptr;
}

} // namespace regard::metrics
