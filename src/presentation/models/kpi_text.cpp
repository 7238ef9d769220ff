// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/kpi_text.h"

#include "presentation/formatting.h"

#include <regard/domain/kpi.h>
#include <regard/domain/schema.h>

#include <QCoreApplication>
#include <QLocale>
#include <QObject>

#include <cmath>

namespace regard::presentation {

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString kpiName(std::string_view id)
{
    const KpiDefinition* kpi = kpiById(id);
    return qstring(kpi != nullptr ? kpi->name : id);
}

QString kpiShortName(std::string_view id)
{
    const KpiDefinition* kpi = kpiById(id);
    return qstring(kpi != nullptr ? kpi->shortName : id);
}

QString dimensionLabel(std::string_view dimension)
{
    QString label =
        qstring(isAttribute(dimension) ? dimension.substr(kAttributePrefix.size()) : dimension);
    label.replace(u'_', u' ');
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

QString groupText(const Group& group)
{
    if (group.empty())
        return QCoreApplication::translate("KpiText", "All customers");
    QStringList parts;
    for (const auto& [dimension, value] : group)
        parts += QStringLiteral("%1: %2").arg(
            dimensionLabel(dimension),
            value.empty() ? QCoreApplication::translate("KpiText", "none") : qstring(value));
    return parts.join(QStringLiteral(", "));
}

QDate toDate(Day day)
{
    if (day == kNoDay)
        return {};
    const CivilDate date = toCivil(day);
    return {date.year, date.month, date.day};
}

Day fromDate(QDate date)
{
    return date.isValid() ? toDay({date.year(), date.month(), date.day()}) : kNoDay;
}

QString dayText(Day day)
{
    const QDate date = toDate(day);
    return date.isValid() ? displayLocale().toString(date, QStringLiteral("d MMM yyyy"))
                          : QStringLiteral("–");
}

QString valueText(std::string_view kpi, double value, const QString& currency)
{
    const KpiDefinition* definition = kpiById(kpi);
    return exactText(value, definition != nullptr ? definition->unit : Unit::Ratio,
                     currency.toStdString());
}

QString marginText(std::string_view kpi, double margin, const QString& currency)
{
    const KpiDefinition* definition = kpiById(kpi);
    if (definition == nullptr ||
        (definition->unit != Unit::Percent && definition->unit != Unit::Points))
        return valueText(kpi, margin, currency);
    return QObject::tr("%1 points").arg(exactText(margin, Unit::Points, currency.toStdString()));
}

QString estimateText(std::string_view kpi, const Estimate& estimate, const QString& currency)
{
    const KpiDefinition* definition = kpiById(kpi);
    if (!estimate.value || definition == nullptr)
        return kNoValue;
    return valueText(*estimate.value, definition->unit, currency.toStdString(),
                     halfWidth(estimate));
}

QString inputText(double value)
{
    QLocale locale = displayLocale();
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(std::round(value * 1e6) / 1e6, 'g', 12);
}

std::optional<double> readNumber(const QString& text)
{
    const QString trimmed = text.trimmed();
    bool ok = false;
    double value = displayLocale().toDouble(trimmed, &ok);
    if (!ok)
        value = QLocale::c().toDouble(trimmed, &ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace regard::presentation
