// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/field_choice.h"

#include <QFrame>

#include <vector>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace regard::ui {

/// A list of what a column may become, below the cell it is for. Typing narrows it by any word; Up,
/// Down and Return choose; Escape closes it.
class FieldPicker final : public QFrame {
    Q_OBJECT

public:
    FieldPicker(const std::vector<presentation::FieldChoice>& choices, int current,
                QWidget* parent = nullptr);

    /// Opens it under that rectangle of the parent.
    void openBelow(const QRect& cell);

Q_SIGNALS:
    /// An index into the choices it was made with.
    void chosen(int index);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow(const QString& text);
    void take();

    QLineEdit* m_search;
    QListView* m_list;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_proxy;
};

} // namespace regard::ui
