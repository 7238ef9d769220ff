// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/answer_bars.h"

#include "presentation/formatting.h"
#include "presentation/trend_content.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace regard::presentation {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double partOf(const Figure& figure, std::string_view name)
{
    for (const auto& [part, value] : figure.estimate.parts)
        if (part == name)
            return value;
    return 0;
}

struct Group {
    std::string_view part;
    QString name;
    BarInk ink;
};

std::vector<Group> groups()
{
    // From the bottom up: what is to shrink stands on the axis, where its change is easiest seen.
    return {{"detractors", QObject::tr("detractors"), BarInk::Bad},
            {"passives", QObject::tr("passives"), BarInk::Between},
            {"promoters", QObject::tr("promoters"), BarInk::Good}};
}

} // namespace

BarContent groupsOverTime(const std::vector<Figure>& figures, Calendar unit,
                          const PeriodContext& context)
{
    BarContent content;
    content.shares = true;
    content.stacked = true;
    content.counted = QObject::tr("answers");
    content.title = QObject::tr("Promoters, passives and detractors %1").arg(unitWord(unit));
    content.note = QObject::tr("shares of all answers");
    for (const Group& group : groups())
        content.series.push_back({group.name, group.ink, {}});
    int lastYear = 0;
    const Figure* first = nullptr;
    const Figure* last = nullptr;
    for (const Figure& figure : figures) {
        if (first == nullptr && !figure.estimate.value)
            continue;
        const int year = toCivil(figure.period.from).year;
        content.labels << axisLabel(figure.period, unit, year != lastYear, context);
        lastYear = year;
        content.names << QString::fromStdString(describe(figure.period, context));
        content.totals.push_back(figure.estimate.n);
        const bool any = figure.estimate.value && figure.estimate.n > 0;
        std::size_t at = 0;
        for (const Group& group : groups())
            content.series[at++].values.push_back(
                any ? 100 * partOf(figure, group.part) / figure.estimate.n : kNone);
        if (any) {
            first = first == nullptr ? &figure : first;
            last = &figure;
        }
    }
    if (last == nullptr) {
        content.reason = figures.empty() || figures.back().estimate.reason.empty()
                             ? QObject::tr("There are no answers for these choices.")
                             : QString::fromStdString(figures.back().estimate.reason);
        return content;
    }
    const auto share = [](const Figure& figure, std::string_view part) {
        return number(100 * partOf(figure, part) / figure.estimate.n, 0);
    };
    content.summary =
        QObject::tr("From %1 to %2 promoters went from %3 to %4\u00A0% and detractors from %5 to "
                    "%6\u00A0% of the answers.")
            .arg(content.names.first(), content.names.last(), share(*first, "promoters"),
                 share(*last, "promoters"), share(*first, "detractors"),
                 share(*last, "detractors"));
    return content;
}

BarContent spreadBars(const AnswerSpread& spread, const KpiDefinition& kpi)
{
    BarContent content;
    content.title = QObject::tr("Answers by score, %1").arg(text(kpi.shortName));
    content.counted = QObject::tr("answers");
    content.reason = QString::fromStdString(spread.reason);
    if (spread.steps.empty()) {
        if (content.reason.isEmpty())
            content.reason = QObject::tr("There are no answers for these choices.");
        return content;
    }
    const bool nps = kpi.id == "nps";
    double low = spread.steps.front().score;
    double high = spread.steps.back().score;
    if (nps) {
        low = 0;
        high = 10;
    }
    const bool whole = std::ranges::all_of(spread.steps, [](const AnswerSpread::Step& step) {
        return step.score == std::floor(step.score);
    });
    constexpr double kMostSteps = 20;
    std::vector<double> scores;
    if (whole && high - low <= kMostSteps)
        for (double score = low; score <= high; ++score)
            scores.push_back(score);
    else
        for (const AnswerSpread::Step& step : spread.steps)
            scores.push_back(step.score);
    content.stacked = true;
    if (nps)
        for (const Group& group : groups())
            content.series.push_back({group.name, group.ink, {}});
    else
        content.series.push_back({QObject::tr("answers"), BarInk::First, {}});
    double most = -1;
    QString mode;
    for (const double score : scores) {
        const auto found = std::ranges::find(spread.steps, score, &AnswerSpread::Step::score);
        const double answers =
            found == spread.steps.end() ? 0 : static_cast<double>(found->answers);
        const QString label = number(score, whole ? 0 : 1);
        content.labels << label;
        content.names << label;
        content.totals.push_back(answers);
        const std::size_t group = !nps ? 0 : score >= 9 ? 2 : score >= 7 ? 1 : 0;
        for (std::size_t i = 0; i < content.series.size(); ++i)
            content.series[i].values.push_back(i == group ? answers : kNone);
        if (answers > most) {
            most = answers;
            mode = label;
        }
    }
    content.note = QObject::tr("%1 answers").arg(wholeNumber(double(spread.answers)));
    content.summary = QObject::tr("%1 answers; the most frequent is %2, given %3 times.")
                          .arg(wholeNumber(double(spread.answers)), mode, wholeNumber(most));
    return content;
}

} // namespace regard::presentation
