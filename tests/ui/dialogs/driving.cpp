// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driving.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

#include <cstdlib>

#include <algorithm>
#include <utility>

namespace regard::test {

void present(QWidget& widget)
{
    widget.show();
    widget.activateWindow();
    QApplication::setActiveWindow(&widget);
    QApplication::processEvents();
    QApplication::processEvents();
}

bool waitUntil(const std::function<bool()>& condition)
{
    constexpr int kPatienceMs = 30000;
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > kPatienceMs)
            return false;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

void onceShown(const char* dialogName, std::function<void(QWidget&)> act)
{
    auto* timer = new QTimer(qApp);
    timer->setInterval(10);
    QObject::connect(timer, &QTimer::timeout, timer,
                     [timer, name = QString::fromLatin1(dialogName), act = std::move(act)] {
                         QWidget* modal = QApplication::activeModalWidget();
                         if (modal == nullptr || modal->objectName() != name)
                             return;
                         timer->stop();
                         timer->deleteLater();
                         act(*modal);
                     });
    timer->start();
}

namespace {

const QScrollArea* scrollAreaOf(const QWidget& widget)
{
    for (const QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget())
        if (const auto* area = qobject_cast<const QScrollArea*>(at))
            return area;
    return nullptr;
}

/// The middles of two controls in one system of coordinates: that of what is scrolled where one
/// area holds both, else that of the window, where what is scrolled out lies at the area's edge.
std::pair<QPoint, QPoint> middlesOf(const QWidget& window, const QWidget& first,
                                    const QWidget& second)
{
    const QScrollArea* area = scrollAreaOf(first);
    if (area != nullptr && area == scrollAreaOf(second))
        return {first.mapTo(area->widget(), first.rect().center()),
                second.mapTo(area->widget(), second.rect().center())};
    const auto middle = [&window](const QWidget& control) {
        QPoint at = control.mapTo(&window, control.rect().center());
        if (const QScrollArea* around = scrollAreaOf(control)) {
            const QPoint top = around->mapTo(&window, QPoint(0, 0));
            at.setY(std::clamp(at.y(), top.y(), top.y() + around->height()));
        }
        return at;
    };
    return {middle(first), middle(second)};
}

} // namespace

QString focusDisorder(const QWidget& window)
{
    const QWidget* before = nullptr;
    const QWidget* at = window.nextInFocusChain();
    for (; at != nullptr && at != &window; at = at->nextInFocusChain()) {
        if (!window.isAncestorOf(at) || !at->isVisibleTo(&window) ||
            (at->focusPolicy() & Qt::TabFocus) == 0 || !at->isEnabled())
            continue;
        // The line inside a spin box or a combo box is part of it.
        if (qobject_cast<const QAbstractSpinBox*>(at->parentWidget()) != nullptr ||
            qobject_cast<const QComboBox*>(at->parentWidget()) != nullptr)
            continue;
        // Controls of one row may differ a little in height.
        if (before != nullptr) {
            const auto [last, place] = middlesOf(window, *before, *at);
            const bool sameRow = std::abs(place.y() - last.y()) < 20;
            const bool wrong = sameRow ? place.x() < last.x() : place.y() < last.y();
            if (wrong)
                return QStringLiteral("%1 comes after %2")
                    .arg(at->objectName().isEmpty()
                             ? QString::fromLatin1(at->metaObject()->className())
                             : at->objectName(),
                         before->objectName().isEmpty()
                             ? QString::fromLatin1(before->metaObject()->className())
                             : before->objectName());
        }
        before = at;
    }
    return {};
}

QString cutText(const QWidget& window)
{
    // Texts that changed just now are laid out by the event loop.
    QApplication::processEvents();
    QApplication::processEvents();
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisibleTo(&window) || label->text().isEmpty() ||
            label->textFormat() == Qt::RichText ||
            label->inherits("regard::ui::ElidedLabel")) // ends in an ellipsis, whole in its tip
            continue;
        const QSize needed(label->wordWrap() ? 0 : label->sizeHint().width(),
                           label->wordWrap() ? label->heightForWidth(label->width())
                                             : label->sizeHint().height());
        if (needed.width() > label->width() || needed.height() > label->height())
            return label->text();
    }
    for (const QPushButton* button : window.findChildren<QPushButton*>())
        if (button->isVisibleTo(&window) && button->sizeHint().width() > button->width())
            return button->text();
    return {};
}

} // namespace regard::test
