// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QRectF>

class QColor;
class QPainter;

namespace regard::ui {

/// Drawn by hand from paths, so that they stay sharp at every scale and take any colour.
enum class Glyph {
    Logo,
    Overview,
    Loyalty,
    Service,
    Retention,
    Targets,
    Benchmarks,
    Data,
    Check,
    Triangle,
    Square,
    Diamond,
    Arrow,
    CaretDown,
    ChevronLeft,
    ChevronRight,
    Close,
    Search,
    Plus,
    Calendar,
    File,
    Gear,
    Menu
};

/// Paints the glyph into the square `box`.
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& color);
/// The glyph as an icon of 16 px at any pixel ratio.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor& color);

} // namespace regard::ui
