// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sparkline.h"

#include "presentation/chart_geometry.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace regard::ui {

void paintSparkline(QPainter& painter, const QRectF& box,
                    const std::vector<std::optional<double>>& values, std::optional<double> target,
                    bool lastComplete, const Tokens& tokens, const std::vector<double>& breaks)
{
    using presentation::toPixel;
    std::vector<double> there;
    for (const auto& value : values)
        if (value)
            there.push_back(*value);
    if (there.empty())
        return;
    if (target)
        there.push_back(*target);
    const auto [least, most] = std::ranges::minmax(there);
    const double room = std::max((most - least) * 0.08, 1e-9);
    const auto y = [&](double value) {
        return toPixel(value, least - room, most + room, box.bottom() - 3, box.top() + 3);
    };
    const auto across = [&](double place) {
        return values.size() < 2
                   ? box.center().x()
                   : toPixel(place, 0, double(values.size() - 1), box.left() + 1, box.right() - 8);
    };
    const auto x = [&](std::size_t i) { return across(double(i)); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (target) {
        QPen dashed(tokens.third, 1);
        dashed.setDashPattern({4, 4});
        painter.setPen(dashed);
        painter.drawLine(QPointF(box.left(), y(*target)), QPointF(box.right(), y(*target)));
    }
    for (const double place : breaks) {
        QPen dashed(tokens.second, 1);
        dashed.setDashPattern({3, 2});
        painter.setPen(dashed);
        painter.drawLine(QPointF(across(place), box.top()), QPointF(across(place), box.bottom()));
    }
    QPainterPath path;
    bool drawing = false;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            drawing = false;
            continue;
        }
        const QPointF at(x(i), y(*values[i]));
        drawing ? path.lineTo(at) : path.moveTo(at);
        // A value alone between two gaps would leave no trace.
        if (!drawing && (i + 1 == values.size() || !values[i + 1]))
            path.addEllipse(at, 0.8, 0.8);
        drawing = true;
        last = i;
    }
    painter.setPen(QPen(tokens.series[0], 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (last) {
        painter.setBrush(lastComplete ? tokens.series[0] : tokens.card);
        painter.drawEllipse(QPointF(x(*last), y(*values[*last])), 2.6, 2.6);
    }
    painter.restore();
}

} // namespace regard::ui
