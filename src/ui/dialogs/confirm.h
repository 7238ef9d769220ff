// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace regard::ui {

/// Asks before something goes: one sentence, a way back (the default) and the action. True when the
/// action was chosen.
[[nodiscard]] bool confirm(QWidget* parent, const QString& title, const QString& sentence,
                           const QString& action);

/// The same with one line of text to type, for reasons. Empty when it was cancelled; the action
/// waits until something is typed.
[[nodiscard]] QString askForText(QWidget* parent, const QString& title, const QString& sentence,
                                 const QString& label, const QString& action);

} // namespace regard::ui
