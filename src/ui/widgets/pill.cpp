// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace regard::ui {

namespace {

constexpr int kGlyphSize = 9;

QFont pillFont()
{
    return textFont(kNoteSize, QFont::DemiBold);
}

} // namespace

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Glyph::Check;
    case Tone::Warn:
        return Glyph::Triangle;
    case Tone::Bad:
        return Glyph::Square;
    case Tone::Neutral:
        break;
    }
    return Glyph::Diamond;
}

QColor colorOf(Tone tone, const Tokens& tokens)
{
    switch (tone) {
    case Tone::Good:
        return tokens.good;
    case Tone::Warn:
        return tokens.warn;
    case Tone::Bad:
        return tokens.bad;
    case Tone::Neutral:
        break;
    }
    return tokens.second;
}

QColor softColorOf(Tone tone, const Tokens& tokens)
{
    switch (tone) {
    case Tone::Good:
        return tokens.goodSoft;
    case Tone::Warn:
        return tokens.warnSoft;
    case Tone::Bad:
        return tokens.badSoft;
    case Tone::Neutral:
        break;
    }
    return tokens.hover;
}

QSize pillSize(const QString& text, bool withGlyph)
{
    const QFontMetrics metrics(pillFont());
    return {metrics.horizontalAdvance(text) + 16 + (withGlyph ? kGlyphSize + 4 : 0), 19};
}

void paintPill(QPainter& painter, const QRect& box, const QString& text, Tone tone,
               const Tokens& tokens, bool withGlyph)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(softColorOf(tone, tokens));
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    const QColor color = colorOf(tone, tokens);
    int left = box.left() + 8;
    if (withGlyph) {
        paintGlyph(painter, glyphOf(tone),
                   QRectF(left, box.center().y() - kGlyphSize / 2.0 + 0.5, kGlyphSize, kGlyphSize),
                   color);
        left += kGlyphSize + 4;
    }
    painter.setFont(pillFont());
    painter.setPen(color);
    const QRect room(left, box.top(), box.right() - 7 - left, box.height());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(pillFont()).elidedText(text, Qt::ElideRight, room.width() + 1));
    painter.restore();
}

Pill::Pill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

Pill::Pill(const QString& text, Tone tone, QWidget* parent) : Pill(parent)
{
    setContent(text, tone);
}

void Pill::setContent(const QString& text, Tone tone, bool withGlyph)
{
    m_text = text;
    m_tone = tone;
    m_withGlyph = withGlyph;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return pillSize(m_text, m_withGlyph);
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPill(painter, rect(), m_text, m_tone, tokensOf(*this), m_withGlyph);
}

ToneMark::ToneMark(Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone)
{
    setFixedSize(sizeHint());
}

void ToneMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Tokens& tokens = tokensOf(*this);
    painter.setBrush(softColorOf(m_tone, tokens));
    painter.drawRoundedRect(rect(), 5, 5);
    paintGlyph(painter, glyphOf(m_tone), QRectF(6, 6, 10, 10), colorOf(m_tone, tokens));
}

} // namespace regard::ui
