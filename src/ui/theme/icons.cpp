// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <initializer_list>

namespace regard::ui {

namespace {

/// Paths are drawn on a grid of 16 by 16.
class Pencil final {
public:
    Pencil(QPainter& painter, const QRectF& box, const QColor& color, qreal width = 1.5)
        : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.translate(box.topLeft());
        m_painter.scale(box.width() / 16.0, box.height() / 16.0);
        m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_color = color;
    }
    ~Pencil() { m_painter.restore(); }
    Pencil(const Pencil&) = delete;
    Pencil& operator=(const Pencil&) = delete;

    void lines(std::initializer_list<QPointF> points, bool closed = false)
    {
        QPainterPath path;
        for (auto it = points.begin(); it != points.end(); ++it)
            it == points.begin() ? path.moveTo(*it) : path.lineTo(*it);
        if (closed)
            path.closeSubpath();
        m_painter.drawPath(path);
    }
    void fill(std::initializer_list<QPointF> points)
    {
        m_painter.setBrush(m_color);
        lines(points, true);
        m_painter.setBrush(Qt::NoBrush);
    }
    void circle(QPointF centre, qreal radius) { m_painter.drawEllipse(centre, radius, radius); }
    void dot(QPointF centre, qreal radius)
    {
        m_painter.setBrush(m_color);
        m_painter.setPen(Qt::NoPen);
        m_painter.drawEllipse(centre, radius, radius);
    }
    void box(const QRectF& rect, qreal radius) { m_painter.drawRoundedRect(rect, radius, radius); }

private:
    QPainter& m_painter;
    QColor m_color;
};

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, const QColor& color) : m_glyph(glyph), m_color(color) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintGlyph(*painter, m_glyph, QRectF(rect), m_color);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new GlyphEngine(m_glyph, m_color); }

private:
    Glyph m_glyph;
    QColor m_color;
};

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& color)
{
    Pencil pencil(painter, box, color, glyph == Glyph::Check ? 2.2 : 1.5);
    switch (glyph) {
    case Glyph::Logo:
        pencil.circle({8, 8}, 6.6);
        pencil.dot({8, 8}, 3.1);
        break;
    case Glyph::Overview:
        pencil.box({2, 2, 5, 5}, 1.2);
        pencil.box({9, 2, 5, 5}, 1.2);
        pencil.box({2, 9, 5, 5}, 1.2);
        pencil.box({9, 9, 5, 5}, 1.2);
        break;
    case Glyph::Loyalty:
        pencil.circle({8, 8}, 6.2);
        pencil.dot({5.8, 6.4}, 0.9);
        pencil.dot({10.2, 6.4}, 0.9);
        painter.drawArc(QRectF(4.8, 5.2, 6.4, 6.4), 205 * 16, 130 * 16);
        break;
    case Glyph::Service:
        painter.drawArc(QRectF(2.6, 2.2, 10.8, 10.8), 0, 180 * 16);
        pencil.box({1.8, 7.6, 2.8, 4.4}, 1);
        pencil.box({11.4, 7.6, 2.8, 4.4}, 1);
        painter.drawArc(QRectF(7.4, 8.6, 5.4, 5.4), 270 * 16, 90 * 16);
        break;
    case Glyph::Retention:
        painter.drawArc(QRectF(2.4, 2.4, 11.2, 11.2), 40 * 16, 280 * 16);
        pencil.lines({{12.4, 1.6}, {12.4, 5}, {9, 5}});
        break;
    case Glyph::Targets:
        pencil.circle({8, 8}, 6);
        pencil.circle({8, 8}, 3);
        pencil.dot({8, 8}, 1.1);
        break;
    case Glyph::Benchmarks:
        pencil.lines({{3, 14}, {3, 9}});
        pencil.lines({{8, 14}, {8, 4}});
        pencil.lines({{13, 14}, {13, 7}});
        pencil.lines({{1.5, 2}, {14.5, 2}});
        break;
    case Glyph::Data:
        painter.drawEllipse(QRectF(2.5, 1.8, 11, 4));
        pencil.lines({{2.5, 4}, {2.5, 12}});
        pencil.lines({{13.5, 4}, {13.5, 12}});
        painter.drawArc(QRectF(2.5, 6, 11, 4), 180 * 16, 180 * 16);
        painter.drawArc(QRectF(2.5, 10, 11, 4), 180 * 16, 180 * 16);
        break;
    case Glyph::Check:
        pencil.lines({{3, 8.4}, {6.6, 12}, {13, 4.4}});
        break;
    case Glyph::Triangle:
        pencil.fill({{8, 3}, {14, 13}, {2, 13}});
        break;
    case Glyph::Square:
        pencil.fill({{3.5, 3.5}, {12.5, 3.5}, {12.5, 12.5}, {3.5, 12.5}});
        break;
    case Glyph::Diamond:
        pencil.fill({{8, 3}, {13, 8}, {8, 13}, {3, 8}});
        break;
    case Glyph::Arrow:
        pencil.lines({{2.5, 8}, {13, 8}});
        pencil.lines({{9, 4}, {13, 8}, {9, 12}});
        break;
    case Glyph::CaretDown:
        pencil.fill({{4, 6}, {12, 6}, {8, 10.6}});
        break;
    case Glyph::ChevronLeft:
        pencil.lines({{10, 3}, {5, 8}, {10, 13}});
        break;
    case Glyph::ChevronRight:
        pencil.lines({{6, 3}, {11, 8}, {6, 13}});
        break;
    case Glyph::Close:
        pencil.lines({{4, 4}, {12, 12}});
        pencil.lines({{12, 4}, {4, 12}});
        break;
    case Glyph::Search:
        pencil.circle({7, 7}, 4.5);
        pencil.lines({{10.5, 10.5}, {14, 14}});
        break;
    case Glyph::Plus:
        pencil.lines({{8, 3}, {8, 13}});
        pencil.lines({{3, 8}, {13, 8}});
        break;
    case Glyph::Calendar:
        pencil.box({2, 3, 12, 11}, 1.5);
        pencil.lines({{2, 6.6}, {14, 6.6}});
        pencil.lines({{5, 1.6}, {5, 4}});
        pencil.lines({{11, 1.6}, {11, 4}});
        break;
    case Glyph::File:
        pencil.lines({{3.5, 1.8}, {9.5, 1.8}, {12.8, 5}, {12.8, 14.2}, {3.5, 14.2}}, true);
        pencil.lines({{9.3, 1.8}, {9.3, 5.2}, {12.8, 5.2}});
        break;
    case Glyph::Gear:
        pencil.circle({8, 8}, 2.2);
        pencil.circle({8, 8}, 5);
        for (const auto& [from, to] :
             {std::pair(QPointF(8, 1), QPointF(8, 3)), std::pair(QPointF(8, 13), QPointF(8, 15)),
              std::pair(QPointF(1, 8), QPointF(3, 8)), std::pair(QPointF(13, 8), QPointF(15, 8)),
              std::pair(QPointF(3, 3), QPointF(4.5, 4.5)),
              std::pair(QPointF(11.5, 11.5), QPointF(13, 13)),
              std::pair(QPointF(13, 3), QPointF(11.5, 4.5)),
              std::pair(QPointF(3, 13), QPointF(4.5, 11.5))})
            pencil.lines({from, to});
        break;
    case Glyph::Menu:
        pencil.lines({{2.5, 4}, {13.5, 4}});
        pencil.lines({{2.5, 8}, {13.5, 8}});
        pencil.lines({{2.5, 12}, {13.5, 12}});
        break;
    }
}

QIcon glyphIcon(Glyph glyph, const QColor& color)
{
    return QIcon(new GlyphEngine(glyph, color));
}

} // namespace regard::ui
