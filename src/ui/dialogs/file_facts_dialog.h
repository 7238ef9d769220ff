// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>
#include <regard/ingest/mapping.h>

#include <QTimer>

#include <vector>

class QLabel;
class QSpinBox;
class QStandardItemModel;
class QTableView;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class ComboBox;

/// How a file is written, when what was found is to be said otherwise: every fact with what was
/// found, and the first records as they come out.
class FileFactsDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// `text` is the file whose first records are shown, read by the workspace's worker.
    FileFactsDialog(presentation::Workspace& workspace, const QString& text, const Dialect& dialect,
                    const Mapping& mapping, QWidget* parent = nullptr);

    /// What was said otherwise than it was found.
    [[nodiscard]] DialectTold told() const;
    /// The mapping with dates, decimal sign and time zone as chosen; the rest as it was.
    [[nodiscard]] Mapping mapping() const;

private:
    using Records = std::vector<std::vector<std::string>>;

    void makeDialectFields();
    void makeMappingFields();
    void layOut();
    void lookAgain();
    void showRecords(const Expected<Records>& records);

    presentation::Workspace& m_workspace;
    QString m_text;
    Dialect m_dialect;
    Mapping m_mapping;
    int m_round = 0; ///< an older look is not shown
    QTimer m_later;
    ComboBox* m_encoding;
    ComboBox* m_delimiter;
    ComboBox* m_quote;
    ComboBox* m_escape;
    QSpinBox* m_skip;
    QSpinBox* m_headerRows;
    QSpinBox* m_table;
    ComboBox* m_dates;
    ComboBox* m_decimal;
    ComboBox* m_zone;
    QLabel* m_lookState;
    QStandardItemModel* m_records;
    QTableView* m_recordTable;
};

} // namespace regard::ui
