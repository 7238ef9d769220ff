// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/survival_content.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace regard::presentation {

namespace {

constexpr std::size_t kMostLines = 6;
constexpr std::size_t kMostBands = 3;
/// Where fewer than this are still watched a curve is not drawn on: its end is chance.
constexpr double kFewAtRisk = 10;

QString medianText(const stats::SurvivalCurve& curve)
{
    if (!curve.median)
        return QObject::tr("more than half still there");
    return QObject::tr("half had left after %1 months").arg(number(*curve.median, 1));
}

QString testText(const std::optional<stats::LogRank>& test)
{
    if (!test)
        return {};
    const QString p = test->p < 0.001 ? QObject::tr("p < %1").arg(number(0.001, 3))
                                      : QObject::tr("p = %1").arg(number(test->p, 3));
    constexpr double kLevel = 0.05;
    return test->p < kLevel ? QObject::tr("The groups differ (log-rank, %1).").arg(p)
                            : QObject::tr("No difference between the groups can be told "
                                          "(log-rank, %1).")
                                  .arg(p);
}

} // namespace

SurvivalContent survivalContent(const Survival& survival, const std::string& dimension)
{
    SurvivalContent content;
    content.dimension = QString::fromStdString(dimension);
    std::vector<const SurvivalGroup*> groups;
    for (const SurvivalGroup& group : survival.groups)
        if (group.curve.n > 0)
            groups.push_back(&group);
    std::ranges::stable_sort(groups, [](const SurvivalGroup* a, const SurvivalGroup* b) {
        return a->curve.n > b->curve.n;
    });
    if (groups.size() > kMostLines)
        groups.resize(kMostLines);
    content.months = 1;
    QStringList spoken;
    for (const SurvivalGroup* group : groups) {
        SurvivalLine line;
        const auto value = group->group.find(dimension);
        line.value =
            value == group->group.end() ? QString() : QString::fromStdString(value->second);
        line.name =
            value == group->group.end() ? QObject::tr("All customers") : valueName(value->second);
        line.count = QStringLiteral("n\u00A0") + wholeNumber(group->curve.n);
        line.median = medianText(group->curve);
        line.spoken =
            line.name + QStringLiteral(": ") + line.count + QStringLiteral(", ") + line.median;
        for (const stats::SurvivalPoint& point : group->curve.points) {
            if (point.atRisk < kFewAtRisk)
                break;
            SurvivalStep step{point.time, 100 * point.survival, {}, {}, point.atRisk};
            if (point.interval) {
                step.low = 100 * point.interval->low;
                step.high = 100 * point.interval->high;
            }
            line.steps.push_back(step);
            content.months = std::max(content.months, point.time);
        }
        spoken << line.spoken;
        content.lines.push_back(std::move(line));
    }
    content.months = std::ceil(content.months);
    content.bands = content.lines.size() <= kMostBands;
    content.test = testText(survival.logRank);
    content.summary = spoken.join(QStringLiteral("; ")) + u'.';
    if (content.lines.empty())
        content.reason = QObject::tr("Of no customer it is known how long they stayed.");
    return content;
}

} // namespace regard::presentation
