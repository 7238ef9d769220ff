// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapping_body.h"

#include <QEvent>
#include <QLayout>

namespace regard::ui {

bool WrappingBody::event(QEvent* event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return handled;
}

void WrappingBody::fit()
{
    if (layout() == nullptr)
        return;
    const int needed = layout()->hasHeightForWidth() ? layout()->heightForWidth(width())
                                                     : layout()->sizeHint().height();
    if (needed != minimumHeight())
        setMinimumHeight(needed);
}

} // namespace regard::ui
