// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/mending.h>

#include <QModelIndexList>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace regard::presentation {
class MendingModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

class ComboBox;
class ImportWorkStep;

/// The rows that an import set aside, in a table to be edited, tried again and imported. Nothing is
/// written before "Import these".
class MendingDialog final : public DialogFrame {
    Q_OBJECT

public:
    MendingDialog(presentation::Workspace& workspace, std::int64_t importId,
                  QWidget* parent = nullptr);

    enum class State { Reading, Editing, Trying, Importing };
    [[nodiscard]] State state() const { return m_state; }
    /// Rows that were imported from here.
    [[nodiscard]] std::int64_t broughtIn() const { return m_brought; }
    /// Rows that are still set aside.
    [[nodiscard]] std::int64_t remaining() const;

public Q_SLOTS:
    void reject() override;
    /// Writes the rows as they stand now.
    void saveTo(const QString& path);
    /// Takes edited rows from a file that was saved from here.
    void takeFrom(const QString& path);

private:
    QWidget* makeTop();
    QWidget* makeFill();
    void makeTable();
    void makeActions();
    void makeFoot();
    void readRows();
    void takeRows(Expected<MendableRows> rows);
    void tryAgain();
    void importThese();
    void takeResult(const ImportResult& result);
    void takeFailure(const Error& error);
    void fillSelection();
    void pasteCells();
    void copyCells();
    void clearCells();
    void askForSave();
    void askForFile();
    void narrow();
    void describe();
    void go(State state);
    /// The chosen cells that can be edited, in the model of the rows.
    [[nodiscard]] QModelIndexList chosenCells() const;

    presentation::Workspace& m_workspace;
    presentation::MendingModel* m_model;
    QSortFilterProxyModel* m_shown;
    std::int64_t m_importId;
    State m_state = State::Reading;
    std::int64_t m_brought = 0;
    bool m_unreadable = false; ///< the rows could not be had; the error says why
    QString m_said;            ///< what the last try or import came to

    QStackedWidget* m_stack;
    ImportWorkStep* m_work;
    QLabel* m_sentence;
    ComboBox* m_reasons;
    QTableView* m_table;
    QLineEdit* m_fillText;
    QPushButton* m_fill;
    QPushButton* m_undo;
    QPushButton* m_redo;
    QPushButton* m_save;
    QPushButton* m_take;
    QPushButton* m_close;
    QPushButton* m_try;
    QPushButton* m_import;
};

} // namespace regard::ui
