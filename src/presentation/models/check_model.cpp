// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/check_model.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/masking.h"

#include <QLocale>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace regard::presentation {

namespace {

constexpr int kFixed = 3; ///< line, what becomes of the row, what it becomes
constexpr int kAsideColumns = 4;

const Field* knownField(const std::vector<const PreviewRow*>& rows, const std::string& field)
{
    for (const PreviewRow* row : rows)
        if (const Field* known = fieldOf(row->table, field))
            return known;
    return nullptr;
}

QString orNothing(const std::string& value)
{
    return value.empty() ? QStringLiteral("–") : maskEmails(QString::fromStdString(value));
}

} // namespace

QString rowStateText(RowState state)
{
    switch (state) {
    case RowState::Added:
        return CheckModel::tr("new");
    case RowState::Changed:
        return CheckModel::tr("changed");
    case RowState::Same:
        return CheckModel::tr("same as stored");
    case RowState::Merged:
        return CheckModel::tr("merged");
    }
    return {};
}

CheckModel::CheckModel(QObject* parent) : QAbstractTableModel(parent) {}

void CheckModel::setResult(const ImportResult& result)
{
    beginResetModel();
    m_result = result;
    m_show = Show::All;
    m_reason.clear();
    fill();
    endResetModel();
}

void CheckModel::setShow(Show show, const std::string& reason)
{
    beginResetModel();
    m_show = show;
    m_reason = reason;
    fill();
    endResetModel();
}

void CheckModel::fill()
{
    m_accepted.clear();
    m_aside.clear();
    m_fields.clear();
    if (m_show == Show::SetAside) {
        for (const SetAsideRow& row : m_result.lines)
            if (m_reason.empty() || row.reason == m_reason ||
                row.reason.starts_with(m_reason + ":"))
                m_aside.push_back(&row);
        return;
    }
    const auto isShown = [this](RowState state) {
        return m_show == Show::All || (m_show == Show::New && state == RowState::Added) ||
               (m_show == Show::Same && state == RowState::Same) ||
               (m_show == Show::Merged && state == RowState::Merged);
    };
    // Changed rows are listed wherever in the file they stand; others only from its beginning.
    if (m_show == Show::Changed)
        for (const PreviewRow& row : m_result.changed)
            m_accepted.push_back(&row);
    else
        for (const PreviewRow& row : m_result.preview)
            if (isShown(row.state))
                m_accepted.push_back(&row);
    std::unordered_set<std::string_view> known;
    const auto addField = [&](const std::string& field) {
        if (known.insert(field).second)
            m_fields.push_back(field);
    };
    for (const PreviewRow* row : m_accepted) {
        for (const auto& value : row->values)
            addField(value.first);
        for (const FieldChange& change : row->changes)
            addField(change.field);
    }
}

std::int64_t CheckModel::count(Show show) const
{
    const ImportRecord& record = m_result.record;
    switch (show) {
    case Show::All:
        return record.added + record.changed + record.same + record.merged;
    case Show::New:
        return record.added;
    case Show::Changed:
        return record.changed;
    case Show::Same:
        return record.same;
    case Show::Merged:
        return record.merged;
    case Show::SetAside:
        return record.setAside;
    }
    return 0;
}

std::vector<std::pair<std::string, std::int64_t>> CheckModel::reasons() const
{
    std::vector<std::pair<std::string, std::int64_t>> reasons(m_result.setAside.begin(),
                                                              m_result.setAside.end());
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return reasons;
}

QString CheckModel::shortfall() const
{
    std::int64_t all = count(m_show);
    if (!m_reason.empty())
        if (const auto found = m_result.setAside.find(m_reason); found != m_result.setAside.end())
            all = found->second;
    const std::int64_t listed = rowCount();
    if (listed >= all)
        return {};
    const QLocale locale = displayLocale();
    if (listed == 0)
        return tr("These stand further down in the file and are not listed.");
    return tr("The first %1 of %2 rows.")
        .arg(locale.toString(qlonglong(listed)), locale.toString(qlonglong(all)));
}

int CheckModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_show == Show::SetAside ? m_aside.size() : m_accepted.size());
}

int CheckModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_show == Show::SetAside ? kAsideColumns : kFixed + static_cast<int>(m_fields.size());
}

QString CheckModel::acceptedText(const PreviewRow& row, int column, bool& changed) const
{
    changed = false;
    if (column == 0)
        return displayLocale().toString(static_cast<qlonglong>(row.line));
    if (column == kStateColumn)
        return rowStateText(row.state);
    if (column == 2)
        return qstring(tableLabel(row.table));
    const std::string& field = m_fields[static_cast<std::size_t>(column - kFixed)];
    for (const FieldChange& change : row.changes)
        if (change.field == field) {
            changed = true;
            return tr("%1 → %2").arg(orNothing(change.before), orNothing(change.after));
        }
    for (const auto& [name, value] : row.values)
        if (name == field)
            return orNothing(value);
    return QStringLiteral("–");
}

QString CheckModel::asideText(const SetAsideRow& row, int column, bool whole) const
{
    switch (column) {
    case 0:
        return displayLocale().toString(static_cast<qlonglong>(row.line));
    case 1:
        return row.column.empty() ? tr("whole row") : QString::fromStdString(row.column);
    case 2:
        return maskEmails(QString::fromStdString(row.reason));
    default: {
        const QString text = maskEmails(QString::fromStdString(row.raw));
        return whole ? text : text.simplified();
    }
    }
}

bool CheckModel::isRight(int column) const
{
    if (column == 0)
        return true;
    if (m_show == Show::SetAside || column < kFixed)
        return false;
    const Field* known =
        knownField(m_accepted, m_fields[static_cast<std::size_t>(column - kFixed)]);
    return known != nullptr &&
           (known->type == FieldType::Money || known->type == FieldType::Number ||
            known->type == FieldType::Duration);
}

QVariant CheckModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isRight(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (m_show == Show::SetAside) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return asideText(*m_aside[row], index.column(), role == Qt::ToolTipRole);
        return role == ToneRole ? QVariant(2) : QVariant();
    }
    const PreviewRow& accepted = *m_accepted[row];
    bool changed = false;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return acceptedText(accepted, index.column(), changed);
    case ToneRole:
        return accepted.state == RowState::Added ? 0 : accepted.state == RowState::Same ? 3 : 1;
    case ChangedRole:
        (void)acceptedText(accepted, index.column(), changed);
        return changed;
    default:
        return {};
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isRight(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Line");
    if (m_show == Show::SetAside)
        return section == 1   ? tr("Column")
               : section == 2 ? tr("Why it is set aside")
                              : tr("The row as it stands in the file");
    if (section == kStateColumn)
        return tr("Is");
    if (section == 2)
        return tr("Becomes a");
    const std::string& field = m_fields[static_cast<std::size_t>(section - kFixed)];
    if (const Field* known = knownField(m_accepted, field))
        return qstring(known->label);
    return isAttribute(field) ? QString::fromStdString(field.substr(kAttributePrefix.size()))
                              : QString::fromStdString(field);
}

} // namespace regard::presentation
