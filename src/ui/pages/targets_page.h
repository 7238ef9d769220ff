// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/targets_model.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class Pill;

/// The targets that hold, how each stands, and how each came to be.
class TargetsPage final : public QWidget {
    Q_OBJECT

public:
    explicit TargetsPage(presentation::Workspace& workspace, QWidget* parent = nullptr);

public Q_SLOTS:
    /// Opens the dialog for a new target, of that KPI where it is known.
    void setTarget(const QString& kpi = {});
    void changeTarget();
    void removeTarget();

Q_SIGNALS:
    /// How many targets are off track, after they were judged.
    void judged(int offTrack);

private:
    QWidget* makeDetail();
    void refresh();
    void judge();
    void show(std::vector<presentation::TargetRow> rows);
    void showDetail();
    [[nodiscard]] std::optional<Target> current() const;

    presentation::Workspace& m_workspace;
    presentation::TargetsModel* m_model;
    presentation::TargetHistoryModel* m_history;
    std::vector<presentation::TargetRow> m_rows;
    QLabel* m_sentence;
    QStackedWidget* m_stack;
    QTableView* m_table;
    QFrame* m_detail;
    QLabel* m_detailSentence;
    QLabel* m_reason;
    QLabel* m_more;
    QTableView* m_historyTable;
    QPushButton* m_change;
    QPushButton* m_remove;
};

} // namespace regard::ui
