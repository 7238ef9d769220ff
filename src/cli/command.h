// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/run.h"

#include <regard/base/expected.h>

#include <functional>
#include <ostream>

namespace CLI { // NOLINT(readability-identifier-naming): the parser's own
class App;
}

namespace regard::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kRowsSetAside = 3;

/// One call of the program: where it writes, and what it was told to do.
struct Session {
    std::ostream& out;
    std::ostream& err;
    std::function<Status(const SnapshotOptions&)> draw;
    std::function<Status(const ReportOptions&)> report;
    std::function<int()> action; ///< set by the command that was chosen

    /// Says why it did not work, in one line, and gives the exit code for that.
    int fail(const Error& error) const;
};

// One function a command (commands/<name>.cpp): adds it with its options.
void addDemo(CLI::App& app, Session& session);
void addImport(CLI::App& app, Session& session);
void addWatch(CLI::App& app, Session& session);
void addInspect(CLI::App& app, Session& session);
void addProfiles(CLI::App& app, Session& session);
void addImports(CLI::App& app, Session& session);
void addUndo(CLI::App& app, Session& session);
void addRejects(CLI::App& app, Session& session);
void addCustomers(CLI::App& app, Session& session);
void addErase(CLI::App& app, Session& session);
void addHealth(CLI::App& app, Session& session);
void addKpis(CLI::App& app, Session& session);
void addExplain(CLI::App& app, Session& session);
void addClv(CLI::App& app, Session& session);
void addCohorts(CLI::App& app, Session& session);
void addSurvival(CLI::App& app, Session& session);
void addForecast(CLI::App& app, Session& session);
void addTargets(CLI::App& app, Session& session);
void addSnapshot(CLI::App& app, Session& session);
void addReport(CLI::App& app, Session& session);
void addSql(CLI::App& app, Session& session);
void addExport(CLI::App& app, Session& session);
void addCheck(CLI::App& app, Session& session);
void addBackup(CLI::App& app, Session& session);

} // namespace regard::cli
