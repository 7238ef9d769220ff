// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>

#include <QWidget>

#include <map>

class QButtonGroup;
class QLabel;
class QPushButton;
class QTableView;

namespace regard::presentation {
class CheckModel;
}

namespace regard::ui {

class ComboBox;

/// Third step of an import: what the file would do to the store. The counts are filters of the
/// table below them.
class ImportCheckStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportCheckStep(QWidget* parent = nullptr);

    void setResult(const ImportResult& result);
    /// Shows the rows set aside, as if their count had been clicked.
    void showSetAside();
    void focusFirst();

private:
    void show(int filter);
    void fillReasons();

    presentation::CheckModel* m_model;
    QLabel* m_head;
    QLabel* m_detail;
    QButtonGroup* m_filters;
    std::map<int, QPushButton*> m_chips;
    ComboBox* m_reasons;
    QLabel* m_shortfall;
    QTableView* m_table;
};

} // namespace regard::ui
