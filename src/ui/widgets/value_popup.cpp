// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/value_popup.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kChosen = Qt::UserRole;
constexpr int kValue = Qt::UserRole + 1;
constexpr int kSearchFrom = 9;

} // namespace

ValuePopup::ValuePopup(QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("valuePopup"));
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    m_title = makeLabel({}, TextRole::Field, this);
    layout->addWidget(m_title);
    m_search = new SearchField(tr("Search"), this);
    m_search->setObjectName(QStringLiteral("valueSearch"));
    layout->addWidget(m_search);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("valueList"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    layout->addWidget(m_list);
    m_all = makeButton(tr("All"), QStringLiteral("valueAll"), ButtonKind::Plain, this);
    layout->addWidget(m_all);
    setFixedWidth(270);

    connect(m_search, &QLineEdit::textChanged, this, &ValuePopup::filterBy);
    connect(m_list, &QListWidget::itemClicked, this, &ValuePopup::toggle);
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        for (int i = 0; i < m_list->count(); ++i)
            tick(m_list->item(i), m_list->item(i) == item);
        Q_EMIT changed();
        hide();
    });
    auto* space = new QShortcut(Qt::Key_Space, m_list);
    space->setContext(Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this, [this] {
        if (QListWidgetItem* item = m_list->currentItem())
            toggle(item);
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        for (int i = 0; i < m_list->count(); ++i)
            tick(m_list->item(i), false);
        Q_EMIT changed();
        hide();
    });
}

void ValuePopup::tick(QListWidgetItem* item, bool on)
{
    item->setData(kChosen, on);
    item->setIcon(on ? glyphIcon(Glyph::Check, tokensOf(*this).accent) : QIcon());
    QFont font = textFont(kBodySize, on ? QFont::DemiBold : QFont::Normal);
    item->setFont(font);
}

void ValuePopup::toggle(QListWidgetItem* item)
{
    tick(item, !item->data(kChosen).toBool());
    Q_EMIT changed();
}

void ValuePopup::setValues(const QString& title,
                           const std::vector<std::pair<std::string, std::int64_t>>& values,
                           const std::vector<std::string>& chosen)
{
    m_title->setText(title);
    m_list->clear();
    m_list->setAccessibleName(title);
    const auto add = [&](const std::string& value, std::int64_t count) {
        const QString name = presentation::valueName(value);
        auto* item = new QListWidgetItem(
            count > 0 ? QStringLiteral("%1  \u00B7 %2")
                            .arg(name, presentation::wholeNumber(static_cast<double>(count)))
                      : name,
            m_list);
        item->setData(kValue, QString::fromStdString(value));
        item->setToolTip(name);
        item->setSizeHint(QSize(10, 28));
        tick(item, std::ranges::find(chosen, value) != chosen.end());
    };
    for (const auto& [value, count] : values)
        add(value, count);
    for (const std::string& value : chosen)
        if (std::ranges::none_of(values, [&](const auto& known) { return known.first == value; }))
            add(value, 0);
    m_search->clear();
    m_search->setVisible(m_list->count() >= kSearchFrom);
    m_list->setFixedHeight(std::clamp(m_list->count(), 1, 11) * 28 + 4);
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    adjustSize();
}

std::vector<std::string> ValuePopup::chosen() const
{
    std::vector<std::string> values;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(kChosen).toBool())
            values.push_back(m_list->item(i)->data(kValue).toString().toStdString());
    return values;
}

void ValuePopup::filterBy(const QString& words)
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setHidden(!m_list->item(i)->text().contains(words, Qt::CaseInsensitive));
}

void ValuePopup::popup(const QPoint& globalPosition)
{
    QPoint at = globalPosition;
    if (const QScreen* where = screen()) {
        const QRect room = where->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
    show();
    m_search->isVisibleTo(this) ? m_search->setFocus() : m_list->setFocus();
}

} // namespace regard::ui
