// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class CheckBox;

/// The setting whether the store keeps e-mail addresses readable, as a part of the settings.
class AddressesBox final : public QWidget {
    Q_OBJECT

public:
    /// Asks the store how it is set; cannot be changed before it has answered.
    explicit AddressesBox(presentation::Workspace& workspace, QWidget* parent = nullptr);

    /// What saving does, in a sentence; empty when it does nothing.
    [[nodiscard]] QString change() const;
    /// Sets the store as it is chosen, where that is another way than it was.
    void save();

Q_SIGNALS:
    void edited();

private:
    presentation::Workspace& m_workspace;
    CheckBox* m_keep;
    bool m_before = false;
};

} // namespace regard::ui
