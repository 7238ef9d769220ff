// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cohort_triangle.h"

#include "ui/charts/axes.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace regard::ui {

namespace {

constexpr double kHead = 20;
constexpr double kRow = 24;
constexpr double kName = 74;
constexpr double kSize = 74;

/// The ink that reads on a fill: the theme's own, or that of the other theme.
QColor inkOn(const QColor& fill, const Tokens& tokens)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](float part) {
            return part <= 0.03928F ? part / 12.92F : std::pow((part + 0.055F) / 1.055F, 2.4F);
        };
        return 0.2126F * linear(color.redF()) + 0.7152F * linear(color.greenF()) +
               0.0722F * linear(color.blueF());
    };
    const float own = luminance(fill);
    const auto contrast = [&](const QColor& ink) {
        const float other = luminance(ink);
        return (std::max(own, other) + 0.05F) / (std::min(own, other) + 0.05F);
    };
    const QColor opposite = tokens.dark ? lightTokens().ink : QColor(Qt::white);
    return contrast(tokens.ink) >= contrast(opposite) ? tokens.ink : opposite;
}

QColor mixed(const QColor& a, const QColor& b, double part)
{
    const auto mix = [&](int x, int y) { return int(x + (y - x) * part); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

CohortTriangle::CohortTriangle(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CohortTriangle::setContent(const presentation::CohortContent& content)
{
    m_content = content;
    m_row = -1;
    m_column = -1;
    setAccessibleName(tr("Cohorts by month of the first purchase"));
    setAccessibleDescription(content.reason.isEmpty() ? content.summary : content.reason);
    updateGeometry();
    update();
}

QSize CohortTriangle::sizeHint() const
{
    return {640, int(kHead + kRow * double(std::max<std::size_t>(1, m_content.rows.size()))) + 2};
}

QSize CohortTriangle::minimumSizeHint() const
{
    return {320, sizeHint().height()};
}

QRectF CohortTriangle::boxOf(int row, int column) const
{
    const double wide =
        (width() - kName - kSize - 8) / double(std::max<qsizetype>(1, m_content.heads.size()));
    return {kName + kSize + 8 + wide * column, kHead + kRow * row, wide, kRow};
}

const presentation::CohortCell* CohortTriangle::cellOf(int row, int column) const
{
    if (row < 0 || column < 0 || row >= int(m_content.rows.size()) ||
        column >= m_content.heads.size())
        return nullptr;
    const auto& cell = m_content.rows[std::size_t(row)].cells[std::size_t(column)];
    return cell ? &*cell : nullptr;
}

void CohortTriangle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    if (!m_content.reason.isEmpty()) {
        painter.setPen(tokens.second);
        painter.drawText(QRectF(rect()).adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_content.reason);
        return;
    }
    painter.setFont(textFont(kNoteSize, QFont::DemiBold));
    painter.setPen(tokens.third);
    painter.drawText(QRectF(0, 0, kName, kHead), Qt::AlignVCenter, tr("Began"));
    painter.drawText(QRectF(kName, 0, kSize, kHead), Qt::AlignVCenter | Qt::AlignRight,
                     tr("Customers"));
    for (int column = 0; column < m_content.heads.size(); ++column)
        painter.drawText(boxOf(0, column).translated(0, -kHead).adjusted(0, 0, -6, kHead - kRow),
                         Qt::AlignRight | Qt::AlignVCenter, m_content.heads[column]);
    const QFont plain = textFont(12);
    QFont slanted = plain;
    slanted.setItalic(true);
    for (int row = 0; row < int(m_content.rows.size()); ++row) {
        const auto& cohort = m_content.rows[std::size_t(row)];
        const double y = kHead + kRow * row;
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(0, y + kRow - 0.5), QPointF(width(), y + kRow - 0.5));
        painter.setFont(plain);
        painter.setPen(tokens.ink);
        painter.drawText(QRectF(0, y, kName, kRow), Qt::AlignVCenter, cohort.name);
        painter.drawText(QRectF(kName, y, kSize, kRow), Qt::AlignVCenter | Qt::AlignRight,
                         cohort.size);
        painter.setFont(cohort.small ? slanted : plain);
        for (int column = 0; column < m_content.heads.size(); ++column) {
            const auto* cell = cellOf(row, column);
            if (cell == nullptr)
                continue;
            const QRectF box = boxOf(row, column).adjusted(0, 0, -1, -1);
            const QColor fill =
                mixed(tokens.card, tokens.series[0], 0.08 + 0.62 * cell->share / 100);
            painter.fillRect(box, fill);
            if (cell->partial) {
                QColor hatch = tokens.card;
                hatch.setAlphaF(0.55F);
                painter.fillRect(box, QBrush(hatch, Qt::BDiagPattern));
            }
            painter.setPen(inkOn(fill, tokens));
            painter.drawText(box.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter,
                             cell->text);
        }
    }
    if (hasFocus() && cellOf(m_row, m_column) != nullptr) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(boxOf(m_row, m_column).adjusted(0.5, 0.5, -1.5, -1.5));
    } else if (hasFocus()) {
        paintFocus(painter, rect(), tokens);
    }
}

void CohortTriangle::setCurrent(int row, int column)
{
    const auto* cell = cellOf(row, column);
    if (cell == nullptr)
        return;
    m_row = row;
    m_column = column;
    setAccessibleDescription(cell->spoken);
    QToolTip::showText(mapToGlobal(boxOf(row, column).bottomRight().toPoint()), cell->spoken, this);
    update();
}

void CohortTriangle::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_row, m_column - 1);
        return;
    case Qt::Key_Right:
        setCurrent(m_row, m_column + 1);
        return;
    case Qt::Key_Up:
        setCurrent(m_row - 1, m_column);
        return;
    case Qt::Key_Down:
        setCurrent(m_row + 1, m_column);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CohortTriangle::focusInEvent(QFocusEvent*)
{
    if (m_row < 0 && !m_content.rows.empty()) {
        m_row = 0;
        m_column = 0;
    }
    update();
}

void CohortTriangle::focusOutEvent(QFocusEvent*)
{
    update();
}

bool CohortTriangle::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int row = 0; row < int(m_content.rows.size()); ++row)
            for (int column = 0; column < m_content.heads.size(); ++column)
                if (const auto* cell = cellOf(row, column);
                    cell != nullptr && boxOf(row, column).contains(help->pos())) {
                    QToolTip::showText(help->globalPos(), cell->spoken, this);
                    return true;
                }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace regard::ui
