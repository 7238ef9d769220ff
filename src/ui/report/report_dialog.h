// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regard::ui {

class MainWindow;

/// Asks for the title and the file of a report of what the window looks at, and writes it while the
/// window goes on.
void askForReport(MainWindow& window);

} // namespace regard::ui
