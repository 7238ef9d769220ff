// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <QFrame>
#include <QTimer>

#include <memory>

class QLabel;
class QPushButton;
class QTableView;

namespace regard::presentation {
class ExplainedRowsModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

class SearchField;

/// The rows behind a figure: what each counts as, where it came from; searched and saved without
/// the window waiting.
class RowsCard final : public QFrame {
    Q_OBJECT

public:
    RowsCard(presentation::Workspace& workspace, const QString& name, QWidget* parent = nullptr);

    void setExplanation(std::shared_ptr<const Explanation> explanation);
    void clear();
    /// Moves the keyboard to the search.
    void enter();

private:
    void search();
    void saveAll();
    void say();

    presentation::Workspace& m_workspace;
    std::shared_ptr<const Explanation> m_explanation;
    presentation::ExplainedRowsModel* m_model;
    QLabel* m_title;
    QLabel* m_note;
    SearchField* m_search;
    QPushButton* m_save;
    QTableView* m_view;
    QTimer m_pause;
    bool m_searching = false;
    bool m_more = false;
};

} // namespace regard::ui
