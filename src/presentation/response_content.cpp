// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/response_content.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"

#include <QObject>

namespace regard::presentation {

namespace {

constexpr std::size_t kMostGroups = 4;

QString percent(double share)
{
    return valueText(100 * share, Unit::Percent, {}, 2.0);
}

QString weighted(const Nonresponse& response, Unit unit, std::string_view currency)
{
    if (!response.value)
        return QString::fromStdString(response.reason);
    std::optional<double> wide;
    if (response.interval)
        wide = (response.interval->high - response.interval->low) / 2;
    const auto value = [&](double one, std::optional<double> half) {
        return valueText(one, unit, currency, half);
    };
    const QString sentence =
        (response.byCustomers ? QObject::tr("%1 as it is, %2 weighted to all customers")
                              : QObject::tr("%1 as it is, %2 weighted to those asked"))
            .arg(value(response.raw.value_or(*response.value), wide), value(*response.value, wide));
    if (!response.interval)
        return sentence;
    return sentence + QObject::tr(" (%1 to %2, effective n %3)")
                          .arg(value(response.interval->low, finer(wide)),
                               value(response.interval->high, finer(wide)),
                               wholeNumber(response.effective));
}

} // namespace

std::vector<ResponseSplit> responseContent(const std::vector<Nonresponse>& responses,
                                           const Figure& figure, std::string_view currency)
{
    std::vector<ResponseSplit> splits;
    const Unit unit = figure.kpi->unit;
    for (const Nonresponse& response : responses) {
        ResponseSplit split;
        split.title = QObject::tr("By %1").arg(dimensionName(response.dimension));
        split.sentence = weighted(response, unit, currency);
        split.askedHead =
            response.byCustomers ? QObject::tr("of customers") : QObject::tr("of asked");
        for (const ResponseGroup& group : response.groups) {
            if (split.lines.size() == kMostGroups)
                break;
            ResponseLine line;
            line.group = valueName(group.group);
            line.rate = group.rate ? percent(*group.rate / 100) : QString();
            line.asked = percent(group.weight);
            line.answers = percent(group.share);
            line.value = group.value
                             ? valueText(*group.value, unit, currency, halfWidth(figure.estimate))
                             : QString(kNoValue);
            line.spoken = QObject::tr("%1: response %2, %3 %4, of the answers %5, value %6")
                              .arg(line.group, line.rate, split.askedHead, line.asked, line.answers,
                                   line.value);
            split.lines.push_back(std::move(line));
        }
        if (response.groups.size() > kMostGroups)
            split.more = QObject::tr("and %1 more groups")
                             .arg(wholeNumber(double(response.groups.size() - kMostGroups)));
        splits.push_back(std::move(split));
    }
    return splits;
}

} // namespace regard::presentation
