// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/dot_plot.h"

#include "presentation/chart_geometry.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kRow = 25;
constexpr int kFoot = 18;

} // namespace

DotPlot::DotPlot(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void DotPlot::setContent(const presentation::BreakdownContent& content)
{
    m_content = content;
    m_current = -1;
    QStringList spoken;
    for (const auto& row : content.rows)
        spoken << row.spoken;
    setAccessibleName(content.title);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

QSize DotPlot::sizeHint() const
{
    const int rows = std::max(1, static_cast<int>(m_content.rows.size()));
    return {360, rows * kRow + kFoot};
}

QSize DotPlot::minimumSizeHint() const
{
    return {260, sizeHint().height()};
}

int DotPlot::rowAt(double y) const
{
    const int row = static_cast<int>(y) / kRow;
    return y >= 0 && row < static_cast<int>(m_content.rows.size()) ? row : -1;
}

void DotPlot::paintEvent(QPaintEvent*)
{
    using presentation::toPixel;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    painter.setFont(textFont(12));
    const QFontMetrics metrics(painter.font());
    const QFontMetrics strong(textFont(12, QFont::DemiBold));
    int nameWidth = 40;
    int figureWidth = 20;
    int countWidth = 20;
    for (const auto& row : m_content.rows) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name) + 4);
        figureWidth = std::max(figureWidth, strong.horizontalAdvance(row.figure) + 4);
        countWidth = std::max(countWidth, metrics.horizontalAdvance(row.count) + 4);
    }
    nameWidth = std::min(nameWidth, std::max(90, width() * 32 / 100));
    const double left = nameWidth + 12;
    const double right = width() - figureWidth - countWidth - 22;
    const auto x = [&](double value) {
        return toPixel(std::clamp(value, m_content.low, m_content.high), m_content.low,
                       m_content.high, left, right);
    };
    const double bottom = kRow * double(m_content.rows.size());

    const auto reference = [&](double value, const QString& words, bool dashed, bool below) {
        QPen pen(dashed ? tokens.third : tokens.line.darker(tokens.dark ? 80 : 120), 1);
        if (dashed)
            pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x(value), 2), QPointF(x(value), bottom));
        if (!below)
            return;
        painter.setFont(textFont(kNoteSize));
        painter.setPen(tokens.third);
        const double wide = QFontMetrics(painter.font()).horizontalAdvance(words) + 4;
        const double begin = std::clamp(x(value) - wide / 2, 0.0, width() - wide);
        painter.drawText(QRectF(begin, bottom + 1, wide, kFoot - 1), Qt::AlignCenter, words);
    };
    // The group-wide value gives way when both labels would meet.
    const bool both = m_content.target && m_content.overall;
    const double apart = both ? std::abs(x(*m_content.target) - x(*m_content.overall)) : 1e9;
    if (m_content.overall)
        reference(*m_content.overall, m_content.overallLabel, false, apart > 70);
    if (m_content.target)
        reference(*m_content.target, m_content.targetLabel, true, true);

    for (std::size_t i = 0; i < m_content.rows.size(); ++i) {
        const auto& row = m_content.rows[i];
        const double y = double(i) * kRow + kRow / 2.0;
        if (static_cast<int>(i) == m_current) {
            painter.setPen(hasFocus() ? QPen(tokens.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(tokens.accentSoft);
            painter.drawRoundedRect(QRectF(1, y - kRow / 2.0 + 1, width() - 2, kRow - 2), 5, 5);
        }
        painter.setFont(textFont(12));
        painter.setPen(tokens.ink);
        painter.drawText(QRectF(4, y - 10, nameWidth, 20), Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideRight, nameWidth));
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(left, y), QPointF(right, y));
        if (!row.at) {
            painter.setPen(tokens.third);
            painter.drawText(QRectF(left, y - 10, width() - left - 4, 20),
                             Qt::AlignVCenter | Qt::AlignRight,
                             metrics.elidedText(row.reason, Qt::ElideRight,
                                                static_cast<int>(width() - left - 4)));
            continue;
        }
        if (row.low && row.high) {
            QColor band = tokens.series[0];
            band.setAlphaF(tokens.dark ? 0.40F : 0.30F);
            painter.setPen(QPen(band, 5, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(x(*row.low), y), QPointF(x(*row.high), y));
        }
        painter.setPen(QPen(tokens.series[0], 1.6));
        painter.setBrush(row.small ? tokens.card : tokens.series[0]);
        painter.drawEllipse(QPointF(x(*row.at), y), 4.2, 4.2);
        painter.setFont(textFont(12, QFont::DemiBold));
        painter.setPen(tokens.ink);
        painter.drawText(QRectF(right + 10, y - 10, figureWidth, 20),
                         Qt::AlignVCenter | Qt::AlignRight, row.figure);
        painter.setFont(textFont(12));
        painter.setPen(tokens.third);
        painter.drawText(QRectF(width() - countWidth - 4, y - 10, countWidth, 20),
                         Qt::AlignVCenter | Qt::AlignRight, row.count);
    }
}

void DotPlot::setCurrent(int row)
{
    if (row == m_current)
        return;
    m_current = row;
    setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void DotPlot::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(rowAt(event->position().y()));
}

void DotPlot::mousePressEvent(QMouseEvent* event)
{
    event->setAccepted(event->button() == Qt::LeftButton && rowAt(event->position().y()) >= 0);
}

void DotPlot::mouseReleaseEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().y());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT taken(QString::fromStdString(m_content.rows[static_cast<std::size_t>(row)].value));
}

void DotPlot::leaveEvent(QEvent*)
{
    if (!hasFocus())
        setCurrent(-1);
}

void DotPlot::focusInEvent(QFocusEvent*)
{
    if (m_current < 0 && !m_content.rows.empty())
        setCurrent(0);
    update();
}

void DotPlot::focusOutEvent(QFocusEvent*)
{
    setCurrent(-1);
    update();
}

void DotPlot::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_content.rows.size()) - 1;
    if (event->key() == Qt::Key_Down && last >= 0) {
        setCurrent(std::min(last, m_current + 1));
    } else if (event->key() == Qt::Key_Up && last >= 0) {
        setCurrent(std::max(0, m_current - 1));
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                event->key() == Qt::Key_Space) &&
               m_current >= 0) {
        Q_EMIT taken(
            QString::fromStdString(m_content.rows[static_cast<std::size_t>(m_current)].value));
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool DotPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos().y());
        if (row >= 0)
            QToolTip::showText(help->globalPos(),
                               m_content.rows[static_cast<std::size_t>(row)].spoken, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace regard::ui
