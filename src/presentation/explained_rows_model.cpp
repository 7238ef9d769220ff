// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/explained_rows_model.h"

#include <algorithm>

namespace regard::presentation {

namespace {

constexpr int kRowsAtATime = 400;

QString title(const std::string& column)
{
    QString name = QString::fromStdString(column);
    name.replace(u'_', u' ');
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

} // namespace

ExplainedRowsModel::ExplainedRowsModel(QObject* parent) : QAbstractTableModel(parent) {}

void ExplainedRowsModel::setExplanation(std::shared_ptr<const Explanation> explanation,
                                        RowText rowText)
{
    beginResetModel();
    m_explanation = std::move(explanation);
    m_rowText = std::move(rowText);
    m_matches.reset();
    m_cachedRow = -1;
    m_shown = static_cast<int>(std::min<std::size_t>(available(), kRowsAtATime));
    endResetModel();
}

void ExplainedRowsModel::clear()
{
    setExplanation(nullptr, {});
}

void ExplainedRowsModel::setMatches(std::optional<std::vector<std::size_t>> matches)
{
    beginResetModel();
    m_matches = std::move(matches);
    m_cachedRow = -1;
    m_shown = static_cast<int>(std::min<std::size_t>(available(), kRowsAtATime));
    endResetModel();
}

std::size_t ExplainedRowsModel::available() const
{
    if (!m_explanation)
        return 0;
    return m_matches ? m_matches->size() : m_explanation->rows.size();
}

int ExplainedRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int ExplainedRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_explanation ? 0 : static_cast<int>(m_explanation->columns.size());
}

const std::vector<std::string>& ExplainedRowsModel::textOf(int row) const
{
    if (row != m_cachedRow) {
        const auto at = static_cast<std::size_t>(row);
        m_cached =
            m_rowText ? m_rowText(m_matches ? (*m_matches)[at] : at) : std::vector<std::string>();
        m_cachedRow = row;
    }
    return m_cached;
}

QVariant ExplainedRowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_explanation || index.row() >= m_shown ||
        (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto& cells = textOf(index.row());
    const auto cell = static_cast<std::size_t>(index.column());
    if (cell >= cells.size())
        return {};
    const QString whole = QString::fromStdString(cells[cell]);
    return role == Qt::DisplayRole ? whole.simplified() : whole;
}

QVariant ExplainedRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_explanation)
        return {};
    const auto column = static_cast<std::size_t>(section);
    return column < m_explanation->columns.size() ? title(m_explanation->columns[column])
                                                  : QString();
}

bool ExplainedRowsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && static_cast<std::size_t>(m_shown) < available();
}

void ExplainedRowsModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    const int left = static_cast<int>(
        std::min<std::size_t>(available() - static_cast<std::size_t>(m_shown), kRowsAtATime));
    beginInsertRows({}, m_shown, m_shown + left - 1);
    m_shown += left;
    endInsertRows();
}

} // namespace regard::presentation
