// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/domain/records.h>

#include <map>
#include <string>

class QLineEdit;
class QPushButton;

namespace regard::ui {

class ComboBox;
class DateField;

/// Adds a benchmark: which KPI, what value, who says so and when.
class BenchmarkDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// `scalesInUse` gives the scale of a KPI's answers in the store, to warn of unlike ones.
    BenchmarkDialog(Day today, std::map<std::string, std::string> scalesInUse,
                    QWidget* parent = nullptr);

    [[nodiscard]] Benchmark benchmark() const;

private:
    void refresh();
    [[nodiscard]] QString problem() const;

    Day m_today;
    std::map<std::string, std::string> m_scales;
    ComboBox* m_kpi;
    QLineEdit* m_sector;
    QLineEdit* m_value;
    QLineEdit* m_low;
    QLineEdit* m_high;
    QLineEdit* m_scale;
    QLineEdit* m_source;
    DateField* m_dated;
    QLineEdit* m_n;
    QLabel* m_note;
    QPushButton* m_add;
};

} // namespace regard::ui
