// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/breakdown.h"

#include "presentation/chart_geometry.h"
#include "presentation/formatting.h"

#include <regard/domain/schema.h>

#include <QObject>
#include <QStringList>

#include <algorithm>

namespace regard::presentation {

namespace {

constexpr double kFew = 100; ///< below this many a group's dot is not to be trusted alone

void setRange(BreakdownContent& content, const KpiDefinition& kpi)
{
    std::vector<double> values;
    for (const BreakdownRow& row : content.rows) {
        if (!row.at)
            continue;
        values.push_back(*row.at);
        // A group of very few would press all others together; its bar is cut at the end instead.
        if (!row.small) {
            values.push_back(row.low.value_or(*row.at));
            values.push_back(row.high.value_or(*row.at));
        }
    }
    if (content.target)
        values.push_back(*content.target);
    if (content.overall)
        values.push_back(*content.overall);
    if (values.empty())
        return;
    const auto [low, high] = std::ranges::minmax(values);
    const double room = std::max((high - low) * 0.06, 1e-9);
    content.low = std::max(low - room, kpi.low);
    content.high = std::min(high + room, kpi.high);
    if (content.high <= content.low) {
        content.low = low - 1;
        content.high = high + 1;
    }
}

} // namespace

QString dimensionName(std::string_view dimension)
{
    if (isAttribute(dimension))
        dimension.remove_prefix(kAttributePrefix.size());
    QString name = text(dimension);
    return name.replace(u'_', u' ');
}

QString dimensionTitle(std::string_view dimension)
{
    QString name = dimensionName(dimension);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString valueName(std::string_view value)
{
    return value.empty() ? QObject::tr("not given") : text(value).simplified();
}

BreakdownContent breakdownContent(const FigureSet& figures, std::string_view dimension,
                                  const Figure* overall, std::string_view currency,
                                  std::size_t most)
{
    BreakdownContent content;
    content.dimension = std::string(dimension);
    const Figure* first = figures.figures.empty() ? overall : &figures.figures.front();
    if (first == nullptr)
        return content;
    const KpiDefinition& kpi = *first->kpi;
    content.title = QObject::tr("%1 by %2").arg(text(kpi.shortName), dimensionName(dimension));
    if (overall != nullptr && overall->estimate.value) {
        content.overall = overall->estimate.value;
        content.overallLabel = QObject::tr("all %1").arg(
            valueText(*overall->estimate.value, kpi.unit, currency, halfWidth(overall->estimate)));
    }
    if (overall != nullptr && overall->target) {
        content.target = overall->target->value;
        content.targetLabel =
            QObject::tr("target %1").arg(exactText(overall->target->value, kpi.unit, currency));
    }
    QStringList few;
    QString reason;
    for (const Figure& figure : figures.figures) {
        const auto group = figure.group.find(std::string(dimension));
        if (group == figure.group.end()) {
            reason = QString::fromStdString(figure.estimate.reason);
            continue;
        }
        BreakdownRow row;
        row.value = group->second;
        row.name = valueName(group->second);
        row.at = figure.estimate.value;
        row.reason = QString::fromStdString(figure.estimate.reason);
        if (figure.estimate.interval) {
            row.low = figure.estimate.interval->low;
            row.high = figure.estimate.interval->high;
        }
        if (figure.estimate.value) {
            row.figure =
                valueText(*figure.estimate.value, kpi.unit, currency, halfWidth(figure.estimate));
            row.count = QStringLiteral("n\u00A0") + wholeNumber(figure.estimate.n);
            row.small = figure.estimate.n < kFew;
            if (row.small)
                few << row.name;
            row.spoken = QObject::tr("%1: %2 %3, %4")
                             .arg(row.name, row.figure,
                                  intervalText(figure.estimate, kpi.unit, currency), row.count);
        } else {
            row.figure = QString(kNoValue);
            row.spoken = row.name + QStringLiteral(": ") + row.reason;
        }
        content.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(content.rows, [&](const BreakdownRow& a, const BreakdownRow& b) {
        if (a.at.has_value() != b.at.has_value())
            return a.at.has_value();
        if (!a.at)
            return false;
        return kpi.better == Better::Higher ? *a.at > *b.at : *a.at < *b.at;
    });
    if (content.rows.size() > most) {
        content.more = static_cast<int>(content.rows.size() - most);
        content.rows.resize(most);
    }
    setRange(content, kpi);
    if (content.rows.empty())
        content.note = reason.isEmpty()
                           ? QObject::tr("No row has a %1.").arg(dimensionName(dimension))
                           : reason;
    else if (few.size() == 1)
        content.note =
            QObject::tr("The hollow dot (%1) stands on fewer than %2: read its interval.")
                .arg(few.first(), wholeNumber(kFew));
    else if (few.size() > 1)
        content.note =
            QObject::tr("Hollow dots stand on fewer than %1: read their intervals, not the dots.")
                .arg(wholeNumber(kFew));
    return content;
}

} // namespace regard::presentation
