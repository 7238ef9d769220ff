// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/text_table_model.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace regard::ui {

/// A card with a chart and, one key away (T), the same data as a table.
class ChartCard final : public QFrame {
    Q_OBJECT

public:
    /// Takes the chart, which fills the card when it `grows`. `name` is the object name of the
    /// card; its parts are named after it.
    ChartCard(QWidget* chart, const QString& name, bool grows, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNote(const QString& note);
    /// Words below the chart; empty hides them.
    void setFootnote(const QString& words);
    [[nodiscard]] presentation::TextTableModel& table() const { return *m_model; }
    /// Controls at the right of the title.
    [[nodiscard]] QHBoxLayout& tools() const { return *m_tools; }
    /// False where there is nothing to draw: the footnote then says why.
    void setBodyShown(bool shown);
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    class ElidedLabel* m_title;
    class ElidedLabel* m_note;
    QLabel* m_footnote;
    QHBoxLayout* m_tools;
    QStackedWidget* m_stack;
    QTableView* m_view;
    QPushButton* m_toggle;
    QPushButton* m_share;
    presentation::TextTableModel* m_model;
};

} // namespace regard::ui
