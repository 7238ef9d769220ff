// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>
#include <regard/metrics/figure.h>

#include <QDate>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace regard::presentation {

[[nodiscard]] QString qstring(std::string_view text);
/// Name of a KPI for people; its id when it is not known.
[[nodiscard]] QString kpiName(std::string_view id);
[[nodiscard]] QString kpiShortName(std::string_view id);

/// "All customers", "Segment: Mid-market", "Segment: Mid-market, Channel: Chat".
[[nodiscard]] QString groupText(const Group& group);
/// "segment" -> "Segment", "attributes.payment_method" -> "Payment method".
[[nodiscard]] QString dimensionLabel(std::string_view dimension);

/// "31 Dec 2026"; a dash where there is no day.
[[nodiscard]] QString dayText(Day day);
[[nodiscard]] QDate toDate(Day day);
[[nodiscard]] Day fromDate(QDate date);

/// A value of that KPI with its unit: "84.2 %", "47", "EUR 2,046", "3 min 20 s". A value that was
/// typed keeps the digits it was typed with, up to two decimals.
[[nodiscard]] QString valueText(std::string_view kpi, double value, const QString& currency);

/// How much worse a KPI may get: like a value, but a share gets worse by points, not by percent.
[[nodiscard]] QString marginText(std::string_view kpi, double margin, const QString& currency);

/// A figure of that KPI with as many decimals as its interval supports; a dash without a value.
[[nodiscard]] QString estimateText(std::string_view kpi, const Estimate& estimate,
                                   const QString& currency);

/// A KPI's value in the KPI's own input unit, for a field that is typed into: "84.2", "1234.5".
[[nodiscard]] QString inputText(double value);
/// Reads what a person typed, with the decimal sign of the locale or a point.
[[nodiscard]] std::optional<double> readNumber(const QString& text);

} // namespace regard::presentation
