// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fields.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextCharFormat>
#include <QWheelEvent>

namespace regard::ui {

namespace {

void paintCaret(QWidget& widget)
{
    QPainter painter(&widget);
    const Tokens& tokens = tokensOf(widget);
    paintGlyph(painter, Glyph::CaretDown,
               QRectF(widget.width() - 20, widget.height() / 2.0 - 5, 10, 10),
               widget.isEnabled() ? tokens.second : tokens.third);
}

} // namespace

ComboBox::ComboBox(QWidget* parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setMaxVisibleItems(16);
}

void ComboBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    paintCaret(*this);
}

void ComboBox::wheelEvent(QWheelEvent* event)
{
    hasFocus() ? QComboBox::wheelEvent(event) : event->ignore();
}

DateField::DateField(QWidget* parent) : QDateEdit(parent)
{
    setCalendarPopup(true);
    setFocusPolicy(Qt::StrongFocus);
    setDisplayFormat(QStringLiteral("d MMM yyyy"));
    auto* calendar = new QCalendarWidget(this);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setGridVisible(false);
    // The calendar paints weekends red otherwise, which reads as a warning here.
    calendar->setWeekdayTextFormat(Qt::Saturday, QTextCharFormat());
    calendar->setWeekdayTextFormat(Qt::Sunday, QTextCharFormat());
    setCalendarWidget(calendar);
}

void DateField::paintEvent(QPaintEvent* event)
{
    QDateEdit::paintEvent(event);
    paintCaret(*this);
}

void DateField::wheelEvent(QWheelEvent* event)
{
    hasFocus() ? QDateEdit::wheelEvent(event) : event->ignore();
}

CheckBox::CheckBox(const QString& text, QWidget* parent) : QCheckBox(text, parent)
{
    setMinimumHeight(22);
}

QSize CheckBox::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 30, 22};
}

bool CheckBox::hitButton(const QPoint& pos) const
{
    return rect().contains(pos);
}

void CheckBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    const QRectF box(2.5, height() / 2.0 - 8, 15, 15);
    const bool on = checkState() != Qt::Unchecked;
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5);
    }
    painter.setPen(QPen(on ? tokens.accent : tokens.third, 1));
    painter.setBrush(on && isEnabled() ? tokens.accent : tokens.card);
    painter.drawRoundedRect(box, 4, 4);
    if (on)
        paintGlyph(painter, Glyph::Check, box.adjusted(2.5, 2.5, -2.5, -2.5),
                   isEnabled() ? tokens.onAccent : tokens.third);
    painter.setPen(isEnabled() ? tokens.ink : tokens.third);
    painter.drawText(QRect(26, 0, width() - 26, height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width() - 25));
}

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setTextMargins(20, 0, 0, 0);
    auto* empty = new QAction(this);
    empty->setShortcut(Qt::Key_Escape);
    empty->setShortcutContext(Qt::WidgetShortcut);
    empty->setEnabled(false);
    connect(empty, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, empty,
            [empty](const QString& text) { empty->setEnabled(!text.isEmpty()); });
    addAction(empty);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    paintGlyph(painter, Glyph::Search, QRectF(10, height() / 2.0 - 7, 14, 14),
               tokensOf(*this).third);
}

DropButton::DropButton(const QString& prefix, QWidget* parent)
    : QAbstractButton(parent), m_prefix(prefix)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &DropButton::openMenu);
    describe();
}

void DropButton::setPrefix(const QString& prefix)
{
    m_prefix = prefix;
    describe();
}

void DropButton::setValue(const QString& value)
{
    m_value = value;
    describe();
}

void DropButton::setMaximumValueWidth(int pixels)
{
    m_widest = pixels;
    describe();
}

void DropButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

void DropButton::describe()
{
    const QString whole = m_prefix.isEmpty() ? m_value : m_prefix + u' ' + m_value;
    setText(whole);
    setAccessibleName(whole);
    const bool cut = QFontMetrics(bodyFont()).horizontalAdvance(m_value) > m_widest;
    setToolTip(cut ? m_value : QString());
    updateGeometry();
    update();
}

void DropButton::setMenu(QMenu* menu)
{
    delete m_menu;
    m_menu = menu;
    m_menu->setParent(this, m_menu->windowFlags());
}

void DropButton::openMenu()
{
    if (m_menu != nullptr)
        m_menu->popup(mapToGlobal(QPoint(0, height() + 4)));
}

QSize DropButton::sizeHint() const
{
    const QFontMetrics metrics(bodyFont());
    int width = 11 + 10 + 10;
    if (!m_prefix.isEmpty())
        width += metrics.horizontalAdvance(m_prefix);
    if (!m_value.isEmpty())
        width += 6 + std::min(m_widest, metrics.horizontalAdvance(m_value) + 2);
    return {width + 8, kControlHeight};
}

QSize DropButton::minimumSizeHint() const
{
    const QSize wanted = sizeHint();
    return {std::min(wanted.width(), 90), wanted.height()};
}

void DropButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    const bool focus = hasFocus();
    painter.setPen(QPen(focus ? tokens.accent : tokens.line, focus ? 2 : 1));
    painter.setBrush(underMouse() || isDown() ? tokens.hover : tokens.card);
    const qreal inset = focus ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kControlRadius,
                            kControlRadius);
    painter.setFont(bodyFont());
    const QFontMetrics metrics(bodyFont());
    int left = 11;
    if (!m_prefix.isEmpty()) {
        painter.setPen(m_value.isEmpty() ? tokens.ink : tokens.third);
        const int room = std::min(metrics.horizontalAdvance(m_prefix) + 1, width() - left - 24);
        painter.drawText(QRect(left, 0, room, height()), Qt::AlignVCenter,
                         metrics.elidedText(m_prefix, Qt::ElideRight, room));
        left += room + 5;
    }
    painter.setPen(tokens.ink);
    const QRect room(left, 0, width() - left - 24, height());
    painter.drawText(room, Qt::AlignVCenter,
                     metrics.elidedText(m_value, Qt::ElideRight, room.width()));
    paintGlyph(painter, m_glyph, QRectF(width() - 20, height() / 2.0 - 5, 10, 10), tokens.third);
}

void DropButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        (event->key() == Qt::Key_Down && m_menu != nullptr)) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void DropButton::enterEvent(QEnterEvent*)
{
    update();
}

void DropButton::leaveEvent(QEvent*)
{
    update();
}

} // namespace regard::ui
