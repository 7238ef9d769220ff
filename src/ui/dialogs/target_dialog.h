// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/target_basis.h"
#include "ui/widgets/dialog_frame.h"

#include <regard/domain/records.h>

#include <QPointer>

#include <optional>
#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class ComboBox;
class DateField;
class FlowLayout;
class TargetChart;

/// Sets a target, or changes one with the reason. The baseline comes from the history of the KPI
/// for the chosen group; the sentence at the foot is the target.
class TargetDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// A new target, of that KPI where it is known.
    TargetDialog(presentation::Workspace& workspace, const QString& kpi, QWidget* parent = nullptr);
    /// Changes an existing one.
    TargetDialog(presentation::Workspace& workspace, const Target& existing,
                 QWidget* parent = nullptr);

    /// The target as it stands in the fields.
    [[nodiscard]] Target target() const;

private:
    TargetDialog(presentation::Workspace& workspace, std::optional<Target> existing,
                 const QString& kpi, QWidget* parent);
    QWidget* makeLeft();
    QWidget* makeRight();
    void makeFoot();
    void fillGroups();
    void fillQuarters();
    void addGuardrail();
    void showGuardrails();
    void askBasis();
    void takeBasis(const presentation::TargetBasis& basis);
    void showReferences();
    void refresh();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString currency() const;
    [[nodiscard]] Day today() const;

    presentation::Workspace& m_workspace;
    std::optional<Target> m_existing;
    presentation::TargetBasis m_basis;
    std::vector<Group> m_groups; ///< by index of m_group
    std::vector<Guardrail> m_guardrails;
    bool m_baselineTyped = false;
    bool m_touched = false;

    ComboBox* m_kpi;
    ComboBox* m_group;
    QLineEdit* m_owner;
    QLineEdit* m_baseline;
    QLabel* m_baselineNote;
    QLineEdit* m_value;
    DateField* m_due;
    QWidget* m_quarters;
    QLineEdit* m_objective;
    QLineEdit* m_reason = nullptr;
    QLabel* m_chartTitle;
    QLabel* m_chartNote;
    TargetChart* m_chart;
    ComboBox* m_guardKpi;
    QLineEdit* m_guardMargin;
    QPushButton* m_guardAdd;
    QWidget* m_guardChips;
    FlowLayout* m_guardFlow;
    QVBoxLayout* m_references;
    QLabel* m_sentence;
    QPushButton* m_set;
};

} // namespace regard::ui
