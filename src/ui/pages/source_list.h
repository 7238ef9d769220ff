// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/health_content.h"

#include <QFrame>

#include <set>
#include <vector>

class QVBoxLayout;

namespace regard::ui {

/// The sources of a store, a row each: how fresh, how many rows by week, what is missing, what
/// stands twice. "Details" opens the fields and the weeks as tables below the row.
class SourceList final : public QFrame {
    Q_OBJECT

public:
    explicit SourceList(QWidget* parent = nullptr);

    void setSources(const std::vector<presentation::SourceContent>& sources);
    /// All that the keyboard stops at, in the order of reading.
    [[nodiscard]] const std::vector<QWidget*>& stops() const { return m_stops; }

Q_SIGNALS:
    void mendAsked(std::int64_t importId);

private:
    QWidget* makeRow(const presentation::SourceContent& source, int index);
    void makeDetails(const presentation::SourceContent& source, int index, QWidget& box);

    QVBoxLayout* m_rows;
    std::vector<QWidget*> m_stops;
    std::set<QString> m_open; ///< sources whose details are shown
};

} // namespace regard::ui
