// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_frame.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pill.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QShowEvent>

namespace regard::ui {

DialogFrame::DialogFrame(const QString& title, QWidget* parent) : QDialog(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 14, 20, 14);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    m_title = makeLabel(title, TextRole::Title, this);
    m_title->setObjectName(QStringLiteral("dialogTitle"));
    m_steps = makeLabel({}, TextRole::Second, this);
    m_steps->setObjectName(QStringLiteral("dialogSteps"));
    m_steps->setTextFormat(Qt::RichText);
    m_steps->hide();
    words->addWidget(m_title);
    words->addWidget(m_steps);
    head->addLayout(words, 1);
    m_badge = new Pill(this);
    m_badge->setObjectName(QStringLiteral("dialogBadge"));
    m_badge->hide();
    head->addWidget(m_badge, 0, Qt::AlignVCenter);
    outer->addLayout(head);
    outer->addWidget(makeRule(this));

    m_body = new QVBoxLayout;
    m_body->setContentsMargins(20, 16, 20, 16);
    m_body->setSpacing(12);
    outer->addLayout(m_body, 1);

    m_error = makeLabel({}, TextRole::Error, this, true);
    m_error->setObjectName(QStringLiteral("dialogError"));
    m_error->setContentsMargins(20, 0, 20, 10);
    m_error->hide();
    outer->addWidget(m_error);
    outer->addWidget(makeRule(this));

    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 12, 20, 12);
    foot->setSpacing(8);
    m_footStart = new QHBoxLayout;
    m_footStart->setSpacing(8);
    m_footEnd = new QHBoxLayout;
    m_footEnd->setSpacing(8);
    foot->addLayout(m_footStart, 1);
    // Keeps the buttons at the right where nothing stands at the left.
    foot->addStretch(0);
    foot->addLayout(m_footEnd);
    outer->addLayout(foot);
    setTitle(title);
}

void DialogFrame::setTitle(const QString& title)
{
    m_title->setText(title);
    setWindowTitle(title);
}

void DialogFrame::setSteps(const QStringList& steps, int current)
{
    QStringList parts;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString text = QStringLiteral("%1 %2").arg(i + 1).arg(steps[i].toHtmlEscaped());
        if (i == current)
            parts << QStringLiteral("<a style='font-weight:600;color:%1'>%2</a>")
                         .arg(tokensOf(*this).accent.name(), text);
        else
            parts << (i < current ? text + QStringLiteral(" \u2713") : text);
    }
    m_steps->setText(parts.join(QStringLiteral("&nbsp;&nbsp;\u203A&nbsp;&nbsp;")));
    m_steps->setAccessibleName(
        steps.isEmpty()
            ? QString()
            : tr("Step %1 of %2: %3").arg(current + 1).arg(steps.size()).arg(steps.value(current)));
    m_steps->setVisible(!steps.isEmpty());
}

void DialogFrame::setError(const QString& sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void DialogFrame::setPreferredSize(const QSize& size)
{
    m_preferred = size;
    m_placed = false;
}

void DialogFrame::showEvent(QShowEvent* event)
{
    if (!m_placed) {
        m_placed = true;
        QSize room = m_preferred;
        if (const QScreen* where = screen()) {
            QSize most = where->availableGeometry().size() - QSize(24, 48);
            if (parentWidget() != nullptr) // a window may be larger than an offscreen screen
                most = most.expandedTo(parentWidget()->window()->size() - QSize(80, 80));
            room = room.boundedTo(most);
        }
        resize(room.expandedTo(minimumSizeHint()));
        if (const QWidget* over = parentWidget()) {
            const QPoint centre = over->window()->geometry().center();
            move(centre - rect().center());
        }
    }
    QDialog::showEvent(event);
}

} // namespace regard::ui
