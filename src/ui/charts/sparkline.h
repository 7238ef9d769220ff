// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace regard::ui {

struct Tokens;

/// Paints a line without axes into the box: gaps stay gaps, the last value carries a dot (hollow
/// when its period is not over), the target is a dashed line across. `breaks` are places on the axis
/// of the values' indexes at which the method changed: dashed lines upright.
void paintSparkline(QPainter& painter, const QRectF& box,
                    const std::vector<std::optional<double>>& values, std::optional<double> target,
                    bool lastComplete, const Tokens& tokens,
                    const std::vector<double>& breaks = {});

} // namespace regard::ui
