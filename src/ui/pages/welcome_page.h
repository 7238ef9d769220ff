// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QListView;

namespace regard::presentation {
class RecentStoresModel;
}

namespace regard::ui {

/// What is shown while no store is open: the sample company, a file to import, a store to open, the
/// stores opened lately. Files dropped on it are imported, a store dropped on it is opened.
class WelcomePage final : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecentStores(const QStringList& paths);
    /// While something is opened nothing else can be asked for.
    void setBusy(bool busy);

Q_SIGNALS:
    void sampleAsked();
    void importAsked();
    void openAsked();
    void recentAsked(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeChoice(const QString& title, const QString& sentence, const QString& button,
                        const QString& name, bool primary, void (WelcomePage::*signal)());

    presentation::RecentStoresModel* m_recent;
    QWidget* m_choices;
    QWidget* m_recentBox;
    QListView* m_recentList;
    QWidget* m_busy;
};

} // namespace regard::ui
