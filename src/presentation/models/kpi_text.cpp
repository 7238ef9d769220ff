// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/kpi_text.h"

#include <regard/domain/kpi.h>
#include <regard/domain/schema.h>

#include <QCoreApplication>
#include <QLocale>

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
    return date.isValid() ? QLocale().toString(date, QStringLiteral("d MMM yyyy"))
                          : QStringLiteral("–");
}

QString valueText(std::string_view kpi, double value, const QString& currency)
{
    const KpiDefinition* definition = kpiById(kpi);
    const QLocale locale;
    const auto number = [&locale](double x, int most) {
        const double rounded = std::round(std::abs(x) * 100) / 100;
        int decimals = 0;
        while (decimals < most && std::abs(std::round(rounded * std::pow(10, decimals)) -
                                           rounded * std::pow(10, decimals)) > 1e-9)
            ++decimals;
        const QString digits = locale.toString(rounded, 'f', decimals);
        return x < 0 && rounded > 0 ? QChar(0x2212) + digits : digits;
    };
    if (definition == nullptr)
        return number(value, 2);
    switch (definition->unit) {
    case Unit::Percent:
        return number(value, 2) + QStringLiteral(" %");
    case Unit::Money:
        return currency + u' ' + number(value, std::abs(value) < 100 ? 2 : 0);
    case Unit::Seconds: {
        const auto seconds = static_cast<qlonglong>(std::llround(std::abs(value)));
        if (seconds < 60)
            return QCoreApplication::translate("KpiText", "%1 s").arg(number(value, 1));
        if (seconds < 3600)
            return QCoreApplication::translate("KpiText", "%1 min %2 s")
                .arg(seconds / 60)
                .arg(seconds % 60);
        return QCoreApplication::translate("KpiText", "%1 h %2 min")
            .arg(seconds / 3600)
            .arg(seconds % 3600 / 60);
    }
    case Unit::Points:
    case Unit::Score:
    case Unit::Count:
    case Unit::Ratio:
        return number(value, 2);
    }
    return number(value, 2);
}

QString inputText(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(std::round(value * 1e6) / 1e6, 'g', 12);
}

std::optional<double> readNumber(const QString& text)
{
    const QString trimmed = text.trimmed();
    bool ok = false;
    double value = QLocale().toDouble(trimmed, &ok);
    if (!ok)
        value = QLocale::c().toDouble(trimmed, &ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace regard::presentation
