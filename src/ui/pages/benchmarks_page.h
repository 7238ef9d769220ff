// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>

#include <QWidget>

#include <functional>
#include <map>
#include <string>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace regard::presentation {
class BenchmarksModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

/// What others reach: a table that is edited in place, each row with its source, date and scale.
class BenchmarksPage final : public QWidget {
    Q_OBJECT

public:
    /// `importFiles` opens the import for a file of benchmarks.
    BenchmarksPage(presentation::Workspace& workspace, std::function<void()> importFiles,
                   QWidget* parent = nullptr);

public Q_SLOTS:
    void addBenchmark();
    void removeBenchmark();

private:
    void refresh();

    presentation::Workspace& m_workspace;
    presentation::BenchmarksModel* m_model;
    std::map<std::string, std::string> m_scales;
    QLabel* m_sentence;
    QLabel* m_refused;
    QStackedWidget* m_stack;
    QTableView* m_table;
    QPushButton* m_remove;
};

} // namespace regard::ui
