// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

namespace regard::ui {

/// The keys of the window, by what they are for.
class KeyboardHelp final : public DialogFrame {
    Q_OBJECT

public:
    explicit KeyboardHelp(QWidget* parent = nullptr);
};

} // namespace regard::ui
