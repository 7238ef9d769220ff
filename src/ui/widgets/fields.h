// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>

namespace regard::ui {

/// A combo box with a caret of ours. The wheel does nothing while it has no focus, so that
/// scrolling a page never changes a choice.
class ComboBox final : public QComboBox {
    Q_OBJECT

public:
    explicit ComboBox(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

/// A date with a calendar that opens below it.
class DateField final : public QDateEdit {
    Q_OBJECT

public:
    explicit DateField(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

/// A check box with a box and a tick of ours.
class CheckBox final : public QCheckBox {
    Q_OBJECT

public:
    explicit CheckBox(const QString& text, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& pos) const override;
};

/// A line edit with a magnifying glass and a way to empty it.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A button that names what it chooses in a quiet colour and the choice in ink: "Period  Q3 2026".
/// Give it a menu with setMenu(), or connect to clicked().
class DropButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit DropButton(const QString& prefix, QWidget* parent = nullptr);

    void setPrefix(const QString& prefix);
    void setValue(const QString& value);
    [[nodiscard]] QString value() const { return m_value; }
    /// The widest it may become; longer values are elided and shown whole in the tool tip.
    void setMaximumValueWidth(int pixels);
    void setGlyph(Glyph glyph);
    /// Takes the menu and opens it below the button on click, Space, Enter or Down.
    void setMenu(QMenu* menu);
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    void openMenu();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void describe();

    QString m_prefix;
    QString m_value;
    Glyph m_glyph = Glyph::CaretDown;
    QMenu* m_menu = nullptr;
    int m_widest = 180;
};

} // namespace regard::ui
