// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/lifetime_ways.h>

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace regard::ui {

/// Days to choose for "lost after no purchase for", from how long customers took to come back.
class GapSuggestions final : public QWidget {
    Q_OBJECT

public:
    explicit GapSuggestions(QWidget* parent = nullptr);

    void show(const PurchaseGaps& gaps);
    /// There is nothing to suggest from; one sentence says why.
    void showReason(const QString& reason);

Q_SIGNALS:
    void chosen(int days);

private:
    QLabel* m_words;
    QBoxLayout* m_buttons;
};

} // namespace regard::ui
