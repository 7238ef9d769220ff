// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/set_aside_model.h"

#include "presentation/formatting.h"
#include "presentation/models/masking.h"

#include <QLocale>

namespace regard::presentation {

SetAsideModel::SetAsideModel(QObject* parent) : QAbstractTableModel(parent) {}

void SetAsideModel::setRows(std::vector<SetAsideRow> rows, const std::vector<ImportRecord>& imports)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_files.clear();
    for (const ImportRecord& record : imports)
        m_files[record.id] = QString::fromStdString(record.file);
    endResetModel();
}

int SetAsideModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SetAsideModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SetAsideModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SetAsideRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case File: {
        const auto found = m_files.find(row.importId);
        return found == m_files.end() ? QStringLiteral("–") : found->second;
    }
    case Line:
        return displayLocale().toString(static_cast<qlonglong>(row.line));
    case AtFault:
        return row.column.empty() ? tr("whole row") : QString::fromStdString(row.column);
    case Reason:
        return QString::fromStdString(row.reason);
    case Text: {
        const QString text = maskEmails(QString::fromStdString(row.raw));
        return role == Qt::ToolTipRole ? text : text.simplified();
    }
    default:
        return {};
    }
}

QVariant SetAsideModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Line ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                               : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    case AtFault:
        return tr("Column");
    case Reason:
        return tr("Why it was set aside");
    case Text:
        return tr("The row as it stood in the file");
    default:
        return {};
    }
}

} // namespace regard::presentation
