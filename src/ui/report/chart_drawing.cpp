// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/chart_drawing.h"

#include "ui/charts/trend_chart.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace regard::ui {

QPicture trendPicture(const QSize& size, const presentation::TrendContent& content)
{
    const PaperFonts fonts;
    // A chart that nobody sees, in light colours: paper is white whatever the window's theme.
    TrendChart chart;
    chart.setAttribute(Qt::WA_DontShowOnScreen);
    chart.setPalette(paletteFor(lightTokens()));
    chart.resize(size);
    chart.show(); // lays it out
    chart.setContent(content);
    QPicture picture;
    QPainter painter(&picture);
    chart.QGraphicsView::render(&painter, QRectF(QPointF(0, 0), size), chart.viewport()->rect(),
                                Qt::IgnoreAspectRatio);
    painter.end();
    return picture;
}

QByteArray svgElement(const QPicture& picture, const QSize& size, const QString& title,
                      const QString& description)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator drawing;
    drawing.setOutputDevice(&buffer);
    drawing.setSize(size);
    drawing.setViewBox(QRect(QPoint(0, 0), size));
    drawing.setTitle(title);
    drawing.setDescription(description);
    // Pixels of a screen: otherwise letters come out larger than what is around them.
    constexpr int kDotsAnInch = 96;
    drawing.setResolution(kDotsAnInch);
    QPainter painter(&drawing);
    painter.drawPicture(0, 0, picture);
    painter.end();
    // Without the head that stands for a file of its own.
    const qsizetype begin = bytes.indexOf("<svg");
    return begin < 0 ? QByteArray() : bytes.mid(begin);
}

} // namespace regard::ui
