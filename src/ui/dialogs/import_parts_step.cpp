// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_parts_step.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QStandardItemModel>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kNameRole = Qt::UserRole + 1;

} // namespace

ImportPartsStep::ImportPartsStep(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importPartsStep"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_head = makeLabel({}, TextRole::CardTitle, this);
    m_head->setObjectName(QStringLiteral("partsHead"));
    column->addWidget(m_head);
    column->addWidget(
        makeLabel(tr("Tick the tables to import. They are taken one after another, each "
                     "with its own matching, and each can be taken back by itself."),
                  TextRole::Second, this, true));
    m_parts = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("partList"));
    m_list->setModel(m_parts);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setStyleSheet(QStringLiteral("QListView::item { padding: 7px 6px; }"));
    column->addWidget(m_list, 1);
    connect(m_parts, &QStandardItemModel::itemChanged, this, &ImportPartsStep::changed);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        QStandardItem* item = m_parts->itemFromIndex(index);
        if (!item->isEnabled())
            return;
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

void ImportPartsStep::setParts(const ImportItem& item, const std::vector<FilePart>& parts,
                               bool sheets)
{
    m_item = item;
    const QLocale locale = displayLocale();
    const QString file = QFileInfo(item.file).fileName();
    m_head->setText(sheets ? tr("%1 has %2 sheets").arg(file).arg(parts.size())
                           : tr("%1 holds %2 tables").arg(file).arg(parts.size()));
    m_list->setAccessibleName(m_head->text());
    m_parts->clear();
    for (const FilePart& part : parts) {
        const QString name = qstring(part.name);
        const QString beside = !part.refused.empty() ? qstring(part.refused)
                               : part.bytes > 0      ? locale.formattedDataSize(part.bytes)
                                                     : QString();
        auto* entry = new QStandardItem(
            beside.isEmpty() ? name : QStringLiteral("%1  ·  %2").arg(name, beside));
        entry->setData(name, kNameRole);
        entry->setToolTip(entry->text());
        entry->setCheckable(part.refused.empty());
        entry->setEnabled(part.refused.empty());
        if (part.refused.empty())
            entry->setCheckState(part.usual ? Qt::Checked : Qt::Unchecked);
        m_parts->appendRow(entry);
    }
    m_list->setCurrentIndex(m_parts->index(0, 0));
}

std::vector<ImportItem> ImportPartsStep::chosen() const
{
    std::vector<ImportItem> items;
    for (int row = 0; row < m_parts->rowCount(); ++row)
        if (m_parts->item(row)->checkState() == Qt::Checked) {
            ImportItem item = m_item;
            item.part = m_parts->item(row)->data(kNameRole).toString();
            items.push_back(item);
        }
    return items;
}

void ImportPartsStep::focusFirst()
{
    m_list->setFocus();
}

} // namespace regard::ui
