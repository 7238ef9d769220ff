// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

#include <regard/base/expected.h>
#include <regard/insight/overview.h>

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>

namespace regard::ui {

Banner::Banner(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("banner"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(8);
    m_text = makeLabel({}, TextRole::Body, this, true);
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = makeButton({}, QStringLiteral("bannerAction"), ButtonKind::Link, this);
    auto* close = makeButton(tr("Close"), QStringLiteral("bannerClose"), ButtonKind::Quiet, this);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_run)
            m_run();
    });
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &QWidget::hide);
    hide();
}

void Banner::showError(const Error& error)
{
    showMessage(Tone::Bad, QString::fromStdString(error.text()));
}

void Banner::showMessage(Tone tone, const QString& sentence, const QString& action,
                         std::function<void()> run)
{
    m_run = std::move(run);
    const char* name = tone == Tone::Bad    ? "bad"
                       : tone == Tone::Warn ? "warn"
                       : tone == Tone::Good ? "good"
                                            : "neutral";
    setStyleProperty(*this, "tone", QString::fromLatin1(name));
    m_text->setText(sentence);
    setAccessibleName(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

BusyLine::BusyLine(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("busyLine"));
    setFixedHeight(2);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void BusyLine::setBusy(bool busy)
{
    if (busy && m_timer == 0) {
        m_tick = 0;
        m_timer = startTimer(50);
    } else if (!busy && m_timer != 0) {
        killTimer(m_timer);
        m_timer = 0;
        update();
    }
}

void BusyLine::timerEvent(QTimerEvent*)
{
    ++m_tick;
    update();
}

void BusyLine::paintEvent(QPaintEvent*)
{
    constexpr int kTicksBeforeShown = 5;
    if (m_timer == 0 || m_tick < kTicksBeforeShown)
        return;
    QPainter painter(this);
    const int length = width() / 4;
    const int left = (m_tick - kTicksBeforeShown) * 24 % (width() + length) - length;
    painter.fillRect(QRect(left, 0, length, height()), tokensOf(*this).accent);
}

} // namespace regard::ui
