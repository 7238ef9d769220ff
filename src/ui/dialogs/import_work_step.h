// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>

#include <QWidget>

class QLabel;
class QProgressBar;

namespace regard::ui {

/// Long work of an import: what is done, how far it is, how fast, and how long it still takes.
class ImportWorkStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportWorkStep(QWidget* parent = nullptr);

    /// Begins again at nothing done.
    void begin(const QString& what);
    void setProgress(const Progress& progress, double rowsPerSecond, double secondsLeft);

private:
    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_detail;
};

} // namespace regard::ui
