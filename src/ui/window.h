// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class MainWindow;
class Theme;

/// The window with all its pages, its filter bar and its dialogs, not shown yet.
[[nodiscard]] std::unique_ptr<MainWindow> makeWindow(presentation::Workspace& workspace,
                                                     Theme& theme);

} // namespace regard::ui
