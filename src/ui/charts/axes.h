// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/chart_geometry.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>

class QPainter;

namespace regard::ui {

struct Tokens;

using TickText = std::function<QString(double)>;

/// Room that the words of a value axis need at its left.
[[nodiscard]] double valueAxisWidth(const presentation::AxisRange& axis, const TickText& text);
/// Lines across the plot with their values at the left of it.
void paintValueAxis(QPainter& painter, const QRectF& plot, const presentation::AxisRange& axis,
                    const TickText& text, const Tokens& tokens);
/// Words below the plot, each in the middle of its equal share; as many are left out as need be
/// that none touches another. `whole`: the width of the widget, beyond which nothing is painted.
void paintCategories(QPainter& painter, const QRectF& plot, const QStringList& labels, double whole,
                     const Tokens& tokens);
/// The words on the point at `at`, in a box beside it that stays inside the plot's width; the
/// second line is the figure.
void paintCallout(QPainter& painter, const QPointF& at, const QRectF& plot,
                  const QStringList& lines, const Tokens& tokens);
/// The ring of the keyboard's focus around a chart.
void paintFocus(QPainter& painter, const QRectF& box, const Tokens& tokens);

} // namespace regard::ui
