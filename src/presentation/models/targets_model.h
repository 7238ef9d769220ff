// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/figure.h>

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace regard::presentation {

/// A target with what is known of it now.
struct TargetRow {
    Target target;
    Estimate now;     ///< of its KPI and group over the period that is looked at
    TargetNow judged; ///< status None until it is computed
    bool computed = false;
};

/// The targets that hold, and how each stands.
class TargetsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Kpi, For, From, To, By, Now, StatusColumn, Owner, ColumnCount };
    enum Role { StatusRole = Qt::UserRole + 1 }; ///< int of TargetStatus, in StatusColumn

    explicit TargetsModel(QObject* parent = nullptr);

    void setRows(std::vector<TargetRow> rows);
    void setCurrency(const QString& currency);
    [[nodiscard]] const TargetRow& at(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] int rowOf(std::int64_t targetId) const; ///< -1 when it is not there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<TargetRow> m_rows;
    QString m_currency;
};

/// "On track", "At risk"; "Not computed yet" where there is no status.
[[nodiscard]] QString targetStatusWord(TargetStatus status);
/// "5 of 8 targets are on track or met, 2 at risk, 1 off track." Empty without targets.
[[nodiscard]] QString standing(const std::vector<TargetRow>& rows);

/// The rows of one target's history, newest first: as it was set, changed and taken back.
class TargetHistoryModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SetOn, What, From, To, By, Owner, Reason, ColumnCount };

    explicit TargetHistoryModel(QObject* parent = nullptr);

    /// Rows as the store gives them, oldest first.
    void setHistory(const std::vector<TargetVersion>& history);
    void setCurrency(const QString& currency);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<TargetVersion> m_history; ///< newest first
    QString m_currency;
};

} // namespace regard::presentation
