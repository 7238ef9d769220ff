// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/explain_content.h"
#include "presentation/moved_content.h"
#include "presentation/response_content.h"

#include <QFrame>

class QPushButton;
class QVBoxLayout;

namespace regard::ui {

/// "How this number came about": counts, what moved it, parts, rows set aside, formula, conventions, sources.
class ExplainPanel final : public QFrame {
    Q_OBJECT

public:
    explicit ExplainPanel(QWidget* parent = nullptr);

    void setContent(const presentation::ExplainContent& content);
    /// What moved the figure; comes after the content, which it belongs to.
    void setMoved(const presentation::MovedContent& content);
    /// Who did not answer; the same.
    void setResponse(const std::vector<presentation::ResponseSplit>& splits);
    /// Without the button to close it: it is part of the page.
    void setClosable(bool closable);
    /// While the rows are being looked at.
    void setWaiting(const QString& kpi);

Q_SIGNALS:
    void rowsAsked();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addPairs(const QString& title, const std::vector<std::pair<QString, QString>>& pairs);

    void addMovedSplit(const presentation::MovedSplit& split);

    QPushButton* m_close;
    QVBoxLayout* m_lines;
    QVBoxLayout* m_moved = nullptr;    ///< the place for what moved it, once there is content
    QVBoxLayout* m_response = nullptr; ///< the same for who did not answer
};

} // namespace regard::ui
