// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_work_step.h"

#include "presentation/models/import_words.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>

namespace regard::ui {

ImportWorkStep::ImportWorkStep(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importWorkStep"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(1);
    m_what = makeLabel({}, TextRole::CardTitle, this);
    m_what->setAlignment(Qt::AlignCenter);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("importProgress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(420);
    m_detail = makeLabel({}, TextRole::Second, this);
    m_detail->setObjectName(QStringLiteral("importProgressText"));
    m_detail->setAlignment(Qt::AlignCenter);
    column->addWidget(m_what);
    column->addWidget(m_bar, 0, Qt::AlignCenter);
    column->addWidget(m_detail);
    column->addStretch(2);
}

void ImportWorkStep::begin(const QString& what)
{
    m_what->setText(what);
    m_bar->setAccessibleName(what);
    m_bar->setRange(0, 0);
    m_detail->setText(QStringLiteral(" "));
}

void ImportWorkStep::setProgress(const Progress& progress, double rowsPerSecond, double secondsLeft)
{
    constexpr int kSteps = 1000;
    if (progress.total > 0) {
        m_bar->setRange(0, kSteps);
        m_bar->setValue(static_cast<int>(
            std::clamp<std::int64_t>(progress.done * kSteps / progress.total, 0, kSteps)));
    }
    const QString text = presentation::progressText(progress, rowsPerSecond, secondsLeft);
    m_detail->setText(text.isEmpty() ? QStringLiteral(" ") : text);
}

} // namespace regard::ui
