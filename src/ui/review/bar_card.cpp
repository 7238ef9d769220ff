// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/bar_card.h"

#include "presentation/formatting.h"
#include "ui/charts/bar_chart.h"
#include "ui/widgets/chart_card.h"

#include <QBoxLayout>

#include <cmath>

namespace regard::ui {

BarCard::BarCard(const QString& name, QWidget* parent) : QWidget(parent)
{
    setObjectName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_chart = new BarChart(this);
    m_chart->setObjectName(name + QStringLiteral("Chart"));
    m_card = new ChartCard(m_chart, name + QStringLiteral("Card"), true, this);
    layout->addWidget(m_card);
}

void BarCard::setContent(const presentation::BarContent& content)
{
    m_chart->setContent(content);
    m_card->setTitle(content.title);
    m_card->setNote(content.note);
    QStringList columns{content.shares ? tr("Period") : tr("Score")};
    for (const auto& series : content.series)
        columns << series.name;
    if (content.shares)
        columns << content.counted;
    std::vector<QStringList> rows;
    for (qsizetype i = 0; i < content.names.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        QStringList row{content.names[i]};
        for (const auto& series : content.series) {
            const double value = series.values[at];
            row << (std::isnan(value) ? QString(presentation::kNoValue)
                    : content.shares  ? presentation::number(value, 1) + QStringLiteral("\u00A0%")
                                      : presentation::wholeNumber(value));
        }
        if (content.shares)
            row << presentation::wholeNumber(content.totals[at]);
        rows.push_back(std::move(row));
    }
    m_card->table().setTable(std::move(columns), std::move(rows));
}

} // namespace regard::ui
