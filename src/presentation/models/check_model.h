// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>

#include <QAbstractTableModel>
#include <QStringList>

#include <string>
#include <utility>
#include <vector>

namespace regard::presentation {

/// What a check found, as one table that shows one kind of rows at a time: rows as they are
/// understood, a changed one with "before → after" in its cells, or rows set aside with their
/// reasons. E-mail addresses are masked.
class CheckModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Show { All, New, Changed, Same, Merged, SetAside };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< 0 new, 1 changed or merged, 2 set aside, 3 same
        ChangedRole                  ///< true where a cell shows what it was and what it becomes
    };
    /// The column that says what becomes of the row; rows set aside have none.
    static constexpr int kStateColumn = 1;

    explicit CheckModel(QObject* parent = nullptr);

    void setResult(const ImportResult& result);
    /// `reason` narrows rows set aside to one class of reasons ("score out of range").
    void setShow(Show show, const std::string& reason = {});
    [[nodiscard]] Show show() const { return m_show; }

    /// Rows of that kind in the whole file.
    [[nodiscard]] std::int64_t count(Show show) const;
    /// Classes of reasons with their counts, most frequent first.
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> reasons() const;
    /// Says so when the table does not hold all rows of the kind; empty when it does.
    [[nodiscard]] QString shortfall() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void fill();
    [[nodiscard]] QString acceptedText(const PreviewRow& row, int column, bool& changed) const;
    [[nodiscard]] QString asideText(const SetAsideRow& row, int column, bool whole) const;
    [[nodiscard]] bool isRight(int column) const;

    ImportResult m_result;
    Show m_show = Show::All;
    std::string m_reason;
    std::vector<const PreviewRow*> m_accepted; ///< into m_result
    std::vector<const SetAsideRow*> m_aside;   ///< into m_result
    std::vector<std::string> m_fields;         ///< in order of first occurrence
};

/// "new", "changed", "same as stored", "merged".
[[nodiscard]] QString rowStateText(RowState state);

} // namespace regard::presentation
