// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/mapping_choice.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/inspect.h>

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace regard::presentation {
class ColumnMatchModel;
class PreviewModel;
class SetAsideModel;
struct MappingQuestion;
} // namespace regard::presentation

namespace regard::ui {

class CheckBox;
class ComboBox;

/// Second and third step of an import: what each column becomes, what is left to be said, and, once
/// checked, what would be set aside and how the first rows are understood.
class ImportMatchStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportMatchStep(QWidget* parent = nullptr);

    void setFile(const FileReport& report, const Mapping& mapping);
    void setMapping(const Mapping& mapping);
    [[nodiscard]] const Mapping& mapping() const;
    /// Why the mapping cannot be checked yet; empty when it can.
    [[nodiscard]] QString problem() const;
    void showCheck(const ImportResult& result);
    void hideCheck();
    void focusFirst();

Q_SIGNALS:
    void mappingChanged();
    void factsAsked(); ///< "Change…" beside the facts of the file
    void loadAsked();  ///< a mapping file is to be loaded
    void saveAsked();  ///< the mapping is to be saved as a file

private:
    QWidget* makeFacts();
    QWidget* makeSearch();
    QWidget* makeCheck();
    void openPicker(const QModelIndex& shown);
    void showQuestions();
    QWidget* makeAnswer(const presentation::MappingQuestion& question);
    void showRowPolicy();
    void showFacts();
    void showSetAside(bool shown);

    FileReport m_report;
    presentation::ColumnMatchModel* m_columns;
    QSortFilterProxyModel* m_found; ///< the columns that the search leaves
    presentation::PreviewModel* m_preview;
    presentation::SetAsideModel* m_setAside;

    QLabel* m_facts;
    QLabel* m_notes; ///< what was noticed and tolerated while the file was read
    QWidget* m_searchRow;
    QLineEdit* m_search;
    CheckBox* m_onlyMatched;
    QTableView* m_table;
    QWidget* m_questions;
    QGridLayout* m_questionGrid;
    QStringList m_asked; ///< what the questions shown are, so that typing does not rebuild them
    QWidget* m_policyRow;
    ComboBox* m_policy;
    QWidget* m_check;
    QFrame* m_warning;
    QLabel* m_warningHead;
    QLabel* m_warningText;
    QPushButton* m_showAside;
    QLabel* m_counts;
    QTableView* m_previewTable;
};

} // namespace regard::ui
