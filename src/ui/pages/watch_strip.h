// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QPushButton;

namespace regard::presentation {
class WatchedFolder;
}

namespace regard::ui {

/// What waits in the watched folder with the reasons, and why it cannot be watched. Hidden while
/// there is nothing for anybody to do.
class WatchStrip final : public QFrame {
    Q_OBJECT

public:
    explicit WatchStrip(presentation::WatchedFolder& watched, QWidget* parent = nullptr);

Q_SIGNALS:
    /// These files are to be imported by hand.
    void importAsked(const QStringList& files);

private:
    void refresh();

    presentation::WatchedFolder& m_watched;
    QLabel* m_sentence;
    QLabel* m_waiting;
    QPushButton* m_import;
};

} // namespace regard::ui
