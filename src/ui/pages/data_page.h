// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>
#include <regard/insight/data_health.h>
#include <regard/store/store.h>

#include <QWidget>

#include <functional>
#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace regard::presentation {
class ImportsModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

class BreakCard;
class LineCard;
class NextFileCard;
class SetAsideCard;
class SourceList;

/// What the Data page asks the window for. Without a function its button is not there.
struct DataActions {
    std::function<void()> importFiles;
    std::function<void(std::int64_t importId)> mend;
    std::function<void()> reviewCustomers;
    std::function<void()> watchFolder;
};

/// How sound the data are: imports and their undo, every source with its rhythm and gaps, rows set
/// aside, breaks of method, and what the next file would add.
class DataPage final : public QWidget {
    Q_OBJECT

public:
    DataPage(presentation::Workspace& workspace, const DataActions& actions,
             QWidget* parent = nullptr);

    /// What is said of the watched folder; empty hides the line.
    void setFolderSentence(const QString& sentence);
    /// Shows a strip below the head of the page; taken.
    void addNotice(QWidget* notice);

public Q_SLOTS:
    /// Chooses that import, so that its rows set aside are shown.
    void showImport(std::int64_t importId);
    void undoImport();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBody(const DataActions& actions);
    QWidget* makeImports();
    void refresh();
    /// Looks at the data when they have changed and the page is seen.
    void examine();
    /// Shows it, and looks how the sources match, which takes longer.
    void takeHealth(DataHealth health);
    void showHealth();
    void showChosen();
    void narrow();
    void orderStops();
    void takeUndo(const UndoReport& report);
    [[nodiscard]] std::optional<ImportRecord> current() const;
    /// The newest import that set rows aside, else the newest.
    [[nodiscard]] int rowWorthALook() const;

    presentation::Workspace& m_workspace;
    presentation::ImportsModel* m_imports;
    DataHealth m_health;
    bool m_stale = true; ///< the health on show is not that of the store as it is
    QLabel* m_sentence;
    QStackedWidget* m_stack;
    QScrollArea* m_scroll;
    QBoxLayout* m_top; ///< imports, and beside or below them what is to be known first
    QTableView* m_table;
    QPushButton* m_undo;
    NextFileCard* m_next;
    BreakCard* m_breaks;
    SourceList* m_sources;
    SetAsideCard* m_setAside;
    LineCard* m_customers;
    LineCard* m_folder;
};

} // namespace regard::ui
