// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regard::ui {

class MainWindow;

/// Asks which pages the wallboard shows and for how long, and opens it over the whole screen. What
/// was chosen is offered again the next time.
void askToPresent(MainWindow& window);

} // namespace regard::ui
