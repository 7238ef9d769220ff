// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/overview.h>

#include <QFrame>

#include <vector>

class QVBoxLayout;

namespace regard::ui {

/// "What changed": a line each with its tone as a shape, what happened, how sure, and a link that
/// goes there.
class ChangeList final : public QFrame {
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent = nullptr);
    /// `nothing` is said where there are none.
    void setChanges(const std::vector<Change>& changes, const QString& footnote,
                    const QString& nothing);

Q_SIGNALS:
    void followed(const regard::Change& change);

private:
    QVBoxLayout* m_lines;
    class QLabel* m_footnote;
};

} // namespace regard::ui
