// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/check_table.h"

#include "presentation/models/check_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/table_delegates.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace regard::ui {

using presentation::CheckModel;

namespace {

/// A cell that shows what it was and what it becomes stands on the colour of a change.
class ChangeDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        if (!index.data(CheckModel::ChangedRole).toBool()) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        const Tokens& tokens = tokensOf(*option.widget);
        painter->fillRect(option.rect.adjusted(2, 2, -2, -3), tokens.warnSoft);
        QStyleOptionViewItem strong = option;
        strong.font.setWeight(QFont::DemiBold);
        QStyledItemDelegate::paint(painter, strong, index);
    }
};

std::optional<Tone> stateTone(const QModelIndex& index)
{
    switch (index.data(CheckModel::ToneRole).toInt()) {
    case 0:
        return Tone::Good;
    case 1:
        return Tone::Warn;
    default:
        return std::nullopt;
    }
}

} // namespace

void dressCheckTable(QTableView& table, int rowHeight)
{
    dressTable(table, rowHeight);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setItemDelegate(new ChangeDelegate(&table));
    table.setItemDelegateForColumn(CheckModel::kStateColumn, new PillDelegate(stateTone, &table));
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void fitColumns(QTableView& table)
{
    constexpr int kRowsLookedAt = 12;
    constexpr int kColumnsLookedAt = 20;
    constexpr int kWidest = 320;
    constexpr int kUsual = 120;
    table.horizontalHeader()->setResizeContentsPrecision(kRowsLookedAt);
    const int columns = table.model()->columnCount();
    for (int column = 0; column < columns; ++column) {
        if (column < kColumnsLookedAt)
            table.resizeColumnToContents(column);
        else
            table.setColumnWidth(column, kUsual);
        if (table.columnWidth(column) > kWidest)
            table.setColumnWidth(column, kWidest);
    }
}

} // namespace regard::ui
