// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>
#include <regard/store/store.h>

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace regard::presentation {
class ImportsModel;
class SetAsideModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

/// What was imported, how to take it back, and the rows that could not be read.
class DataPage final : public QWidget {
    Q_OBJECT

public:
    DataPage(presentation::Workspace& workspace, std::function<void()> importFiles,
             QWidget* parent = nullptr);

public Q_SLOTS:
    /// Chooses that import, so that its rows set aside are shown.
    void showImport(std::int64_t importId);
    void undoImport();
    void exportSetAside();

private:
    QWidget* makeImports();
    QWidget* makeSetAside();
    void refresh();
    void readSetAside();
    void takeUndo(const UndoReport& report);
    [[nodiscard]] std::optional<ImportRecord> current() const;
    /// The newest import that set rows aside, else the newest.
    [[nodiscard]] int rowWorthALook() const;

    presentation::Workspace& m_workspace;
    presentation::ImportsModel* m_imports;
    presentation::SetAsideModel* m_setAside;
    std::vector<SetAsideRow> m_rows;
    QLabel* m_sentence;
    QStackedWidget* m_stack;
    QTableView* m_table;
    QPushButton* m_undo;
    QLabel* m_asideTitle;
    QLabel* m_asideNote;
    QTableView* m_asideTable;
    QPushButton* m_export;
};

} // namespace regard::ui
