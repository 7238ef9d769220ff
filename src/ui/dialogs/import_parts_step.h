// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/import_item.h"

#include <regard/ingest/source_file.h>

#include <QWidget>

#include <vector>

class QLabel;
class QListView;
class QStandardItemModel;

namespace regard::ui {

/// Which tables of a workbook or an archive are to be imported.
class ImportPartsStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportPartsStep(QWidget* parent = nullptr);

    /// Of a workbook the first sheet is ticked, of an archive every file.
    void setParts(const presentation::ImportItem& item, const std::vector<FilePart>& parts,
                  bool sheets);
    /// The ticked ones, in the order of the file.
    [[nodiscard]] std::vector<presentation::ImportItem> chosen() const;
    void focusFirst();

Q_SIGNALS:
    void changed();

private:
    presentation::ImportItem m_item;
    QLabel* m_head;
    QListView* m_list;
    QStandardItemModel* m_parts;
};

} // namespace regard::ui
