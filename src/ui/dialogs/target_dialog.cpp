// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/target_dialog.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/workspace.h"
#include "ui/dialogs/target_chart.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/pill.h"

#include <regard/domain/kpi.h>
#include <regard/targets/status.h>

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <cmath>
#include <utility>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kMostGroupValues = 40;
constexpr int kQuarterPicks = 4;

QScrollArea* scrolling(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

TargetDialog::TargetDialog(Workspace& workspace, const QString& kpi, QWidget* parent)
    : TargetDialog(workspace, std::nullopt, kpi, parent)
{
}

TargetDialog::TargetDialog(Workspace& workspace, const Target& existing, QWidget* parent)
    : TargetDialog(workspace, std::optional(existing), qstring(existing.kpi), parent)
{
}

TargetDialog::TargetDialog(Workspace& workspace, std::optional<Target> existing, const QString& kpi,
                           QWidget* parent)
    : DialogFrame({}, parent), m_workspace(workspace), m_existing(std::move(existing))
{
    setObjectName(QStringLiteral("targetDialog"));
    setPreferredSize({1060, 760});
    if (m_existing) {
        m_guardrails = m_existing->guardrails;
        m_baselineTyped = true;
    }
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(scrolling(makeLeft(), this), 7);
    columns->addWidget(makeRight(), 3);
    body().addLayout(columns, 1);
    makeFoot();

    fillGroups();
    const int index = m_kpi->findData(kpi);
    m_kpi->setCurrentIndex(std::max(0, index));
    if (m_existing) {
        const auto group = std::find(m_groups.begin(), m_groups.end(), m_existing->group);
        m_group->setCurrentIndex(static_cast<int>(group - m_groups.begin()));
        m_kpi->setEnabled(false);
        m_group->setEnabled(false);
        m_owner->setText(qstring(m_existing->owner));
        m_objective->setText(qstring(m_existing->objective));
        m_baseline->setText(inputText(m_existing->baseline));
        m_value->setText(inputText(m_existing->value));
        m_due->setDate(toDate(m_existing->due));
    }
    connect(m_kpi, &QComboBox::currentIndexChanged, this, &TargetDialog::askBasis);
    connect(m_group, &QComboBox::currentIndexChanged, this, &TargetDialog::askBasis);
    for (QLineEdit* field : {m_owner, m_objective, m_value})
        connect(field, &QLineEdit::textChanged, this, &TargetDialog::refresh);
    connect(m_value, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        refresh();
    });
    connect(m_baseline, &QLineEdit::textEdited, this, [this] {
        m_baselineTyped = m_touched = true;
        refresh();
    });
    connect(m_due, &QDateEdit::dateChanged, this, &TargetDialog::refresh);
    showGuardrails();
    askBasis();
    m_existing ? m_value->setFocus() : m_kpi->setFocus();
}

QWidget* TargetDialog::makeLeft()
{
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(12);
    const auto line = [left](const char* name, const QString& placeholder = {}) {
        auto* field = new QLineEdit(left);
        field->setObjectName(QString::fromLatin1(name));
        field->setPlaceholderText(placeholder);
        return field;
    };

    m_kpi = new ComboBox(left);
    m_kpi->setObjectName(QStringLiteral("targetKpi"));
    for (const KpiDefinition& kpi : kpiDefinitions())
        m_kpi->addItem(qstring(kpi.name), qstring(kpi.id));
    m_kpi->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_group = new ComboBox(left);
    m_group->setObjectName(QStringLiteral("targetGroup"));
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_owner = line("targetOwner", tr("Who answers for it"));
    auto* first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(makeField(tr("KPI"), m_kpi, left), 5);
    first->addWidget(makeField(tr("For"), m_group, left), 5);
    first->addWidget(makeField(tr("Owner"), m_owner, left), 4);
    column->addLayout(first);

    m_baseline = line("targetBaseline");
    m_value = line("targetValue");
    m_due = new DateField(left);
    m_due->setObjectName(QStringLiteral("targetDue"));
    m_objective = line("targetObjective", tr("What it is for"));
    m_due->setMinimumWidth(134);
    auto* second = new QHBoxLayout;
    second->setSpacing(12);
    second->addWidget(makeField(tr("From (last 12 months)"), m_baseline, left), 3);
    second->addWidget(makeField(tr("To"), m_value, left), 2);
    second->addWidget(makeField(tr("By"), m_due, left), 3);
    second->addWidget(makeField(tr("Serves the objective"), m_objective, left), 6);
    column->addLayout(second);

    auto* notes = new QHBoxLayout;
    m_baselineNote = makeLabel({}, TextRole::Note, left);
    m_baselineNote->setObjectName(QStringLiteral("baselineNote"));
    notes->addWidget(m_baselineNote);
    notes->addStretch(1);
    m_quarters = new QWidget(left);
    auto* picks = new QHBoxLayout(m_quarters);
    picks->setContentsMargins(0, 0, 0, 0);
    picks->setSpacing(6);
    notes->addWidget(m_quarters);
    column->addLayout(notes);

    fillQuarters();

    if (m_existing) {
        m_reason =
            line("targetReason", tr("Why it is changed; the old target stays in the history"));
        column->addWidget(makeField(tr("Reason for the change"), m_reason, left));
        connect(m_reason, &QLineEdit::textChanged, this, [this] {
            m_touched = true;
            refresh();
        });
    }
    QFrame* card = makeCard(left);
    m_chartTitle = makeLabel(tr("Where it stands"), TextRole::CardTitle, card);
    m_chartNote = makeLabel({}, TextRole::Note, card);
    m_chart = new TargetChart(card);
    auto* titles = new QHBoxLayout;
    titles->addWidget(m_chartTitle);
    titles->addStretch(1);
    titles->addWidget(m_chartNote);
    cardLayout(*card)->addLayout(titles);
    cardLayout(*card)->addWidget(m_chart, 1);
    column->addWidget(card, 1);

    auto* guard = new QWidget(left);
    auto* across = new QHBoxLayout(guard);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(8);
    m_guardKpi = new ComboBox(guard);
    m_guardKpi->setObjectName(QStringLiteral("guardrailKpi"));
    m_guardKpi->setAccessibleName(tr("KPI that must not get worse"));
    m_guardKpi->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const KpiDefinition& kpi : kpiDefinitions())
        m_guardKpi->addItem(qstring(kpi.name), qstring(kpi.id));
    m_guardMargin = line("guardrailMargin", tr("by more than (optional)"));
    m_guardMargin->setAccessibleName(tr("Harm that is tolerated, in the unit of the KPI"));
    m_guardAdd =
        makeButton(tr("Add guardrail"), QStringLiteral("guardrailAdd"), ButtonKind::Plain, guard);
    across->addWidget(m_guardKpi, 3);
    across->addWidget(m_guardMargin, 3);
    across->addWidget(m_guardAdd);
    connect(m_guardAdd, &QPushButton::clicked, this, &TargetDialog::addGuardrail);
    connect(m_guardMargin, &QLineEdit::returnPressed, this, &TargetDialog::addGuardrail);
    column->addWidget(makeField(tr("Guardrails: must not get worse"), guard, left));
    m_guardChips = new QWidget(left);
    m_guardFlow = new FlowLayout(m_guardChips);
    m_guardFlow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_guardChips);

    return left;
}

QWidget* TargetDialog::makeRight()
{
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    QFrame* panel = makeCard(right);
    panel->setProperty("card", QStringLiteral("sunken"));
    panel->setObjectName(QStringLiteral("references"));
    m_references = new QVBoxLayout;
    m_references->setSpacing(8);
    cardLayout(*panel)->addWidget(makeLabel(tr("References"), TextRole::CardTitle, panel));
    cardLayout(*panel)->addLayout(m_references);
    column->addWidget(panel);
    column->addStretch(1);
    return right;
}

void TargetDialog::makeFoot()
{
    m_sentence = makeLabel({}, TextRole::Second, this, true);
    m_sentence->setObjectName(QStringLiteral("targetSentence"));
    footStart().addWidget(m_sentence, 1);
    auto* cancel =
        makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Plain, this);
    m_set = makeButton(m_existing ? tr("Change target") : tr("Set target"),
                       QStringLiteral("setButton"), ButtonKind::Primary, this);
    m_set->setDefault(true);
    footEnd().addWidget(cancel);
    footEnd().addWidget(m_set);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_set, &QPushButton::clicked, this, &QDialog::accept);
}

Day TargetDialog::today() const
{
    return m_workspace.periodContext().today;
}

QString TargetDialog::currency() const
{
    return qstring(m_workspace.conventions().currency);
}

void TargetDialog::fillGroups()
{
    m_groups = {Group{}};
    m_group->addItem(groupText({}));
    if (const auto engine = m_workspace.engine()) {
        for (const std::string& dimension : engine->dimensions()) {
            int taken = 0;
            for (const auto& [value, rows] : engine->dimensionValues(dimension)) {
                if (value.empty() || ++taken > kMostGroupValues)
                    continue;
                m_groups.push_back({{dimension, value}});
                m_group->addItem(groupText(m_groups.back()));
            }
        }
    }
    // A target may be for a group that the data does not show any more.
    if (m_existing &&
        std::find(m_groups.begin(), m_groups.end(), m_existing->group) == m_groups.end()) {
        m_groups.push_back(m_existing->group);
        m_group->addItem(groupText(m_existing->group));
    }
}

void TargetDialog::fillQuarters()
{
    const PeriodContext context = m_workspace.periodContext();
    if (context.today == kNoDay)
        return;
    Period quarter = unitOf(context.today, Calendar::Quarter, context);
    m_due->setDate(toDate(quarter.to));
    for (int i = 0; i < kQuarterPicks; ++i) {
        const QString label = qstring(describe(quarter, context));
        auto* pick =
            makeButton(label, QStringLiteral("quarter%1").arg(i), ButtonKind::Link, m_quarters);
        pick->setAccessibleName(tr("Due at the end of %1").arg(label));
        connect(pick, &QPushButton::clicked, this,
                [this, day = quarter.to] { m_due->setDate(toDate(day)); });
        m_quarters->layout()->addWidget(pick);
        quarter = unitOf(quarter.to + 1, Calendar::Quarter, context);
    }
}

void TargetDialog::addGuardrail()
{
    Guardrail rail;
    rail.kpi = m_guardKpi->currentData().toString().toStdString();
    if (rail.kpi == m_kpi->currentData().toString().toStdString()) {
        setError(tr("A target is not its own guardrail: choose what must not suffer for it."));
        return;
    }
    const QString typed = m_guardMargin->text().trimmed();
    rail.margin = readNumber(typed);
    if (!typed.isEmpty() && (!rail.margin || *rail.margin < 0)) {
        setError(
            tr("“%1” is not a margin: type a number that is not negative, or nothing.").arg(typed));
        return;
    }
    std::erase_if(m_guardrails, [&rail](const Guardrail& other) { return other.kpi == rail.kpi; });
    m_guardrails.push_back(rail);
    m_guardMargin->clear();
    showGuardrails();
    refresh();
}

void TargetDialog::showGuardrails()
{
    clearLayout(*m_guardFlow);
    QWidget* before = m_guardAdd;
    for (const Guardrail& rail : m_guardrails) {
        const QString label = rail.margin ? tr("%1, by at most %2  ×")
                                                .arg(kpiShortName(rail.kpi),
                                                     marginText(rail.kpi, *rail.margin, currency()))
                                          : tr("%1  ×").arg(kpiShortName(rail.kpi));
        auto* chip = makeButton(label, QStringLiteral("guardrail-") + qstring(rail.kpi),
                                ButtonKind::Plain, m_guardChips);
        chip->setAccessibleName(tr("Remove the guardrail %1").arg(kpiName(rail.kpi)));
        connect(chip, &QPushButton::clicked, this, [this, kpi = rail.kpi] {
            std::erase_if(m_guardrails,
                          [&kpi](const Guardrail& other) { return other.kpi == kpi; });
            showGuardrails();
            m_guardKpi->setFocus();
            refresh();
        });
        m_guardFlow->addWidget(chip);
        setTabOrder(before, chip);
        before = chip;
    }
    m_guardChips->setVisible(!m_guardrails.empty());
}

void TargetDialog::askBasis()
{
    const std::string kpi = m_kpi->currentData().toString().toStdString();
    const Group group = m_groups[static_cast<std::size_t>(std::max(0, m_group->currentIndex()))];
    if (m_guardKpi->currentData() == m_kpi->currentData())
        m_guardKpi->setCurrentIndex(m_guardKpi->currentIndex() == 0 ? 1 : 0);
    std::erase_if(m_guardrails, [&kpi](const Guardrail& rail) { return rail.kpi == kpi; });
    showGuardrails();
    m_basis = {};
    if (!m_baselineTyped)
        m_baseline->clear();
    m_baselineNote->setText(tr("Computing the baseline…"));
    const QPointer<TargetDialog> here(this);
    m_workspace.compute<TargetBasis>(
        QStringLiteral("targetBasis"),
        [query = m_workspace.query(), kpi, group](const Engine& engine, const Control& control) {
            return targetBasis(engine, query, kpi, group, control);
        },
        [here](const TargetBasis& basis) {
            if (here)
                here->takeBasis(basis);
        });
    refresh();
}

void TargetDialog::takeBasis(const TargetBasis& basis)
{
    m_basis = basis;
    const KpiDefinition* kpi = kpiById(m_kpi->currentData().toString().toStdString());
    if (basis.baseline.value && kpi != nullptr) {
        const auto half = halfWidth(basis.baseline);
        const int decimals = half ? decimalsFor(*half) : 2;
        if (!m_baselineTyped)
            m_baseline->setText(
                inputText(std::round(*basis.baseline.value * std::pow(10, decimals)) /
                          std::pow(10, decimals)));
        m_baselineNote->setText(
            tr("%1 to %2: %3 %4, n %5")
                .arg(dayText(basis.period.from), dayText(basis.period.to),
                     presentation::valueText(*basis.baseline.value, kpi->unit,
                                             m_workspace.conventions().currency, half),
                     intervalText(basis.baseline, kpi->unit, m_workspace.conventions().currency),
                     wholeNumber(basis.baseline.n)));
    } else {
        QString why = qstring(!basis.error.empty() ? basis.error : basis.baseline.reason);
        if (!why.isEmpty())
            why[0] = why[0].toUpper();
        m_baselineNote->setText(why.isEmpty()
                                    ? tr("No figure in the last 12 months: type the baseline.")
                                    : tr("No baseline from history: %1").arg(why));
    }
    m_chart->setCurrency(currency());
    m_chart->setMonths(basis.months, kpi);
    m_chart->setBreaks(m_workspace.breaks());
    showReferences();
    refresh();
}

void TargetDialog::showReferences()
{
    clearLayout(*m_references);
    const std::string kpi = m_kpi->currentData().toString().toStdString();
    bool any = false;
    const auto add = [this, &any](const QString& what, const QString& value) {
        auto* row = new QHBoxLayout;
        row->addWidget(makeLabel(what, TextRole::Second, this, true), 1);
        row->addWidget(makeLabel(value, TextRole::Strong, this), 0, Qt::AlignTop);
        if (std::exchange(any, true))
            m_references->addWidget(makeRule(this));
        m_references->addLayout(row);
    };
    if (m_basis.baseline.value)
        add(tr("Last 12 months"), estimateText(kpi, m_basis.baseline, currency()));
    if (!m_basis.bestQuarter.empty())
        add(tr("Your best quarter (%1)").arg(qstring(m_basis.bestQuarter)),
            estimateText(kpi, m_basis.best, currency()));
    std::vector<Benchmark> drawn;
    for (const Benchmark& row : m_workspace.contents().yardsticks.benchmarks) {
        if (row.kpi != kpi)
            continue;
        add(tr("%1 (%2, %3)")
                .arg(qstring(row.sector.empty() ? std::string("Benchmark") : row.sector),
                     qstring(row.source), QString::number(toCivil(row.dated).year)),
            valueText(kpi, row.value, currency()));
        if (drawn.empty())
            drawn.push_back(row);
    }
    if (!any)
        m_references->addWidget(makeLabel(
            tr("Nothing to compare with yet. A benchmark or more history would stand here."),
            TextRole::Second, this, true));
    m_chartNote->setText(
        drawn.empty() ? tr("shaded: 95 % interval")
                      : tr("shaded: 95 % interval · band: %1, %2")
                            .arg(qstring(drawn.front().sector.empty() ? drawn.front().source
                                                                      : drawn.front().sector),
                                 valueText(kpi, drawn.front().value, currency())));
    m_chart->setBenchmarks(std::move(drawn));
}

Target TargetDialog::target() const
{
    Target target = m_existing.value_or(Target{});
    target.kpi = m_kpi->currentData().toString().toStdString();
    target.group = m_groups[static_cast<std::size_t>(std::max(0, m_group->currentIndex()))];
    target.owner = m_owner->text().trimmed().toStdString();
    target.objective = m_objective->text().trimmed().toStdString();
    target.value = readNumber(m_value->text()).value_or(0);
    target.due = fromDate(m_due->date());
    target.guardrails = m_guardrails;
    target.setOn = today();
    target.reason = m_reason != nullptr ? m_reason->text().trimmed().toStdString() : std::string();
    const double baseline = readNumber(m_baseline->text()).value_or(0);
    if (!m_existing || baseline != m_existing->baseline) {
        target.baseline = baseline;
        // A baseline of the history is of the day it ends; one that was typed is of today.
        target.baselineDay =
            m_baselineTyped || m_basis.period.to == kNoDay ? today() : m_basis.period.to;
    }
    return target;
}

QString TargetDialog::problem() const
{
    const QString baseline = m_baseline->text().trimmed();
    const QString value = m_value->text().trimmed();
    if (baseline.isEmpty())
        return tr("Type the value it starts from.");
    if (!readNumber(baseline))
        return tr("“%1” is not a number.").arg(baseline);
    if (value.isEmpty())
        return tr("Type the value to reach.");
    if (!readNumber(value))
        return tr("“%1” is not a number.").arg(value);
    if (const auto why = whyNot(target(), m_existing.has_value()))
        return qstring(*why);
    return {};
}

void TargetDialog::refresh()
{
    const QString wrong = problem();
    setTitle(tr("Target for %1").arg(kpiShortName(m_kpi->currentData().toString().toStdString())));
    m_set->setEnabled(wrong.isEmpty());
    // A form that nobody worked on yet has no mistakes, only fields to fill.
    setError(m_touched || (!m_existing && !m_value->text().isEmpty()) ? wrong : QString());
    const Target now = target();
    const bool complete =
        readNumber(m_value->text()).has_value() && readNumber(m_baseline->text()).has_value();
    m_chart->setTarget(complete ? std::optional(now) : std::nullopt);
    m_chartTitle->setText(complete
                              ? tr("Where %1 stands").arg(valueText(now.kpi, now.value, currency()))
                              : tr("Where it stands"));
    m_sentence->setText(complete ? tr("“%1”").arg(qstring(sentence(now)))
                                 : tr("The sentence that says the target is written here."));
    const PeriodContext context = m_workspace.periodContext();
    if (now.due != kNoDay && context.today != kNoDay) {
        badge().setContent(qstring(describe(unitOf(now.due, Calendar::Quarter, context), context)),
                           Tone::Neutral, false);
        badge().show();
    }
}

} // namespace regard::ui
