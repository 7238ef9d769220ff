// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

class QMenu;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class DropButton;
class FlowLayout;
class ValuePopup;

/// What the window looks at: period, what it is compared with, segment, channel, further conditions
/// as chips, back and forward. Reads and sets the workspace's filter and nothing else.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(presentation::Workspace& workspace, QWidget* parent = nullptr);

    /// Asks for a range of dates; accepted, it becomes the period.
    void askForRange();

private:
    void refresh();
    void fillPeriodMenu();
    void fillCompareMenu();
    void fillFilterMenu();
    void setPeriod(const std::string& text);
    void chooseValues(const std::string& dimension, QWidget* below);
    void applyValues();
    void rebuildChips();
    [[nodiscard]] QString valuesText(const std::string& dimension) const;
    [[nodiscard]] bool hasValues(const std::string& dimension) const;

    presentation::Workspace& m_workspace;
    FlowLayout* m_layout;
    class QPushButton* m_back;
    class QPushButton* m_forward;
    DropButton* m_period;
    DropButton* m_compare;
    DropButton* m_segment;
    DropButton* m_channel;
    DropButton* m_more;
    QList<QWidget*> m_chips;
    ValuePopup* m_popup;
    std::string m_choosing;
};

} // namespace regard::ui
