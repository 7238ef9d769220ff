// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/import_item.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace regard::presentation {

/// The files of one import, in the order in which they are taken: which are done and what they came
/// to, which one is open, which wait.
class ImportQueueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class State { Waiting, Open, Done, Refused, LeftOut };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< a State, as int
        OutcomeRole                   ///< "4 new · 1 set aside", "waits"
    };

    explicit ImportQueueModel(QObject* parent = nullptr);

    void clear();
    /// Adds what is not among those that wait or are open.
    void add(const std::vector<ImportItem>& items);
    /// Opens the first that waits; -1 when none does.
    int openNext();
    /// The one that is open; -1 when none is.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] const ImportItem& itemAt(int row) const;
    [[nodiscard]] int waiting() const;
    /// The first that waits, as it is called; empty when none does.
    [[nodiscard]] QString nextName() const;
    /// Ends the open one with what it came to.
    void finish(State state, const QString& outcome);
    /// Says again what a row came to, after an undo.
    void setOutcome(int row, State state, const QString& outcome);
    /// The open one turned out to hold these: they take its place, the first of them open.
    void replaceCurrent(const std::vector<ImportItem>& items);
    /// Leaves one that waits out; nothing for others.
    void leaveOut(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Entry {
        ImportItem item;
        State state = State::Waiting;
        QString outcome;
    };
    void tell(int row);

    std::vector<Entry> m_entries;
    int m_current = -1;
};

} // namespace regard::presentation
