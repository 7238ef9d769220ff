// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/explain_content.h"

#include "presentation/formatting.h"

#include <QCoreApplication>
#include <QObject>
#include <QStringList>

#include <cmath>
#include <map>

namespace regard::presentation {

namespace {

QString capital(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString partName(std::string_view kpi, const QString& part)
{
    if (kpi == "nps") {
        if (part == QLatin1String("promoters"))
            return QObject::tr("Promoters (9\u201310)");
        if (part == QLatin1String("passives"))
            return QObject::tr("Passives (7\u20138)");
        if (part == QLatin1String("detractors"))
            return QObject::tr("Detractors (0\u20136)");
    }
    return capital(part);
}

QString partNumber(double value)
{
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    return number(value, whole ? 0 : 2);
}

/// The words of the settings dialog for the key of a setting.
QString conventionName(const std::string& key)
{
    static const std::map<std::string, const char*> kNames{
        {"time_zone", QT_TRANSLATE_NOOP("Setting", "Time zone")},
        {"fiscal.first_month", QT_TRANSLATE_NOOP("Setting", "Fiscal year begins in month")},
        {"week.first_day", QT_TRANSLATE_NOOP("Setting", "Week begins on")},
        {"fcr.window_days", QT_TRANSLATE_NOOP("Setting", "Repeat window, days")},
        {"fcr.key", QT_TRANSLATE_NOOP("Setting", "A repeat is a contact of the same")},
        {"churn.inactive_days", QT_TRANSLATE_NOOP("Setting", "Active: bought within, days")},
        {"csat.box", QT_TRANSLATE_NOOP("Setting", "Satisfied answers")},
        {"ces.box", QT_TRANSLATE_NOOP("Setting", "Easy answers")},
        {"scale", QT_TRANSLATE_NOOP("Setting", "Scale")},
        {"currency", QT_TRANSLATE_NOOP("Setting", "Currency")},
        {"clv.lifespan_years", QT_TRANSLATE_NOOP("Setting", "Lifespan, years (0: from churn)")},
        {"clv.margin", QT_TRANSLATE_NOOP("Setting", "Margin, share of revenue (0: not known)")},
        {"clv.discount_rate", QT_TRANSLATE_NOOP("Setting", "Discount rate a year")},
        {"cx_index.weights", QT_TRANSLATE_NOOP("Setting", "CX Index, weights")},
        {"cx_index.scales", QT_TRANSLATE_NOOP("Setting", "CX Index, worst and best values")},
        {"sentiment.domain_words", QT_TRANSLATE_NOOP("Setting", "Words of service in sentiment")},
        {"survey.weights", QT_TRANSLATE_NOOP("Setting", "Weights of answers")},
        {"verdict.false_discovery_rate", QT_TRANSLATE_NOOP("Setting", "False discovery rate")},
        {"interval.level", QT_TRANSLATE_NOOP("Setting", "Level of the interval")}};
    const auto found = kNames.find(key);
    return found != kNames.end() ? QCoreApplication::translate("Setting", found->second)
                                 : QString::fromStdString(key);
}

} // namespace

ExplainContent explainContent(const Explanation& explanation, std::string_view currency)
{
    const Figure& figure = explanation.figure;
    const KpiDefinition& kpi = *figure.kpi;
    const Estimate& estimate = figure.estimate;
    ExplainContent content;
    content.title = QObject::tr("How this number came about");
    content.formula = text(kpi.formula);
    content.meaning = text(kpi.meaning);
    content.moves = text(kpi.moves);
    content.pitfall = text(kpi.pitfall);
    content.definition = text(kpi.source);

    double sum = 0;
    for (const auto& part : estimate.parts)
        sum += part.second;
    // Parts that make up n are shares of it; others (days, amounts) stand for themselves.
    const bool shares = estimate.n > 0 && std::abs(sum - estimate.n) < 1e-6;
    const bool onlyTheTotal = estimate.parts.size() == 1 && shares;
    for (const auto& [name, value] : estimate.parts) {
        // The line of the total below says it already.
        if (onlyTheTotal || (value == estimate.n &&
                             capital(QString::fromStdString(name)) == capital(countedWord(kpi))))
            continue;
        content.counts.push_back(
            {partName(kpi.id, QString::fromStdString(name)), partNumber(value),
             shares ? valueText(100 * value / estimate.n, Unit::Percent, currency, 1.0) : QString(),
             false});
    }
    content.counts.push_back({capital(countedWord(kpi)), partNumber(estimate.n), QString(), true});
    for (const auto& [reason, count] : estimate.setAside)
        content.counts.push_back({QObject::tr("Set aside: %1").arg(QString::fromStdString(reason)),
                                  wholeNumber(static_cast<double>(count)), QString(), false});
    if (estimate.rowsInScope > 0)
        content.counts.push_back({QObject::tr("Rows in scope"),
                                  wholeNumber(static_cast<double>(estimate.rowsInScope)), QString(),
                                  true});

    if (estimate.value) {
        const auto wide = halfWidth(estimate);
        content.value = valueText(*estimate.value, kpi.unit, currency, wide);
        if (estimate.interval)
            content.interval =
                QObject::tr("%1\u00A0% interval %2, %3")
                    .arg(number(figure.level * 100, 0), intervalWords(estimate, kpi.unit, currency),
                         QString::fromStdString(figure.method));
        else
            content.interval = figure.method.empty() ? QObject::tr("no interval")
                                                     : QString::fromStdString(figure.method);
    } else {
        content.value = QString(kNoValue);
        content.interval = QString::fromStdString(estimate.reason);
    }
    if (!explanation.rows.empty())
        content.rowsLink = QObject::tr("Show the %1 rows")
                               .arg(wholeNumber(static_cast<double>(explanation.rows.size())));
    for (const auto& [key, value] : figure.conventions)
        content.conventions.emplace_back(conventionName(key), QString::fromStdString(value));
    for (const auto& [file, rows] : explanation.sources)
        content.sources.emplace_back(QString::fromStdString(file),
                                     wholeNumber(static_cast<double>(rows)));
    if (figure.definition.version > 1)
        content.notes << QObject::tr("Definition %1, since %2. Earlier periods are recomputed "
                                     "under it; what was reported before that day was not.")
                             .arg(wholeNumber(figure.definition.version),
                                  dateText(figure.definition.since));
    if (figure.settling) {
        const Settling& settling = *figure.settling;
        const auto wide = halfWidth(estimate);
        const QString low = valueText(settling.low, kpi.unit, currency, wide);
        content.notes << QString::fromStdString(settling.sentence) + u' ' +
                             (std::isfinite(settling.high)
                                  ? QObject::tr("It may end between %1 and %2.")
                                        .arg(low,
                                             valueText(settling.high, kpi.unit, currency, wide))
                                  : QObject::tr("It may end anywhere above %1.").arg(low));
    }
    for (const std::string& note : figure.notes)
        content.notes << QString::fromStdString(note);
    return content;
}

} // namespace regard::presentation
