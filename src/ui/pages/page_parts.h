// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/basics.h"

#include <QString>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;
class QWidget;

namespace regard::ui {

/// Title, one sentence below it, and a place for buttons at the right: the top of a page.
struct PageHead {
    QLabel* title = nullptr;
    QLabel* sentence = nullptr;
    QHBoxLayout* buttons = nullptr;
};

/// Dresses the widget as a page of the window: 20 px around, 12 px between.
[[nodiscard]] QVBoxLayout* makePage(QWidget& page);
[[nodiscard]] PageHead addHead(QVBoxLayout& page, const QString& title);

/// What stands in place of a table that has no rows yet: what would be here, what brings it, and a
/// place for one button.
[[nodiscard]] QWidget* makeEmptyState(const QString& title, const QString& sentence,
                                      QPushButton* button, QWidget* parent);

} // namespace regard::ui
