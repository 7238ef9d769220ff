// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/overview.h>
#include <regard/metrics/engine.h>

#include <QString>

#include <vector>

class QWidget;

namespace regard::test {

/// A KPI with a value, an interval of +- `half` around it, and a comparison.
[[nodiscard]] Figure handMadeFigure(std::string_view kpi, double value, double half, double n);

/// The eight figures of the first two rows with every status, verdict and an empty one, and some
/// more.
[[nodiscard]] FigureSet handMadeFigures();

/// `months` months up to September 2026 that climb from `first` to `last`; one month without
/// answers, and the last one not over when asked.
[[nodiscard]] std::vector<Figure> handMadeTrend(std::string_view kpi, int months, double first,
                                                double last, double half, bool lastComplete = true);

/// By channel, with one small group and one without a value.
[[nodiscard]] FigureSet handMadeBreakdown(std::string_view kpi, const std::string& dimension);

[[nodiscard]] Explanation handMadeExplanation();
[[nodiscard]] std::vector<Change> handMadeChanges();

/// Writes the widget as a picture into the folder that REGARD_PICTURES names; does nothing without.
void keepPicture(QWidget& widget, const QString& name);

} // namespace regard::test
