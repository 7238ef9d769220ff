// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/targets_model.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("TargetsModel", text);
}

QVariant aligned(bool right)
{
    return right ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                 : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
}

QString orDash(const std::string& text)
{
    return text.empty() ? QStringLiteral("–") : qstring(text);
}

} // namespace

QString targetStatusWord(TargetStatus status)
{
    return status == TargetStatus::None ? tr("No figure") : statusWord(status);
}

QString standing(const std::vector<TargetRow>& rows)
{
    if (rows.empty())
        return {};
    const auto count = [&rows](std::initializer_list<TargetStatus> wanted) {
        return std::count_if(rows.begin(), rows.end(), [&wanted](const TargetRow& row) {
            return std::find(wanted.begin(), wanted.end(), row.judged.status) != wanted.end();
        });
    };
    QStringList parts;
    const auto good = count({TargetStatus::Met, TargetStatus::OnTrack});
    parts +=
        rows.size() == 1
            ? (good == 1 ? tr("The target is on track or met") : tr("The target is not on track"))
            : tr("%1 of %2 targets are on track or met").arg(good).arg(rows.size());
    if (const auto risk = count({TargetStatus::AtRisk}); risk > 0)
        parts += tr("%1 at risk").arg(risk);
    if (const auto off = count({TargetStatus::OffTrack}); off > 0)
        parts += tr("%1 off track").arg(off);
    if (const auto cost = count({TargetStatus::MetAtACost}); cost > 0)
        parts += tr("%1 met at a cost").arg(cost);
    if (const auto none = count({TargetStatus::None}); none > 0)
        parts += tr("%1 without a figure").arg(none);
    return parts.join(QStringLiteral(", ")) + u'.';
}

TargetsModel::TargetsModel(QObject* parent) : QAbstractTableModel(parent) {}

void TargetsModel::setRows(std::vector<TargetRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void TargetsModel::setCurrency(const QString& currency)
{
    m_currency = currency;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, From), index(rowCount() - 1, Now));
}

int TargetsModel::rowOf(std::int64_t targetId) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [targetId](const TargetRow& row) {
        return row.target.id == targetId;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int TargetsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TargetsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TargetsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TargetRow& row = at(index.row());
    const Target& target = row.target;
    if (role == Qt::TextAlignmentRole)
        return aligned(index.column() == From || index.column() == To || index.column() == Now);
    if (role == StatusRole && index.column() == StatusColumn)
        return static_cast<int>(row.judged.status);
    if (role == Qt::ToolTipRole && index.column() == StatusColumn)
        return qstring(row.judged.statusReason);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Kpi:
        return kpiName(target.kpi);
    case For:
        return groupText(target.group);
    case From:
        return valueText(target.kpi, target.baseline, m_currency);
    case To:
        return valueText(target.kpi, target.value, m_currency);
    case By:
        return dayText(target.due);
    case Now:
        if (!row.computed)
            return QStringLiteral("…");
        return estimateText(target.kpi, row.now, m_currency);
    case StatusColumn:
        return row.computed ? targetStatusWord(row.judged.status) : QString();
    case Owner:
        return orDash(target.owner);
    default:
        return {};
    }
}

QVariant TargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section == From || section == To || section == Now);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kpi:
        return tr("KPI");
    case For:
        return tr("For");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case By:
        return tr("By");
    case Now:
        return tr("Now");
    case StatusColumn:
        return tr("Status");
    case Owner:
        return tr("Owner");
    default:
        return {};
    }
}

TargetHistoryModel::TargetHistoryModel(QObject* parent) : QAbstractTableModel(parent) {}

void TargetHistoryModel::setHistory(const std::vector<TargetVersion>& history)
{
    beginResetModel();
    m_history.assign(history.rbegin(), history.rend());
    endResetModel();
}

void TargetHistoryModel::setCurrency(const QString& currency)
{
    m_currency = currency;
}

int TargetHistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_history.size());
}

int TargetHistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TargetHistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(index.column() == From || index.column() == To);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const TargetVersion& version = m_history[static_cast<std::size_t>(index.row())];
    const Target& target = version.target;
    const bool first = index.row() == rowCount() - 1;
    switch (index.column()) {
    case SetOn:
        return dayText(target.setOn);
    case What:
        return version.removed ? tr("taken back") : first ? tr("set") : tr("changed");
    case From:
        return version.removed ? QStringLiteral("–")
                               : valueText(target.kpi, target.baseline, m_currency);
    case To:
        return version.removed ? QStringLiteral("–")
                               : valueText(target.kpi, target.value, m_currency);
    case By:
        return version.removed ? QStringLiteral("–") : dayText(target.due);
    case Owner:
        return orDash(target.owner);
    case Reason:
        return orDash(target.reason);
    default:
        return {};
    }
}

QVariant TargetHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return aligned(section == From || section == To);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SetOn:
        return tr("On");
    case What:
        return tr("Was");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case By:
        return tr("By");
    case Owner:
        return tr("Owner");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace regard::presentation
