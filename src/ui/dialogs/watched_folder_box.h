// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/watched_folder.h>

#include <QString>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace regard::presentation {
class WatchedFolder;
}

namespace regard::ui {

class CheckBox;

/// The folder that a store watches, as a part of the settings: on or off, which one, how it stands.
class WatchedFolderBox final : public QWidget {
    Q_OBJECT

public:
    explicit WatchedFolderBox(presentation::WatchedFolder& watched, QWidget* parent = nullptr);

    /// What is chosen now.
    [[nodiscard]] WatchSettings settings() const;
    /// What saving changes, in a sentence; empty when nothing.
    [[nodiscard]] QString change() const;
    /// Why it cannot be saved as it is; empty when it can.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void edited();

private:
    void choose();
    void showState();

    presentation::WatchedFolder& m_watched;
    CheckBox* m_on;
    QLineEdit* m_folder;
    QPushButton* m_choose;
    QLabel* m_state;
};

} // namespace regard::ui
