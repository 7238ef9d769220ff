// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QTableView;

namespace regard::presentation {
class CheckModel;
}

namespace regard::ui {

/// Below the columns while they are matched: what this matching would set aside, and the first rows
/// as they would be understood.
class ImportPreview final : public QWidget {
    Q_OBJECT

public:
    explicit ImportPreview(QWidget* parent = nullptr);

    /// What the mapping fixes for every row is not shown row by row.
    void setResult(const ImportResult& result, const Mapping& mapping);
    /// At most so many rows, for small windows.
    void setRowsShown(int rows);
    /// Why there is nothing to show yet ("Reading the rows…"); what was shown stays until then.
    void setStale(const QString& why);

Q_SIGNALS:
    void setAsideAsked();

private:
    QFrame* m_warning;
    QLabel* m_warningHead;
    QLabel* m_warningText;
    QLabel* m_state;
    presentation::CheckModel* m_model;
    QTableView* m_table;
};

} // namespace regard::ui
