// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/gap_suggestions.h"

#include "presentation/formatting.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace regard::ui {

GapSuggestions::GapSuggestions(QWidget* parent)
    : QWidget(parent), m_words(makeLabel(tr("Looking at how long customers take to come back."),
                                         TextRole::Second, this, true)),
      m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("gapSuggestions"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_words->setObjectName(QStringLiteral("gapWords"));
    column->addWidget(m_words);
    m_buttons->setSpacing(8);
    column->addLayout(m_buttons);
}

void GapSuggestions::show(const PurchaseGaps& gaps)
{
    using presentation::number;
    const int half = static_cast<int>(std::ceil(gaps.points.front().days));
    m_words->setText(tr("Half of the %1 times that a customer came back it was within %2 days. "
                        "Gaps that have not ended are not counted, so take rather more than less.")
                         .arg(number(static_cast<double>(gaps.gaps), 0))
                         .arg(half));
    clearLayout(*m_buttons);
    for (std::size_t i = 1; i < gaps.points.size(); ++i) {
        const int days = static_cast<int>(std::ceil(gaps.points[i].days));
        auto* button = makeButton(tr("%1 days (%2 %)").arg(days).arg(gaps.points[i].percent),
                                  QStringLiteral("gap%1").arg(gaps.points[i].percent),
                                  ButtonKind::Quiet, this);
        button->setToolTip(tr("%1 % of those who came back did so within %2 days.")
                               .arg(gaps.points[i].percent)
                               .arg(days));
        connect(button, &QPushButton::clicked, this, [this, days] { Q_EMIT chosen(days); });
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch(1);
}

void GapSuggestions::showReason(const QString& reason)
{
    clearLayout(*m_buttons);
    m_words->setText(reason);
}

} // namespace regard::ui
