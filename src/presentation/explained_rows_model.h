// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regard::presentation {

/// The rows behind a figure. Rows are handed out a few hundred at a time and their text is read
/// when a row is looked at, so that a million rows open as quickly as ten.
class ExplainedRowsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Gives the text of one row for the columns of the explanation.
    using RowText = std::function<std::vector<std::string>(std::size_t index)>;

    explicit ExplainedRowsModel(QObject* parent = nullptr);

    /// `rowText` is called in this thread for rows of `explanation`.
    void setExplanation(std::shared_ptr<const Explanation> explanation, RowText rowText);
    void clear();
    /// Only these rows of the explanation, in this order; none: all of them.
    void setMatches(std::optional<std::vector<std::size_t>> matches);
    /// How many rows there are to show in all.
    [[nodiscard]] std::size_t available() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    const std::vector<std::string>& textOf(int row) const;

    std::shared_ptr<const Explanation> m_explanation;
    RowText m_rowText;
    std::optional<std::vector<std::size_t>> m_matches;
    int m_shown = 0;
    mutable int m_cachedRow = -1;
    mutable std::vector<std::string> m_cached;
};

} // namespace regard::presentation
