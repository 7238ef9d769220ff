// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/period_choices.h"

#include <QObject>

#include <algorithm>

namespace regard::presentation {

std::vector<PeriodChoice> relativePeriods(const PeriodContext& context)
{
    std::vector<PeriodChoice> choices;
    const auto offer = [&](const QString& label, const char* text) {
        const auto period = parsePeriod(text, context);
        if (!period.ok() || context.data.from == kNoDay || period.value().to < context.data.from ||
            period.value().from > context.data.to)
            return;
        choices.push_back({label, text});
    };
    offer(QObject::tr("Last month"), "last-month");
    offer(QObject::tr("Last quarter"), "last-quarter");
    offer(QObject::tr("This quarter so far"), "this-quarter");
    offer(QObject::tr("Last 12 months"), "last-12-months");
    offer(QObject::tr("Last year"), "last-year");
    offer(QObject::tr("All data"), "all");
    return choices;
}

std::vector<PeriodChoice> unitsWithData(Calendar unit, const PeriodContext& context,
                                        std::size_t most)
{
    std::vector<PeriodChoice> choices;
    if (context.data.from == kNoDay)
        return choices;
    Day day = context.data.to;
    while (day >= context.data.from && choices.size() < most) {
        const Period whole = unitOf(day, unit, context);
        choices.push_back(
            {QString::fromStdString(describe(whole, context)), unitLabel(whole, unit, context)});
        day = whole.from - 1;
    }
    return choices;
}

std::string rangeText(Period period)
{
    return isoDate(period.from) + ".." + isoDate(period.to);
}

} // namespace regard::presentation
