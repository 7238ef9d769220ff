// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/preview_model.h"

#include "presentation/formatting.h"
#include "presentation/models/masking.h"

#include <QLocale>

#include <algorithm>

namespace regard::presentation {

namespace {

constexpr int kFixed = 2; ///< line, and what the row is

FieldType typeOf(Table table, const std::string& field)
{
    const Field* known = fieldOf(table, field);
    return known != nullptr ? known->type : FieldType::Category;
}

bool isNumber(FieldType type)
{
    return type == FieldType::Money || type == FieldType::Number || type == FieldType::Duration;
}

} // namespace

PreviewModel::PreviewModel(QObject* parent) : QAbstractTableModel(parent) {}

void PreviewModel::setRows(std::vector<PreviewRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_fields.clear();
    for (const PreviewRow& row : m_rows)
        for (const auto& [field, value] : row.values)
            if (std::find(m_fields.begin(), m_fields.end(), field) == m_fields.end())
                m_fields.push_back(field);
    endResetModel();
}

const std::string* PreviewModel::valueAt(int row, int column) const
{
    const std::string& wanted = m_fields[static_cast<std::size_t>(column - kFixed)];
    for (const auto& [field, value] : m_rows[static_cast<std::size_t>(row)].values)
        if (field == wanted)
            return &value;
    return nullptr;
}

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kFixed + static_cast<int>(m_fields.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PreviewRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole) {
        const bool right =
            index.column() == 0 ||
            (index.column() >= kFixed &&
             isNumber(
                 typeOf(row.table, m_fields[static_cast<std::size_t>(index.column() - kFixed)])));
        return right ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                     : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == 0)
        return displayLocale().toString(static_cast<qlonglong>(row.line));
    if (index.column() == 1) {
        const std::string_view label = tableLabel(row.table);
        return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
    }
    const std::string* value = valueAt(index.row(), index.column());
    if (value == nullptr || value->empty())
        return QStringLiteral("–");
    return maskEmails(QString::fromStdString(*value));
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return rowCount() > 0 ? data(index(0, section), role) : QVariant{};
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Line");
    if (section == 1)
        return tr("Becomes a");
    const std::string& field = m_fields[static_cast<std::size_t>(section - kFixed)];
    for (const PreviewRow& row : m_rows)
        if (const Field* known = fieldOf(row.table, field))
            return QString::fromUtf8(known->label.data(),
                                     static_cast<qsizetype>(known->label.size()));
    return isAttribute(field) ? QString::fromStdString(field.substr(kAttributePrefix.size()))
                              : QString::fromStdString(field);
}

} // namespace regard::presentation
