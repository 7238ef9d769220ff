// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace regard::presentation {

/// The first accepted rows of a check as they were understood: one column a field that occurs.
class PreviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit PreviewModel(QObject* parent = nullptr);

    void setRows(std::vector<PreviewRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] const std::string* valueAt(int row, int column) const;

    std::vector<PreviewRow> m_rows;
    std::vector<std::string> m_fields; ///< in order of first occurrence
};

} // namespace regard::presentation
