// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/kpi_card.h"

#include "ui/charts/sparkline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pill.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStringList>
#include <QTextLayout>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kPad = 15;

/// Paints words one after another on one baseline, each elided into what is left; returns the x
/// after the last one.
double paintWords(QPainter& painter, double x, double baseline, double end, const QString& words,
                  const QFont& font, const QColor& color)
{
    const QFontMetricsF metrics(font);
    const double room = end - x;
    if (words.isEmpty() || room < 12)
        return x;
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = metrics.elidedText(words, Qt::ElideRight, room);
    painter.drawText(QPointF(x, baseline), shown);
    return x + metrics.horizontalAdvance(shown);
}

/// As many lines as fit, the last one elided.
void paintLines(QPainter& painter, const QRectF& box, const QString& words, const QFont& font,
                const QColor& color)
{
    painter.setFont(font);
    painter.setPen(color);
    const QFontMetricsF metrics(font);
    const double high = metrics.lineSpacing();
    QTextLayout layout(words, font);
    layout.beginLayout();
    double y = box.top();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width());
        const bool lastThatFits = y + 2 * high > box.bottom() + 1;
        const QString rest = words.mid(line.textStart());
        painter.drawText(QPointF(box.left(), y + metrics.ascent()),
                         lastThatFits ? metrics.elidedText(rest, Qt::ElideRight, box.width())
                                      : words.mid(line.textStart(), line.textLength()));
        y += high;
        if (lastThatFits)
            break;
    }
    layout.endLayout();
}

QFont fitting(const QString& words, int largest, int smallest, double room)
{
    for (int size = largest; size > smallest; --size) {
        QFont font = textFont(size, QFont::DemiBold);
        if (QFontMetricsF(font).horizontalAdvance(words) <= room)
            return font;
    }
    return textFont(smallest, QFont::DemiBold);
}

} // namespace

KpiCard::KpiCard(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KpiCard::setContent(const presentation::KpiCardContent& content)
{
    const bool same = content.kpi == m_content.kpi;
    auto trend = same ? std::move(m_content.trend) : std::vector<std::optional<double>>();
    m_content = content;
    if (m_content.trend.empty())
        m_content.trend = std::move(trend);
    setObjectName(QStringLiteral("card-") + QString::fromStdString(content.kpi));
    setAccessibleName(content.spoken);
    QStringList tips{content.statusReason.isEmpty() ? content.reason : content.statusReason,
                     content.settling};
    tips.removeAll(QString());
    setToolTip(tips.join(u'\n'));
    update();
}

void KpiCard::setTrend(const std::vector<std::optional<double>>& trend, bool lastComplete,
                       const std::vector<double>& breaks)
{
    m_content.trend = trend;
    m_breaks = breaks;
    m_lastComplete = lastComplete;
    update();
}

void KpiCard::setStrip(bool strip)
{
    m_strip = strip;
    update();
}

void KpiCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    const bool edge = hasFocus() || isChecked();
    painter.setPen(QPen(hasFocus() || isChecked() ? tokens.accent : tokens.line, hasFocus() ? 2.5
                                                                                 : edge     ? 1.5
                                                                                            : 1));
    painter.setBrush(underMouse() && !isChecked() ? tokens.card.darker(tokens.dark ? 92 : 101)
                                                  : tokens.card);
    const qreal inset = hasFocus() ? 1.25 : edge ? 0.75 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kCardRadius,
                            kCardRadius);
    m_strip ? paintStrip(painter) : paintWhole(painter);
}

void KpiCard::paintStrip(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(*this);
    const double end = width() - 10;
    double nameEnd = end;
    if (!m_content.status.isEmpty()) {
        const QRectF mark(end - 10, 11, 10, 10);
        paintGlyph(painter, glyphOf(m_content.statusTone), mark,
                   colorOf(m_content.statusTone, tokens));
        nameEnd = mark.left() - 4;
    }
    paintWords(painter, 12, 21, nameEnd, m_content.shortName, textFont(12, QFont::Medium),
               tokens.second);
    const QFont font = fitting(m_content.value, 20, 13, end - 12);
    const double x = paintWords(painter, 12, height() - 15, end, m_content.value, font, tokens.ink);
    const QFont change = textFont(kNoteSize, QFont::DemiBold);
    if (x + 6 + QFontMetricsF(change).horizontalAdvance(m_content.change) <= end)
        paintWords(painter, x + 6, height() - 15, end + 1, m_content.change, change,
                   colorOf(m_content.changeTone, tokens));
}

void KpiCard::paintWhole(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(*this);
    const double end = width() - kPad;
    const bool low = height() < 152;
    double nameEnd = end;
    if (!m_content.status.isEmpty()) {
        const QSize pill = pillSize(m_content.status, true);
        const QRect box(QPoint(static_cast<int>(end) - pill.width(), low ? 11 : 14), pill);
        paintPill(painter, box, m_content.status, m_content.statusTone, tokens);
        nameEnd = box.left() - 8;
    }
    const double nameLine = low ? 25 : 29;
    const QFont nameFont = textFont(13, QFont::Medium);
    const bool wholeName =
        QFontMetricsF(nameFont).horizontalAdvance(m_content.name) <= nameEnd - kPad;
    paintWords(painter, kPad, nameLine, nameEnd, wholeName ? m_content.name : m_content.shortName,
               nameFont, tokens.second);

    const double valueLine = low ? 54 : 65;
    const QFont intervalFont = textFont(13);
    const double intervalWidth =
        m_content.interval.isEmpty()
            ? 0
            : QFontMetricsF(intervalFont).horizontalAdvance(m_content.interval) + 10;
    const QFont valueFont = fitting(m_content.value, low ? 26 : kValueSize, 16,
                                    std::max(80.0, end - kPad - intervalWidth));
    double x = paintWords(painter, kPad, valueLine, end, m_content.value, valueFont, tokens.ink);
    paintWords(painter, x + 8, valueLine, end, m_content.interval, intervalFont, tokens.third);

    const double changeLine = valueLine + (low ? 18 : 21);
    const double footLine = height() - (low ? 10 : 14);
    if (!m_content.reason.isEmpty()) {
        paintLines(painter, QRectF(kPad, changeLine - 9, end - kPad, footLine - changeLine + 12),
                   m_content.reason, textFont(12), tokens.second);
        return;
    }
    x = paintWords(painter, kPad, changeLine, end,
                   QStringList{m_content.change, m_content.verdict}.join(u' ').trimmed(),
                   textFont(12, QFont::DemiBold), colorOf(m_content.changeTone, tokens));
    paintWords(painter, x + 5, changeLine, end, m_content.comparedWith, textFont(12), tokens.third);

    const QRectF spark(kPad, changeLine + (low ? 4 : 8), end - kPad,
                       footLine - changeLine - (low ? 18 : 24));
    if (spark.height() > 10)
        paintSparkline(painter, spark, m_content.trend, m_content.targetValue, m_lastComplete,
                       tokens, m_breaks);
    const QFont note = textFont(kNoteSize);
    const double countWidth = QFontMetricsF(note).horizontalAdvance(m_content.count);
    paintWords(painter, end - countWidth, footLine, end + 1, m_content.count, note, tokens.third);
    const QString foot = !m_content.complete && m_content.target.isEmpty() ? tr("period not over")
                                                                           : m_content.target;
    paintWords(painter, kPad, footLine, end - countWidth - 8, foot, note, tokens.third);
}

void KpiCard::enterEvent(QEnterEvent*)
{
    update();
}

void KpiCard::leaveEvent(QEvent*)
{
    update();
}

void KpiCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!isChecked())
            click();
        Q_EMIT opened();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void KpiCard::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT opened();
}

} // namespace regard::ui
