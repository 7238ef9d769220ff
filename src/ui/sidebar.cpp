// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QLabel>
#include <QMenu>
#include <QPainter>

namespace regard::ui {

namespace {

constexpr int kWidth = 208;

/// The logo and the name; opens the application's menu.
class LogoButton final : public QAbstractButton {
public:
    explicit LogoButton(QWidget* parent) : QAbstractButton(parent)
    {
        setObjectName(QStringLiteral("applicationMenu"));
        setAccessibleName(QObject::tr("Regard menu"));
        setToolTip(QObject::tr("Open, recent stores, undo, theme, settings"));
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setFixedHeight(36);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens& tokens = tokensOf(*this);
        if (hasFocus()) {
            painter.setPen(QPen(tokens.accent, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        }
        paintGlyph(painter, Glyph::Logo, QRectF(8, 7, 22, 22), tokens.accent);
        painter.setFont(textFont(15, QFont::DemiBold));
        painter.setPen(tokens.ink);
        painter.drawText(QRect(39, 0, 90, height()), Qt::AlignVCenter, QStringLiteral("Regard"));
        paintGlyph(painter, Glyph::Menu, QRectF(width() - 24, height() / 2.0 - 7, 14, 14),
                   tokens.third);
    }
};

} // namespace

SidebarEntry::SidebarEntry(Glyph glyph, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_glyph(glyph)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(sizeHint().height());
}

void SidebarEntry::setCount(int count)
{
    m_count = count;
    setAccessibleName(count > 0 ? tr("%1, %2 to look at").arg(text()).arg(count) : text());
    update();
}

void SidebarEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? tokens.accentSoft : tokens.hover);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 6, 6);
    }
    const QColor color = !isEnabled() ? tokens.third : isChecked() ? tokens.accent : tokens.second;
    paintGlyph(painter, m_glyph, QRectF(8, height() / 2.0 - 8, 16, 16), color);
    painter.setFont(textFont(kBodySize, isChecked() ? QFont::DemiBold : QFont::Medium));
    painter.setPen(color);
    painter.drawText(QRect(33, 0, width() - 66, height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 66));
    if (m_count > 0) {
        const QString number = QString::number(m_count);
        painter.setFont(textFont(kNoteSize, QFont::DemiBold));
        const int wide = std::max(20, painter.fontMetrics().horizontalAdvance(number) + 12);
        const QRect pill(width() - wide - 7, height() / 2 - 8, wide, 17);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.badSoft);
        painter.drawRoundedRect(pill, 8, 8);
        painter.setPen(tokens.bad);
        painter.drawText(pill, Qt::AlignCenter, number);
    }
}

void SidebarEntry::enterEvent(QEnterEvent*)
{
    update();
}

void SidebarEntry::leaveEvent(QEvent*)
{
    update();
}

Sidebar::Sidebar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("sidebar"));
    setFixedWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 11, 10);
    layout->setSpacing(2);
    m_logo = new LogoButton(this);
    connect(m_logo, &QAbstractButton::clicked, this, [this] {
        if (m_menu != nullptr)
            m_menu->popup(m_logo->mapToGlobal(QPoint(0, m_logo->height() + 2)));
    });
    layout->addWidget(m_logo);
    layout->addSpacing(8);
    m_entries = new QVBoxLayout;
    m_entries->setSpacing(2);
    layout->addLayout(m_entries);
    layout->addStretch(1);

    m_foot = new QWidget(this);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(8, 0, 4, 4);
    foot->setSpacing(3);
    auto* rule = makeRule(m_foot);
    foot->addWidget(rule);
    foot->addSpacing(5);
    m_storeName = makeLabel({}, TextRole::Note, m_foot);
    m_storeName->setObjectName(QStringLiteral("storeName"));
    m_storeLines = makeLabel({}, TextRole::Note, m_foot, true);
    m_storeLines->setObjectName(QStringLiteral("storeLines"));
    foot->addWidget(m_storeName);
    foot->addWidget(m_storeLines);
    layout->addWidget(m_foot);
    m_foot->hide();
}

void Sidebar::addEntry(PageId page, const QString& name, Glyph glyph, const QString& section)
{
    if (section != m_section) {
        m_section = section;
        auto* label = makeLabel(section.toUpper(), TextRole::Section, this);
        label->setContentsMargins(8, 12, 0, 4);
        m_entries->addWidget(label);
    }
    auto* entry = new SidebarEntry(glyph, name, this);
    entry->setObjectName(QStringLiteral("sidebar") + name.section(u' ', 0, 0));
    connect(entry, &QAbstractButton::clicked, this, [this, page] { Q_EMIT chosen(page); });
    m_entries->addWidget(entry);
    m_buttons.insert(page, entry);
}

void Sidebar::setCurrent(PageId page)
{
    // Not exclusive buttons: those would let Tab reach the chosen one alone.
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setChecked(it.key() == page);
}

void Sidebar::setEntriesEnabled(bool enabled)
{
    for (SidebarEntry* entry : std::as_const(m_buttons))
        entry->setEnabled(enabled);
}

void Sidebar::setCount(PageId page, int count)
{
    if (SidebarEntry* entry = m_buttons.value(page))
        entry->setCount(count);
}

void Sidebar::setStore(const QString& name, const QString& path, const QStringList& lines)
{
    const int room = kWidth - 33;
    m_storeName->setText(QFontMetrics(textFont(kNoteSize)).elidedText(name, Qt::ElideMiddle, room));
    m_storeName->setToolTip(path);
    m_storeLines->setText(lines.join(u'\n'));
    m_foot->setVisible(!name.isEmpty());
}

void Sidebar::setApplicationMenu(QMenu* menu)
{
    m_menu = menu;
}

void Sidebar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(*this);
    painter.fillRect(rect(), tokens.card);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), tokens.line);
}

bool isReview(PageId page)
{
    switch (page) {
    case PageId::Overview:
    case PageId::Loyalty:
    case PageId::Service:
    case PageId::Retention:
    case PageId::Kpi:
        return true;
    case PageId::Targets:
    case PageId::Benchmarks:
    case PageId::Data:
        break;
    }
    return false;
}

QString pageName(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return QStringLiteral("overview");
    case PageId::Loyalty:
        return QStringLiteral("loyalty");
    case PageId::Service:
        return QStringLiteral("service");
    case PageId::Retention:
        return QStringLiteral("retention");
    case PageId::Targets:
        return QStringLiteral("targets");
    case PageId::Benchmarks:
        return QStringLiteral("benchmarks");
    case PageId::Data:
        return QStringLiteral("data");
    case PageId::Kpi:
        break;
    }
    return QStringLiteral("kpi");
}

QString pageTitle(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return Sidebar::tr("Overview");
    case PageId::Loyalty:
        return Sidebar::tr("Loyalty");
    case PageId::Service:
        return Sidebar::tr("Service");
    case PageId::Retention:
        return Sidebar::tr("Retention & value");
    case PageId::Targets:
        return Sidebar::tr("Targets");
    case PageId::Benchmarks:
        return Sidebar::tr("Benchmarks");
    case PageId::Data:
        return Sidebar::tr("Data");
    case PageId::Kpi:
        break;
    }
    return Sidebar::tr("Figure");
}

} // namespace regard::ui
