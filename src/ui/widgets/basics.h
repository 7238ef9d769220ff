// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QBoxLayout;
class QFrame;
class QLabel;
class QLayout;
class QMenu;
class QPushButton;
class QTableView;
class QWidget;

namespace regard::ui {

/// How a label reads; the style sheet gives size, weight and colour.
enum class TextRole { Body, Title, CardTitle, Strong, Second, Note, Field, Section, Error, Value };

/// Plain text (never markup), wrapping when asked.
[[nodiscard]] QLabel* makeLabel(const QString& text, TextRole role = TextRole::Body,
                                QWidget* parent = nullptr, bool wraps = false);
void setRole(QLabel& label, TextRole role);

enum class ButtonKind { Plain, Primary, Quiet, Link, Danger };

/// A button of the house style. `name` is the object name that tests and accessibility tools find.
[[nodiscard]] QPushButton* makeButton(const QString& text, const QString& name,
                                      ButtonKind kind = ButtonKind::Plain,
                                      QWidget* parent = nullptr);

/// A white rounded card with a vertical layout of 16 px around and 8 px between.
[[nodiscard]] QFrame* makeCard(QWidget* parent = nullptr);
/// The vertical layout of makeCard().
[[nodiscard]] QBoxLayout* cardLayout(QFrame& card);
/// A line of one pixel across.
[[nodiscard]] QFrame* makeRule(QWidget* parent = nullptr);
/// A label above a field, tied to it (mnemonic and screen reader).
[[nodiscard]] QWidget* makeField(const QString& label, QWidget* field, QWidget* parent = nullptr);

/// A table in the house style: no grid but lines below rows, whole rows chosen, columns resized by
/// hand, Tab leaves the table. The last column takes what is left.
void dressTable(QTableView& table, int rowHeight = 30);

/// Sets a dynamic property that the style sheet reads and repaints.
void setStyleProperty(QWidget& widget, const char* property, const QVariant& value);

/// Deletes all that the layout holds.
void clearLayout(QLayout& layout);

} // namespace regard::ui
