// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

class QListWidget;
class QListWidgetItem;

namespace regard::ui {

class SearchField;

/// A list to choose values from, with a search field where there are many. A click or Space turns a
/// value on or off, Enter keeps only that one; Escape closes.
class ValuePopup final : public QFrame {
    Q_OBJECT

public:
    explicit ValuePopup(QWidget* parent = nullptr);

    /// Values with how often they occur, most frequent first.
    void setValues(const QString& title,
                   const std::vector<std::pair<std::string, std::int64_t>>& values,
                   const std::vector<std::string>& chosen);
    [[nodiscard]] std::vector<std::string> chosen() const;
    void popup(const QPoint& globalPosition);

Q_SIGNALS:
    void changed();

private:
    void filterBy(const QString& words);
    void toggle(QListWidgetItem* item);
    void tick(QListWidgetItem* item, bool on);

    class QLabel* m_title;
    SearchField* m_search;
    QListWidget* m_list;
    class QPushButton* m_all;
};

} // namespace regard::ui
