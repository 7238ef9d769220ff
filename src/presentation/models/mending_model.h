// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/mending.h>

#include <QAbstractTableModel>
#include <QModelIndexList>
#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <utility>
#include <vector>

class QUndoStack;

namespace regard::presentation {

/// Rows that an import set aside, by column, to be edited like a sheet: every edit can be taken
/// back, and a dry run marks the rows that can be read now. E-mail addresses are masked until a
/// cell is edited.
class MendingModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Reason, Fixed }; ///< the columns of the file come after these
    enum class State {
        SetAside, ///< as it was
        Edited,   ///< edited since it was tried
        Readable, ///< the last try could read it
        Refused   ///< edited, tried, and still not readable
    };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< a State, as int
        FaultRole,                    ///< true in the cell that could not be read
        EditedRole,                   ///< true in a cell that is not as it was in the file
        ReasonClassRole               ///< "score out of range"
    };

    explicit MendingModel(QObject* parent = nullptr);
    ~MendingModel() override;

    /// Takes the rows; what was edited before is forgotten.
    void setRows(MendableRows rows);
    /// As they stand now.
    [[nodiscard]] const MendableRows& rows() const { return m_rows; }
    [[nodiscard]] QUndoStack& undoStack() const { return *m_undo; }
    [[nodiscard]] int editedRows() const;
    [[nodiscard]] int readableRows() const;
    /// Classes of reasons with their counts, most frequent first.
    [[nodiscard]] std::vector<std::pair<QString, int>> reasons() const;

    /// Writes the same text into all of these cells, as one edit.
    void fill(const QModelIndexList& cells, const QString& text);
    /// Writes cells parted by tabs and lines from there on, into these rows of the model in turn; a
    /// single value goes into all of them. As one edit.
    void paste(const std::vector<int>& rows, int column, const QString& text);
    /// Takes whole rows by their lines, as they come back from a file; lines that are not here are
    /// counted and left out.
    int takeRows(const std::map<std::int64_t, std::vector<std::string>>& cellsByLine);
    /// Marks the rows by what a try said; those that it does not name could be read.
    void setTried(const ImportResult& result);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void edited(); ///< cells or the state of rows changed

private:
    class EditCommand;
    struct CellEdit {
        int row = 0;
        int cell = 0;
        std::string before;
        std::string after;
    };
    void push(const QString& what, std::vector<CellEdit> edits);
    void addEdit(std::vector<CellEdit>& edits, int row, int cell, std::string text) const;
    void apply(const std::vector<CellEdit>& edits, bool forward);
    [[nodiscard]] QString stateText(int row) const;
    [[nodiscard]] bool isFault(int row, int cell) const;

    MendableRows m_rows;
    MendableRows m_original;
    std::vector<State> m_states;
    QUndoStack* m_undo;
};

/// The class that a reason belongs to: "score out of range" of "score out of range: 11".
[[nodiscard]] QString reasonClass(const std::string& reason);

} // namespace regard::presentation
