// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/formatting.h"

#include <QDate>
#include <QObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace regard::presentation {

namespace {

constexpr QChar kNoBreak(0xA0);
constexpr QChar kMinus(0x2212);

QString withUnit(const QString& figure, Unit unit, std::string_view currency)
{
    if (unit == Unit::Percent)
        return figure + kNoBreak + u'%';
    if (unit != Unit::Money)
        return figure;
    const bool negative = figure.startsWith(kMinus);
    const QString sign = currencySign(currency);
    return negative ? kMinus + sign + figure.mid(1) : sign + figure;
}

} // namespace

QLocale displayLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates)
                                           : locale;
}

QString number(double value, int decimals)
{
    const double step = std::pow(10.0, -decimals) / 2;
    const double shown = std::abs(value) < step ? 0.0 : value; // never "-0"
    QString figure = displayLocale().toString(std::abs(shown), 'f', decimals);
    return shown < 0 ? kMinus + figure : figure;
}

QString wholeNumber(double value)
{
    return number(value, 0);
}

QString duration(double seconds, std::optional<double> halfWidth)
{
    const bool negative = seconds < 0;
    const double size = shownSeconds(std::abs(seconds), halfWidth);
    const auto part = [](double amount, const QString& unit) {
        return wholeNumber(amount) + kNoBreak + unit;
    };
    const auto two = [&](double step, const QString& bigUnit, double smallStep,
                         const QString& smallUnit) {
        const double big = std::floor(size / step);
        const double small = std::round((size - big * step) / smallStep);
        return small > 0 ? part(big, bigUnit) + kNoBreak + part(small, smallUnit)
                         : part(big, bigUnit);
    };
    QString result;
    if (size < 59.95) {
        const int decimals = size < 10 && halfWidth.value_or(0) < 2 && size > 0 ? 1 : 0;
        result = number(size, decimals) + kNoBreak + QObject::tr("s");
    } else if (size < 3600) {
        result = two(60, QObject::tr("min"), 1, QObject::tr("s"));
    } else if (size < 86400) {
        result = two(3600, QObject::tr("h"), 60, QObject::tr("min"));
    } else {
        result = two(86400, QObject::tr("d"), 3600, QObject::tr("h"));
    }
    return negative ? kMinus + result : result;
}

QString currencySign(std::string_view code)
{
    struct Sign {
        std::string_view code;
        const char16_t* sign;
    };
    static constexpr std::array kSigns{Sign{"EUR", u"\u20AC"}, Sign{"USD", u"$"},
                                       Sign{"GBP", u"\u00A3"}, Sign{"JPY", u"\u00A5"},
                                       Sign{"CNY", u"\u00A5"}, Sign{"INR", u"\u20B9"},
                                       Sign{"KRW", u"\u20A9"}, Sign{"PLN", u"z\u0142"}};
    const auto* found = std::ranges::find(kSigns, code, &Sign::code);
    const QString sign = found != kSigns.end() ? QString::fromUtf16(found->sign) : text(code);
    return sign.isEmpty() ? QString() : sign + kNoBreak;
}

QString valueText(double value, Unit unit, std::string_view currency,
                  std::optional<double> halfWidth)
{
    if (unit == Unit::Seconds)
        return duration(value, halfWidth);
    return withUnit(number(value, shownDecimals(unit, value, halfWidth)), unit, currency);
}

QString exactText(double value, Unit unit, std::string_view currency)
{
    if (unit == Unit::Seconds)
        return duration(value);
    return withUnit(number(value, exactDecimals(value)), unit, currency);
}

QString changeText(double change, Unit unit, std::string_view currency,
                   std::optional<double> halfWidth)
{
    const Unit shown = unit == Unit::Percent ? Unit::Points : unit;
    const QString size = valueText(std::abs(change), shown, currency, halfWidth);
    if (std::ranges::none_of(size, [](QChar c) { return c.isDigit() && c != u'0'; }))
        return size;
    return (change < 0 ? QString(kMinus) : QStringLiteral("+")) + size;
}

std::optional<double> halfWidth(const Estimate& estimate)
{
    if (!estimate.interval)
        return {};
    return (estimate.interval->high - estimate.interval->low) / 2;
}

QString intervalText(const Estimate& estimate, Unit unit, std::string_view currency)
{
    const auto wide = halfWidth(estimate);
    if (!wide || !estimate.value)
        return {};
    const double below = *estimate.value - estimate.interval->low;
    const double above = estimate.interval->high - *estimate.value;
    constexpr double kLopsided = 0.3;
    if (std::abs(above - below) > kLopsided * (above + below)) {
        const auto end = [&](double value) {
            QString figure = unit == Unit::Seconds ? duration(value, wide)
                                                   : number(value, std::min(decimalsFor(*wide), 2));
            return figure;
        };
        return end(estimate.interval->low) + QStringLiteral(" \u2026 ") +
               end(estimate.interval->high);
    }
    const QString plusMinus = QStringLiteral("\u00B1\u00A0");
    if (unit == Unit::Seconds)
        return plusMinus + duration(*wide);
    // Two digits of a small interval beside a value without decimals: "47 ± 3.1".
    const int decimals = std::min(
        *wide < 10 && *wide >= 2 && unit != Unit::Money && unit != Unit::Count ? 1
                                                                               : decimalsFor(*wide),
        unit == Unit::Money ? 2 : 4);
    Q_UNUSED(currency);
    return plusMinus + number(*wide, decimals);
}

QString intervalWords(const Estimate& estimate, Unit unit, std::string_view currency)
{
    const auto wide = halfWidth(estimate);
    if (!wide)
        return {};
    return QObject::tr("%1 to %2")
        .arg(valueText(estimate.interval->low, unit, currency, finer(wide)),
             valueText(estimate.interval->high, unit, currency, finer(wide)));
}

QString dateText(Day day, Day today)
{
    if (day == kNoDay)
        return QString(kNoValue);
    const CivilDate civil = toCivil(day);
    const QDate date(civil.year, civil.month, civil.day);
    const bool sameYear = today != kNoDay && toCivil(today).year == civil.year;
    return displayLocale().toString(date, sameYear ? QStringLiteral("d MMM")
                                                   : QStringLiteral("d MMM yyyy"));
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return QObject::tr("better");
    case Verdict::Worse:
        return QObject::tr("worse");
    case Verdict::NoChange:
        return QObject::tr("within noise");
    case Verdict::TooFew:
        return QObject::tr("too few to tell");
    case Verdict::None:
        break;
    }
    return {};
}

QString statusWord(TargetStatus status)
{
    switch (status) {
    case TargetStatus::Met:
        return QObject::tr("Met");
    case TargetStatus::OnTrack:
        return QObject::tr("On track");
    case TargetStatus::AtRisk:
        return QObject::tr("At risk");
    case TargetStatus::OffTrack:
        return QObject::tr("Off track");
    case TargetStatus::MetAtACost:
        return QObject::tr("Met at a cost");
    case TargetStatus::None:
        break;
    }
    return {};
}

Tone toneOf(TargetStatus status)
{
    switch (status) {
    case TargetStatus::Met:
    case TargetStatus::OnTrack:
        return Tone::Good;
    case TargetStatus::AtRisk:
    case TargetStatus::MetAtACost:
        return Tone::Warn;
    case TargetStatus::OffTrack:
        return Tone::Bad;
    case TargetStatus::None:
        break;
    }
    return Tone::Neutral;
}

QString countedWord(const KpiDefinition& kpi)
{
    if (kpi.id == "quote_turnaround" || kpi.id == "quote_win_rate")
        return QObject::tr("quotes");
    if (kpi.id == "value_added_calls")
        return QObject::tr("sales calls");
    if (kpi.id == "visit_conversion")
        return QObject::tr("visits");
    if (kpi.id == "sentiment")
        return QObject::tr("texts");
    if (kpi.id == "engagement")
        return QObject::tr("customers");
    if (kpi.needs.starts_with("survey"))
        return QObject::tr("answers");
    if (kpi.needs.starts_with("contact") || kpi.needs.starts_with("interaction"))
        return QObject::tr("contacts");
    return QObject::tr("customers");
}

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

} // namespace regard::presentation
