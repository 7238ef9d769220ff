// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>

#include <QFrame>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QTableView;

namespace regard::presentation {
class SetAsideModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

/// The rows that one import set aside: by reason, with their text, to be mended here or in a file.
class SetAsideCard final : public QFrame {
    Q_OBJECT

public:
    /// Without `mend` rows can only be saved to be mended elsewhere.
    SetAsideCard(presentation::Workspace& workspace, std::function<void(std::int64_t)> mend,
                 QWidget* parent = nullptr);

    /// Reads the rows of that import; none: nothing is chosen.
    void setImport(const std::optional<ImportRecord>& record);
    /// Moves the keyboard to the rows.
    void enter();
    /// All that the keyboard stops at, in the order of reading.
    [[nodiscard]] std::vector<QWidget*> stops() const;

public Q_SLOTS:
    void exportRows();

private:
    void takeRows(std::vector<SetAsideRow> rows);
    void showReasons();

    presentation::Workspace& m_workspace;
    presentation::SetAsideModel* m_model;
    std::optional<ImportRecord> m_record;
    std::vector<SetAsideRow> m_rows;
    QLabel* m_title;
    QLabel* m_note;
    QTableView* m_table;
    QPushButton* m_export;
    QPushButton* m_mend;
};

} // namespace regard::ui
