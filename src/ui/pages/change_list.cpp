// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/change_list.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/wrapping_body.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace regard::ui {

ChangeList::ChangeList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("changes"));
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 6, 12);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(tr("What changed"), TextRole::CardTitle, this));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new WrappingBody(scroll);
    inside->setObjectName(QStringLiteral("changeLines"));
    inside->setStyleSheet(QStringLiteral("#changeLines { background: transparent; }"));
    scroll->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 10, 0);
    column->setSpacing(0);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(0);
    column->addLayout(m_lines);
    m_footnote = makeLabel({}, TextRole::Note, inside, true);
    m_footnote->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_footnote);
    column->addStretch(1);
    scroll->setWidget(inside);
    layout->addWidget(scroll, 1);
}

void ChangeList::setChanges(const std::vector<Change>& changes, const QString& footnote,
                            const QString& nothing)
{
    clearLayout(*m_lines);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Change& change = changes[i];
        auto* line = new QWidget(this);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 8, 0, 8);
        row->setSpacing(10);
        row->addWidget(new ToneMark(change.tone, line), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        auto* title = makeLabel(QString::fromStdString(change.title), TextRole::Strong, line, true);
        auto* detail =
            makeLabel(QString::fromStdString(change.detail), TextRole::Second, line, true);
        words->addWidget(title);
        words->addWidget(detail);
        QString target;
        for (const auto& [dimension, value] : change.group)
            target = presentation::valueName(value);
        const auto* kpi = kpiById(change.kpi);
        if (target.isEmpty() && kpi != nullptr)
            target = presentation::text(kpi->shortName);
        if (!target.isEmpty()) {
            constexpr int kLongest = 32;
            if (target.size() > kLongest)
                target = target.left(kLongest - 1) + QChar(0x2026);
            auto* link = makeButton(tr("Show %1").arg(target), QStringLiteral("change-%1").arg(i),
                                    ButtonKind::Link, line);
            link->setAccessibleName(tr("Show %1: %2").arg(target, title->text()));
            connect(link, &QPushButton::clicked, this, [this, change] { Q_EMIT followed(change); });
            auto* place = new QHBoxLayout;
            place->setContentsMargins(0, 0, 0, 0);
            place->addWidget(link);
            place->addStretch(1);
            words->addLayout(place);
        }
        row->addLayout(words, 1);
        if (i > 0)
            m_lines->addWidget(makeRule(this));
        m_lines->addWidget(line);
    }
    if (changes.empty())
        m_lines->addWidget(makeLabel(nothing, TextRole::Second, this, true));
    m_footnote->setText(footnote);
    m_footnote->setVisible(!footnote.isEmpty());
}

} // namespace regard::ui
