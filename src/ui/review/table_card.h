// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/table_content.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QTableView;

namespace regard::presentation {
class TextTableModel;
}

namespace regard::ui {

/// A card with a table of words: title, note, rows, what is said below it, and a menu to copy or
/// save it.
class TableCard final : public QFrame {
    Q_OBJECT

public:
    explicit TableCard(const QString& name, QWidget* parent = nullptr);

    void setContent(const presentation::TableContent& content);
    [[nodiscard]] QHBoxLayout& tools() const { return *m_tools; }
    [[nodiscard]] QTableView& view() const { return *m_view; }
    /// As high as its rows, so that the page scrolls and not the table.
    void setWhole(bool whole);

Q_SIGNALS:
    /// Enter or a double click on a row: its key.
    void taken(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void showDetail();

    presentation::TextTableModel* m_model;
    presentation::TableContent m_content;
    class ElidedLabel* m_title;
    class ElidedLabel* m_note;
    QLabel* m_footnote;
    QLabel* m_reason;
    QHBoxLayout* m_tools;
    QTableView* m_view;
    bool m_whole = false;
};

} // namespace regard::ui
