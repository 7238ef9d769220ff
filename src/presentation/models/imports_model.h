// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/time_zone.h>
#include <regard/domain/records.h>

#include <QAbstractTableModel>

#include <vector>

namespace regard::presentation {

/// The imports of a store, newest first, undone ones too.
class ImportsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { File, Source, When, Rows, New, Changed, Same, SetAside, State, ColumnCount };

    explicit ImportsModel(QObject* parent = nullptr);

    /// Takes the records in the order of the store (oldest first). Times are told in `zone`.
    void setImports(const std::vector<ImportRecord>& imports, const TimeZone& zone);
    [[nodiscard]] const ImportRecord& at(int row) const;
    [[nodiscard]] int rowOf(std::int64_t importId) const; ///< -1 when it is not there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<ImportRecord> m_imports;
    TimeZone m_zone;
};

/// What taking an import back does, as one sentence for the question before it.
[[nodiscard]] QString undoSentence(const ImportRecord& record);

} // namespace regard::presentation
