// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace regard::ui {

/// What the window was started with.
struct Launch {
    QString store;                 ///< empty: the one opened last, else the welcome page
    bool exitAfterStartup = false; ///< shows itself, paints once and ends (installed-program test)
};

/// Reads the arguments of the window. False with a sentence when one is not understood.
[[nodiscard]] bool readLaunch(const std::vector<std::string>& arguments, Launch& launch,
                              std::string& problem);

/// True where a window can be shown.
[[nodiscard]] bool hasDisplay();

/// Shows the window and runs until it is closed. Returns the exit code.
[[nodiscard]] int runApplication(int& argc, char** argv, const Launch& launch);

/// Names of the program that Qt keeps settings under; called before a QApplication is made.
void nameApplication();

} // namespace regard::ui
