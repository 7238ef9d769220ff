// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>
#include <regard/ingest/inspect.h>
#include <regard/ingest/reading.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace regard::presentation {
class ColumnMatchModel;
}

namespace regard::ui {

class CheckBox;
class ComboBox;
class ImportNotices;
class ImportPreview;
class ImportQuestions;

/// Second step of an import: what is to be known of the file, what each column becomes, what is
/// left to be said, and how the first rows would be understood.
class ImportMatchStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportMatchStep(QWidget* parent = nullptr);

    void setFile(const FileReport& report, const Reading& reading);
    void setMapping(const Mapping& mapping);
    [[nodiscard]] const Mapping& mapping() const;
    /// Why the mapping cannot be checked yet; empty when it can.
    [[nodiscard]] QString problem() const;
    /// What this mapping does to the file.
    void showCheck(const ImportResult& result);
    /// The mapping has changed since; `why` says what is waited for.
    void hideCheck(const QString& why = {});
    void focusFirst();

Q_SIGNALS:
    void mappingChanged();
    void acceptedChanged(); ///< of a changed export
    void factsAsked();      ///< "Change…" beside the facts of the file
    void constantsAsked();  ///< values that hold for all rows
    void loadAsked();       ///< a mapping file is to be loaded
    void saveAsked();       ///< the mapping is to be saved as a file
    void setAsideAsked();   ///< the rows that would be set aside

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeFacts();
    QWidget* makeSearch();
    QWidget* makeTable();
    QWidget* makeColumnRow();
    QWidget* makePolicy();
    void openPicker(const QModelIndex& shown);
    void showColumn();
    void showRowPolicy();

    FileReport m_report;
    presentation::ColumnMatchModel* m_columns;
    QSortFilterProxyModel* m_found; ///< the columns that the search leaves

    ImportNotices* m_notices;
    QLabel* m_facts;
    QWidget* m_searchRow;
    QLineEdit* m_search;
    CheckBox* m_onlyMatched;
    QTableView* m_table;
    QWidget* m_columnRow;
    QLabel* m_columnNote;
    QLabel* m_missingLabel;
    QLineEdit* m_missing;
    ImportQuestions* m_questions;
    QWidget* m_policyRow;
    ComboBox* m_policy;
    ImportPreview* m_preview;
};

} // namespace regard::ui
