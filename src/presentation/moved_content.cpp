// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/moved_content.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace regard::presentation {

namespace {

constexpr std::size_t kMostGroups = 4;

const QString kArrow = QStringLiteral(" \u2192 ");

} // namespace

MovedContent movedContent(const std::vector<MovedBy>& moved, const Figure& figure,
                          std::string_view currency)
{
    MovedContent content;
    if (moved.empty() || !figure.estimate.value || !figure.previous || !figure.previous->value)
        return content;
    const Unit unit = figure.kpi->unit;
    const double change = *figure.estimate.value - *figure.previous->value;
    const auto wide = halfWidth(figure.estimate);
    // The parts are no surer than the change that they make up.
    const std::optional<double> sure =
        figure.difference ? std::optional((figure.difference->high - figure.difference->low) / 2)
                          : wide;
    const auto part = [&](double size) { return changeText(size, unit, currency, sure); };
    const auto value = [&](std::optional<double> one) {
        return one ? valueText(*one, unit, currency, wide) : QString(kNoValue);
    };
    content.title = QObject::tr("What moved it: %1").arg(part(change));
    for (const MovedBy& split : moved) {
        if (split.dimension.empty()) {
            content.reason = QString::fromStdString(split.reason);
            return content;
        }
        if (!split.reason.empty())
            continue;
        MovedSplit one;
        one.title = QObject::tr("By %1").arg(dimensionName(split.dimension));
        one.sentence = QObject::tr("%1 from performance, %2 from the mix")
                           .arg(part(split.performance), part(split.mix));
        one.alarm = QString::fromStdString(split.alarm);
        for (const MovedPart& group : split.parts) {
            if (one.lines.size() == kMostGroups)
                break;
            MovedLine line;
            line.group = valueName(group.group);
            line.values = value(group.before) + kArrow + value(group.after);
            line.weights = wholeNumber(100 * group.weightBefore) + kArrow +
                           valueText(100 * group.weightAfter, Unit::Percent, currency, 2.0);
            line.performance = part(group.performance);
            line.mix = part(group.mix);
            line.spoken =
                QObject::tr("%1: value %2, share %3, performance %4, mix %5")
                    .arg(line.group, line.values, line.weights, line.performance, line.mix);
            one.lines.push_back(std::move(line));
        }
        if (split.parts.size() > kMostGroups)
            one.more = QObject::tr("and %1 more groups")
                           .arg(wholeNumber(double(split.parts.size() - kMostGroups)));
        content.splits.push_back(std::move(one));
    }
    std::ranges::stable_partition(content.splits,
                                  [](const MovedSplit& split) { return !split.alarm.isEmpty(); });
    if (content.splits.empty())
        content.reason = QString::fromStdString(moved.front().reason);
    return content;
}

} // namespace regard::presentation
