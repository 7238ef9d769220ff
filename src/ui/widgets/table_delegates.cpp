// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_delegates.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pill.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace regard::ui {

namespace {

/// Where the style puts text of a plain cell.
constexpr int kPadding = 9;

/// The background, selection and lines of a cell, without its text.
void paintGround(QPainter* painter, const QStyleOptionViewItem& option)
{
    QStyleOptionViewItem bare = option;
    bare.text.clear();
    const QStyle* style = bare.widget != nullptr ? bare.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &bare, painter, bare.widget);
}

} // namespace

PillDelegate::PillDelegate(ToneOf tone, QObject* parent)
    : QStyledItemDelegate(parent), m_tone(std::move(tone))
{
}

void PillDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const std::optional<Tone> tone = m_tone(index);
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const QString text = filled.text;
    paintGround(painter, filled);
    if (!tone) {
        painter->save();
        painter->setFont(filled.font);
        painter->setPen(tokensOf(*option.widget).third);
        painter->drawText(option.rect.adjusted(kPadding, 0, -kPadding, 0), Qt::AlignVCenter, text);
        painter->restore();
        return;
    }
    if (text.isEmpty())
        return;
    QSize size = pillSize(text, true);
    size.setWidth(std::min(size.width(), option.rect.width() - kPadding));
    const QRect box(option.rect.left() + kPadding - 3, option.rect.center().y() - size.height() / 2,
                    size.width(), size.height());
    paintPill(*painter, box, text, *tone, tokensOf(*option.widget));
}

QSize PillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize pill = pillSize(index.data().toString(), true);
    return {pill.width() + 2 * kPadding, QStyledItemDelegate::sizeHint(option, index).height()};
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const QString text = filled.text;
    paintGround(painter, filled);

    const Tokens& tokens = tokensOf(*option.widget);
    const bool focus = (option.state & QStyle::State_HasFocus) != 0;
    const QRectF box = QRectF(option.rect).adjusted(4.5, 3.5, -8.5, -3.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focus ? tokens.accent : tokens.line, focus ? 2 : 1));
    painter->setBrush((option.state & QStyle::State_MouseOver) != 0 ? tokens.hover : tokens.card);
    painter->drawRoundedRect(box, kControlRadius, kControlRadius);
    paintGlyph(*painter, Glyph::CaretDown, QRectF(box.right() - 19, box.center().y() - 5, 10, 10),
               tokens.second);
    painter->setPen(tokens.ink);
    painter->setFont(filled.font);
    const QRectF room = box.adjusted(9, 0, -24, 0);
    painter->drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(filled.font).elidedText(text, Qt::ElideRight, static_cast<int>(room.width())));
    painter->restore();
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(46, 0);
}

void StrongDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font.setWeight(QFont::DemiBold);
}

QuietDelegate::QuietDelegate(QObject* parent, IsQuiet quiet)
    : QStyledItemDelegate(parent), m_quiet(std::move(quiet))
{
}

void QuietDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    const QString text = filled.text;
    paintGround(painter, filled);
    const Tokens& tokens = tokensOf(*option.widget);
    painter->save();
    painter->setFont(filled.font);
    painter->setPen(m_quiet && m_quiet(index) ? tokens.third : tokens.second);
    // The line below a row belongs to its cells.
    const QRect room = option.rect.adjusted(kPadding, 0, -kPadding, -2);
    painter->drawText(
        room,
        static_cast<int>(Qt::AlignVCenter | (filled.displayAlignment & Qt::AlignHorizontal_Mask)),
        QFontMetrics(filled.font).elidedText(text, filled.textElideMode, room.width()));
    painter->restore();
}

} // namespace regard::ui
