// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/trend_content.h"

#include <QByteArray>
#include <QPicture>
#include <QSize>

namespace regard::ui {

/// Size of a chart in a report, in pixels of 96 to the inch.
inline constexpr QSize kReportChart(330, 190);

/// The chart as a record of lines and letters, to be played on paper of any size. In the window's
/// thread, as all charts; playing it is free of that.
[[nodiscard]] QPicture trendPicture(const QSize& size, const presentation::TrendContent& content);

/// A picture as an SVG element, to stand inside an HTML page.
[[nodiscard]] QByteArray svgElement(const QPicture& picture, const QSize& size,
                                    const QString& title, const QString& description);

} // namespace regard::ui
