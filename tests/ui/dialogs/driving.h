// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <stdexcept>
#include <string>

namespace regard::test {

/// Shows the widget and lets it settle.
void present(QWidget& widget);

/// The child of that type and object name; fails the running test when it is not there.
template <typename Widget>
Widget& child(const QObject& parent, const char* name)
{
    auto* found = parent.findChild<Widget*>(QString::fromLatin1(name));
    if (found == nullptr)
        throw std::runtime_error(std::string("no child named ") + name);
    return *found;
}

/// Runs the event loop until the condition holds; false after half a minute.
[[nodiscard]] bool waitUntil(const std::function<bool()>& condition);

/// Does something as soon as a modal dialog of that object name is shown (exec() does not return
/// before). The dialog is closed when nothing was done.
void onceShown(const char* dialogName, std::function<void(QWidget&)> act);

/// What stands in the way of reading the focus chain from left to right and top to bottom: the
/// first pair of controls in the wrong order, or nothing.
[[nodiscard]] QString focusDisorder(const QWidget& window);

/// A label or button whose text is cut by its own size, or nothing.
[[nodiscard]] QString cutText(const QWidget& window);

} // namespace regard::test
