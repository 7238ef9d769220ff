// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/kpi_card.h"

#include "presentation/formatting.h"

#include <QObject>
#include <QStringList>

#include <algorithm>

namespace regard::presentation {

namespace {

Tone toneOfVerdict(Verdict verdict)
{
    if (verdict == Verdict::Better)
        return Tone::Good;
    return verdict == Verdict::Worse ? Tone::Bad : Tone::Neutral;
}

QString spokenText(const KpiCardContent& card, const KpiDefinition& kpi)
{
    QStringList sentences{text(kpi.name) + QStringLiteral(": ") +
                          (card.reason.isEmpty() ? card.value : QObject::tr("no value"))};
    if (!card.interval.isEmpty())
        sentences.last() += u' ' + card.interval;
    if (!card.reason.isEmpty())
        sentences << card.reason;
    if (!card.change.isEmpty())
        sentences << card.change + u' ' + card.verdict + u' ' + card.comparedWith;
    if (!card.status.isEmpty())
        sentences << card.status + QStringLiteral(", ") + card.target;
    if (!card.count.isEmpty())
        sentences << card.count;
    if (!card.settling.isEmpty())
        sentences << card.settling;
    return sentences.join(QStringLiteral(". "));
}

} // namespace

const std::vector<std::string_view>& firstKpis()
{
    static const std::vector<std::string_view> kFirst{
        "nps", "csat", "ces", "fcr", "retention", "churn", "clv", "revenue_per_customer"};
    return kFirst;
}

KpiCardContent cardContent(const Figure& figure, const CardContext& context)
{
    const KpiDefinition& kpi = *figure.kpi;
    KpiCardContent card;
    card.kpi = std::string(kpi.id);
    card.shortName = text(kpi.shortName);
    // Initials that not everyone knows are spelt out where there is room.
    card.name = kpi.id == "fcr" || kpi.id == "clv" ? text(kpi.name) : card.shortName;
    card.complete = figure.complete;
    const Estimate& estimate = figure.estimate;
    if (!estimate.value) {
        card.value = QString(kNoValue);
        card.reason = QString::fromStdString(estimate.reason);
    } else {
        card.value = valueText(*estimate.value, kpi.unit, context.currency, halfWidth(estimate));
        card.interval = intervalText(estimate, kpi.unit, context.currency);
        for (const auto& [key, value] : figure.conventions)
            if (const auto dash = value.find('-'); key == "scale" && dash != std::string::npos)
                card.interval += QObject::tr(" of %1").arg(text(value.substr(dash + 1)));
        card.count = QStringLiteral("n\u00A0") + wholeNumber(estimate.n);
    }
    if (figure.difference) {
        const auto& difference = *figure.difference;
        card.change = changeText(difference.change, kpi.unit, context.currency,
                                 (difference.high - difference.low) / 2);
        card.verdict = verdictWord(figure.verdict);
        card.changeTone = toneOfVerdict(figure.verdict);
        if (figure.verdict == Verdict::None && !figure.complete)
            card.verdict = QObject::tr("so far");
        else if (figure.verdict == Verdict::None && figure.settling)
            card.verdict = QObject::tr("not settled");
    } else if (estimate.value && figure.previous && figure.previous->value) {
        // Compared, but the method gives no test: the change without a verdict.
        card.change = changeText(*estimate.value - *figure.previous->value, kpi.unit,
                                 context.currency, halfWidth(estimate));
        card.verdict = QObject::tr("not tested");
    }
    if (!card.change.isEmpty() && !context.comparedWith.isEmpty())
        card.comparedWith = QObject::tr("vs %1").arg(context.comparedWith);
    if (figure.target) {
        const TargetNow& target = *figure.target;
        card.status = statusWord(target.status);
        card.statusTone = toneOf(target.status);
        card.statusReason = QString::fromStdString(target.statusReason);
        card.target = QObject::tr("target %1 \u00B7 %2")
                          .arg(exactText(target.value, kpi.unit, context.currency),
                               dateText(target.due, context.today));
        card.targetValue = target.value;
    }
    if (figure.settling)
        card.settling = QString::fromStdString(figure.settling->sentence);
    card.spoken = spokenText(card, kpi);
    return card;
}

std::vector<const Figure*> cardOrder(const FigureSet& figures, bool all)
{
    std::vector<const Figure*> order;
    for (const std::string_view id : firstKpis())
        if (const Figure* figure = figures.find(id))
            order.push_back(figure);
    for (const Figure& figure : figures.figures) {
        const bool there = std::ranges::any_of(
            order, [&](const Figure* other) { return other->kpi == figure.kpi; });
        if (!there)
            order.push_back(&figure);
    }
    std::ranges::stable_partition(
        order, [](const Figure* figure) { return figure->estimate.value.has_value(); });
    if (!all && order.size() > firstKpis().size())
        order.resize(firstKpis().size());
    return order;
}

} // namespace regard::presentation
