// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/job.h"

#include <regard/ingest/watched_folder.h>

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <string>
#include <vector>

namespace regard::presentation {

class Workspace;

/// Watches the folder that the open store names, and imports what leaves no doubt. Listing the
/// folder runs in a thread of its own, so that a slow disk holds up nothing; a look into it runs
/// behind what was asked of the store, and gives way to what people do.
class WatchedFolder final : public QObject {
    Q_OBJECT

public:
    /// Times between two lists of the folder, and before a file that is new is looked at again.
    explicit WatchedFolder(Workspace& workspace, QObject* parent = nullptr, int everyMs = 5000,
                           int settleMs = 2000);

    [[nodiscard]] const WatchSettings& settings() const { return m_settings; }
    /// An edit of the store: it can be undone, and Workspace::failed() says why it was refused.
    void setSettings(const WatchSettings& settings);
    /// What is in the folder and does not come in by itself, with the reasons.
    [[nodiscard]] const std::vector<WaitingTable>& waiting() const { return m_waiting; }
    /// When the folder was last seen; invalid before that.
    [[nodiscard]] QDateTime lastLook() const { return m_lastLook; }
    /// Why the folder cannot be watched; empty when it can.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// One line for a page: what is watched, when it was seen, how much waits. Empty while off.
    [[nodiscard]] QString sentence() const;
    void lookNow();

Q_SIGNALS:
    /// Settings, what waits or the problem.
    void changed();
    /// A sentence about what came in by itself.
    void cameIn(const QString& sentence);

private:
    void readSettings();
    void adopt(const WatchSettings& settings);
    void list();
    void takeState(const std::string& state);
    void look();
    void takeReport(const Expected<WatchReport>& report);
    void setProblem(const QString& problem);

    Workspace& m_workspace;
    int m_settleMs;
    WatchSettings m_settings;
    std::vector<WaitingTable> m_waiting;
    QDateTime m_lastLook;
    QString m_problem;
    std::string m_listed; ///< state of the folder when it was listed last
    std::string m_judged; ///< state that was looked at to the end
    bool m_isJudged = false;
    bool m_listing = false;
    bool m_looking = false;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QTimer m_soon;
    JobQueue m_queue{1}; ///< last, so that its thread ends first
};

/// "orders.csv came in from the watched folder: 120 rows, 118 of them new."
[[nodiscard]] QString cameInText(const std::vector<ImportResult>& imported);

} // namespace regard::presentation
