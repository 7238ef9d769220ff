// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/text_table_model.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"
#include "presentation/trend_content.h"

#include <algorithm>

namespace regard::presentation {

TextTableModel::TextTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void TextTableModel::setTable(QStringList columns, std::vector<QStringList> rows,
                              std::set<int> words)
{
    beginResetModel();
    m_words = std::move(words);
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    endResetModel();
}

int TextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

Qt::Alignment TextTableModel::alignmentOf(int column) const
{
    const bool left = column == 0 || m_words.contains(column);
    return (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_rows[static_cast<std::size_t>(index.row())].value(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(index.column()));
    return {};
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_columns.value(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(section));
    return {};
}

void fillTable(TextTableModel& model, const TrendContent& content)
{
    const auto changesIn = [&](const TrendPoint& point) {
        QStringList changes;
        for (const EventMark& mark : content.events)
            if (mark.isBreak() && mark.at >= point.from && mark.at <= point.to)
                changes << mark.title;
        return changes.join(QStringLiteral("; "));
    };
    const bool anyBreak = std::ranges::any_of(content.events, &EventMark::isBreak);
    std::vector<QStringList> rows;
    for (const TrendPoint& point : content.points) {
        const QString name = !point.complete ? QObject::tr("%1 (not over)").arg(point.name)
                             : point.settling.isEmpty()
                                 ? point.name
                                 : QObject::tr("%1 (not settled)").arg(point.name);
        rows.push_back({name, point.value ? point.valueText : QString(kNoValue),
                        point.intervalText.isEmpty() ? QString(kNoValue) : point.intervalText,
                        wholeNumber(point.n)});
        if (anyBreak)
            rows.back() << changesIn(point);
    }
    QStringList columns{QObject::tr("Period"), QObject::tr("Value"), QObject::tr("Interval"),
                        QStringLiteral("n")};
    if (anyBreak)
        columns << QObject::tr("Method changed");
    model.setTable(std::move(columns), std::move(rows));
}

void fillTable(TextTableModel& model, const BreakdownContent& content)
{
    std::vector<QStringList> rows;
    for (const BreakdownRow& row : content.rows) {
        const QString between =
            row.low && row.high ? number(*row.low, 1) + QObject::tr(" to ") + number(*row.high, 1)
                                : QString(kNoValue);
        rows.push_back(
            {row.name, row.figure, between, row.count.isEmpty() ? row.reason : row.count.mid(2)});
    }
    model.setTable({dimensionTitle(content.dimension), QObject::tr("Value"),
                    QObject::tr("Interval"), QStringLiteral("n")},
                   std::move(rows));
}

} // namespace regard::presentation
