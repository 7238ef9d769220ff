// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <set>
#include <vector>

namespace regard::presentation {

/// A finished table of words: the data of a chart as text. The first column and those of `words`
/// stand to the left, figures to the right.
class TextTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TextTableModel(QObject* parent = nullptr);

    void setTable(QStringList columns, std::vector<QStringList> rows, std::set<int> words = {});
    [[nodiscard]] const QStringList& columns() const { return m_columns; }
    [[nodiscard]] const std::vector<QStringList>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] Qt::Alignment alignmentOf(int column) const;

    QStringList m_columns;
    std::vector<QStringList> m_rows;
    std::set<int> m_words;
};

struct TrendContent;
struct BreakdownContent;

/// The data of a chart as a table: one row a unit of time, or one a group.
void fillTable(TextTableModel& model, const TrendContent& content);
void fillTable(TextTableModel& model, const BreakdownContent& content);

} // namespace regard::presentation
