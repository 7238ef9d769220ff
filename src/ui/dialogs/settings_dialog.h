// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"

#include <regard/base/expected.h>
#include <regard/domain/conventions.h>
#include <regard/metrics/lifetime_ways.h>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace regard::ui {

class CheckBox;
class ComboBox;
class GapSuggestions;

/// The conventions that figures follow, and the theme. Says what a change does before it is made.
class SettingsDialog final : public DialogFrame {
    Q_OBJECT

public:
    SettingsDialog(const Conventions& conventions, ThemeMode theme, QWidget* parent = nullptr);

    /// What is chosen now; equal to what the dialog was given where nothing was changed.
    [[nodiscard]] Conventions conventions() const;
    [[nodiscard]] ThemeMode themeMode() const;

    /// Shows a part that knows its own settings below the others; taken.
    void addPart(const QString& title, QWidget* part);
    /// What saving changes in that part, and why it cannot be saved; both may be empty.
    void setPartState(const QString& change, const QString& problem);
    /// How long customers take to come back, to choose from; told when it is known.
    void setGaps(const Expected<PurchaseGaps>& gaps);

Q_SIGNALS:
    /// Shown at once; the caller puts the old one back when the dialog is cancelled.
    void themeModeChosen(regard::ui::ThemeMode mode);

private:
    void addCalendar(QGridLayout& grid);
    void addCounting(QGridLayout& grid);
    void addMoneyAndLook(QGridLayout& grid);
    void refresh();
    /// Why it cannot be saved as it is; empty when it can.
    [[nodiscard]] QString problem() const;

    Conventions m_before;
    QString m_partChange;
    QString m_partProblem;
    QVBoxLayout* m_column;
    QWidget* m_lastStop = nullptr; ///< last field of the parts, for the order of Tab
    ComboBox* m_timeZone;
    ComboBox* m_fiscal;
    ComboBox* m_week;
    QDoubleSpinBox* m_fcrWindow;
    ComboBox* m_fcrKey;
    QSpinBox* m_inactive;
    GapSuggestions* m_gaps;
    ComboBox* m_csatBox;
    QLineEdit* m_currency;
    QDoubleSpinBox* m_lifespan;
    QDoubleSpinBox* m_margin;
    QDoubleSpinBox* m_discount;
    ComboBox* m_theme;
    QLabel* m_changes;
    QPushButton* m_save;
};

} // namespace regard::ui
