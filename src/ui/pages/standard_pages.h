// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regard::ui {

class MainWindow;

/// Adds all pages but the Overview, and the welcome page to the window, and gives it the
/// dialogs it opens: import, target, settings, keyboard.
void addStandardPages(MainWindow& window);

} // namespace regard::ui
