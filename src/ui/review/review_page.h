// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

/// A page that looks at the store through the filter. It asks for its figures when it is seen and
/// something changed since, never while it is hidden.
class ReviewPage : public QScrollArea {
    Q_OBJECT

public:
    ReviewPage(presentation::Workspace& workspace, const QString& name, QWidget* parent = nullptr);

    /// True when all that the page shows has been computed.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    /// A figure was asked for in detail.
    void kpiOpened(const QString& kpi);
    void importAsked();

protected:
    [[nodiscard]] presentation::Workspace& workspace() const { return m_workspace; }
    /// Where the page's parts are laid, 12 px between them.
    [[nodiscard]] QVBoxLayout& column() const { return *m_column; }
    /// Asks for everything anew. Called only while the page is seen and figures are there.
    virtual void refresh() = 0;
    /// Another store was opened, or none.
    virtual void reset() {}
    /// What stands on the page while it has nothing to show; an empty title takes it away.
    void setNothing(const QString& title, const QString& sentence);
    /// Asks for everything anew now, or when the page is seen next.
    void invalidate();

    void showEvent(QShowEvent* event) override;

private:
    presentation::Workspace& m_workspace;
    QWidget* m_inside;
    QWidget* m_nothing;
    QLabel* m_nothingTitle;
    QLabel* m_nothingSentence;
    QVBoxLayout* m_column;
    bool m_stale = true;
};

} // namespace regard::ui
