// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regard::cli {

/// Through what a store is looked at, as it was written.
struct ViewOptions {
    std::string store;
    std::string period;
    std::vector<std::pair<std::string, std::string>> where; ///< dimension, value
    std::string asOf;
    std::vector<std::pair<std::string, std::string>> config; ///< setting, value
};

/// What `regard snapshot` was asked for.
struct SnapshotOptions {
    ViewOptions view;
    std::string page;
    std::string out;
    int width = 1440;
    int height = 900;
    double scale = 1;
    bool dark = false;
};

/// What `regard report` was asked for.
struct ReportOptions {
    ViewOptions view;
    std::string out;
    std::string title;
};

/// What draws; handed in by the program, because drawing needs Qt and commands do not.
struct Drawing {
    std::function<Status(const SnapshotOptions&)> snapshot;
    std::function<Status(const ReportOptions&)> report;
};

/// True when the arguments (without the program's name) call a command, options before it or not,
/// or ask for help or the version; anything else is the window's. A misspelt command is a command,
/// a file is not.
[[nodiscard]] bool isCommandLine(const std::vector<std::string>& arguments);

/// Runs one command with its arguments (without the program's name). Returns the exit code: 0 done,
/// 1 refused or failed, 2 wrong usage, 3 done with rows set aside. One line on `err` for 1 and 2.
[[nodiscard]] int run(std::vector<std::string> arguments, std::ostream& out, std::ostream& err,
                      const Drawing& drawing = {});

} // namespace regard::cli
