// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/explain_content.h"

#include <QFrame>

class QVBoxLayout;

namespace regard::ui {

/// "How this number came about": counts, parts, rows set aside, formula, conventions, sources.
class ExplainPanel final : public QFrame {
    Q_OBJECT

public:
    explicit ExplainPanel(QWidget* parent = nullptr);

    void setContent(const presentation::ExplainContent& content);
    /// While the rows are being looked at.
    void setWaiting(const QString& kpi);

Q_SIGNALS:
    void rowsAsked();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addPairs(const QString& title, const std::vector<std::pair<QString, QString>>& pairs);

    QVBoxLayout* m_lines;
};

} // namespace regard::ui
