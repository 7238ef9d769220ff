// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace regard::ui {

/// The inside of a scroll area that holds text which wraps: never lower than its words need at the
/// width it has (a scroll area alone asks only for the smallest height).
class WrappingBody final : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    bool event(QEvent* event) override;

private:
    void fit();
};

} // namespace regard::ui
