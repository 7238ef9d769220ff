// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>

#include <QAbstractTableModel>
#include <QString>

#include <map>
#include <vector>

namespace regard::presentation {

/// Rows that imports set aside: file, line, column at fault, reason, and the text (e-mails masked).
class SetAsideModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { File, Line, AtFault, Reason, Text, ColumnCount };

    explicit SetAsideModel(QObject* parent = nullptr);

    /// `imports` gives the names of the files.
    void setRows(std::vector<SetAsideRow> rows, const std::vector<ImportRecord>& imports);
    [[nodiscard]] const std::vector<SetAsideRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<SetAsideRow> m_rows;
    std::map<std::int64_t, QString> m_files;
};

} // namespace regard::presentation
