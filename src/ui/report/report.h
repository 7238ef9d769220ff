// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/report/report_content.h"

#include <regard/base/civil.h>
#include <regard/base/expected.h>
#include <regard/metrics/query.h>

#include <QObject>
#include <QPicture>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

/// A report as it is asked for on the command line.
struct ReportRequest {
    QString out; ///< .pdf or .html
    QString store;
    QString title; ///< empty: a title of our own
    std::string period;
    std::vector<Condition> where;
    Moment asOf{};
    std::vector<std::pair<std::string, std::string>> config;
};

/// Makes the report of a store that is not open. Needs a QApplication (offscreen is enough) and runs
/// its event loop.
[[nodiscard]] Status writeReport(const ReportRequest& request);

/// Makes the report of an open store, step by step so that the window goes on: figures on a worker,
/// then one chart a round, then the file on a worker. Deletes itself when it is done.
class ReportWriter final : public QObject {
    Q_OBJECT

public:
    /// `done` is told how it ended. Dropped without a word when the workspace's store changes.
    static void start(presentation::Workspace& workspace, const QString& title, const QString& path,
                      std::function<void(Status)> done);

private:
    ReportWriter(presentation::Workspace& workspace, QString path,
                 std::function<void(Status)> done);
    void drawNext();
    void finish(const Status& status);

    presentation::Workspace& m_workspace;
    QString m_path;
    std::function<void(Status)> m_done;
    std::shared_ptr<const presentation::ReportContent> m_content;
    std::vector<const presentation::TrendContent*> m_wanted;
    std::shared_ptr<std::vector<QPicture>> m_charts;
};

} // namespace regard::ui
