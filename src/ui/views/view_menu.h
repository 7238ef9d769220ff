// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regard::ui {

class DropButton;
class MainWindow;

/// The button "Views": looks at the store as it was kept under a name, keeps what is seen now under
/// one, and gives a view to others as a small file.
[[nodiscard]] DropButton* makeViewButton(MainWindow& window);

/// Shows the view of such a file; what is wrong with it is told in the window's strip.
void openViewFile(MainWindow& window, const QString& path);

/// What such files end in, with the dot.
inline constexpr const char* kViewEnding = ".regard-view";

} // namespace regard::ui
