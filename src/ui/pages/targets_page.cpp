// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/targets_page.h"

#include "presentation/edits/target_edits.h"
#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/target_basis.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/dialogs/target_dialog.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/table_delegates.h"

#include <regard/targets/status.h>

#include <QAction>
#include <QBoxLayout>
#include <QDialog>
#include <QFrame>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeySequence>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

using namespace presentation;

namespace {

std::optional<Tone> statusTone(const QModelIndex& index)
{
    if (index.data().toString().isEmpty())
        return std::nullopt;
    return presentation::toneOf(
        static_cast<TargetStatus>(index.data(TargetsModel::StatusRole).toInt()));
}

} // namespace

TargetsPage::TargetsPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_model(new TargetsModel(this)),
      m_history(new TargetHistoryModel(this))
{
    setObjectName(QStringLiteral("targetsPage"));
    QVBoxLayout* column = makePage(*this);
    const PageHead head = addHead(*column, tr("Targets"));
    m_sentence = head.sentence;
    m_sentence->setObjectName(QStringLiteral("targetsSentence"));
    QPushButton* set =
        makeButton(tr("Set a target…"), QStringLiteral("setTarget"), ButtonKind::Primary, this);
    connect(set, &QPushButton::clicked, this, [this] { setTarget(); });
    head.buttons->addWidget(set);

    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    auto* full = new QWidget(m_stack);
    auto* inside = new QVBoxLayout(full);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    QFrame* card = makeCard(full);
    m_table = new QTableView(card);
    m_table->setObjectName(QStringLiteral("targetsTable"));
    m_table->setAccessibleName(tr("Targets"));
    m_table->setModel(m_model);
    dressTable(*m_table, 34);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setItemDelegateForColumn(TargetsModel::Kpi, new StrongDelegate(this));
    m_table->setItemDelegateForColumn(TargetsModel::StatusColumn,
                                      new PillDelegate(statusTone, this));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(TargetsModel::Kpi, QHeaderView::Stretch);
    header->setSectionResizeMode(TargetsModel::For, QHeaderView::Stretch);
    header->setSectionResizeMode(TargetsModel::Owner, QHeaderView::Stretch);
    header->setStretchLastSection(false);
    for (const auto& [section, width] :
         {std::pair(TargetsModel::From, 90), std::pair(TargetsModel::To, 90),
          std::pair(TargetsModel::By, 110), std::pair(TargetsModel::Now, 90),
          std::pair(TargetsModel::StatusColumn, 130)})
        header->resizeSection(section, width);
    cardLayout(*card)->addWidget(m_table);
    inside->addWidget(card, 3);
    inside->addWidget(makeDetail(), 2);
    m_stack->addWidget(full);

    QPushButton* first = makeButton(tr("Set the first target…"), QStringLiteral("setFirstTarget"),
                                    ButtonKind::Primary, this);
    connect(first, &QPushButton::clicked, this, [this] { setTarget(); });
    m_stack->addWidget(makeEmptyState(
        tr("No target is set yet"),
        tr("A target says what a figure should become, for whom and by when. Its way is drawn as "
           "it was "
           "set, each change keeps its reason, and every figure says whether it is on track."),
        first, m_stack));

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TargetsPage::showDetail);
    connect(m_table, &QTableView::activated, this, &TargetsPage::changeTarget);
    auto* remove = new QAction(this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &TargetsPage::removeTarget);
    m_table->addAction(remove);
    for (const auto signal : {&Workspace::opened, &Workspace::contentsChanged})
        connect(&m_workspace, signal, this, &TargetsPage::refresh);
    connect(&m_workspace, &Workspace::filterChanged, this, &TargetsPage::judge);
    refresh();
}

QWidget* TargetsPage::makeDetail()
{
    m_detail = makeCard(this);
    m_detail->setObjectName(QStringLiteral("targetDetail"));
    QBoxLayout* column = cardLayout(*m_detail);
    auto* top = new QHBoxLayout;
    m_detailSentence = makeLabel({}, TextRole::CardTitle, m_detail, true);
    m_detailSentence->setObjectName(QStringLiteral("targetDetailSentence"));
    top->addWidget(m_detailSentence, 1);
    m_change =
        makeButton(tr("Change…"), QStringLiteral("changeTarget"), ButtonKind::Plain, m_detail);
    m_remove =
        makeButton(tr("Remove…"), QStringLiteral("removeTarget"), ButtonKind::Danger, m_detail);
    top->addWidget(m_change, 0, Qt::AlignTop);
    top->addWidget(m_remove, 0, Qt::AlignTop);
    column->addLayout(top);
    m_reason = makeLabel({}, TextRole::Body, m_detail, true);
    m_reason->setObjectName(QStringLiteral("targetReason"));
    column->addWidget(m_reason);
    m_more = makeLabel({}, TextRole::Second, m_detail, true);
    column->addWidget(m_more);
    m_historyTable = new QTableView(m_detail);
    m_historyTable->setObjectName(QStringLiteral("targetHistory"));
    m_historyTable->setAccessibleName(tr("History of the target"));
    m_historyTable->setModel(m_history);
    dressTable(*m_historyTable, 28);
    m_historyTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (const auto& [section, width] :
         {std::pair(TargetHistoryModel::SetOn, 110), std::pair(TargetHistoryModel::What, 100),
          std::pair(TargetHistoryModel::From, 90), std::pair(TargetHistoryModel::To, 90),
          std::pair(TargetHistoryModel::By, 110), std::pair(TargetHistoryModel::Owner, 210)})
        m_historyTable->setColumnWidth(section, width);
    column->addWidget(m_historyTable, 1);
    connect(m_change, &QPushButton::clicked, this, &TargetsPage::changeTarget);
    connect(m_remove, &QPushButton::clicked, this, &TargetsPage::removeTarget);
    return m_detail;
}

void TargetsPage::refresh()
{
    if (!m_workspace.isOpen())
        return;
    const QString currency = qstring(m_workspace.conventions().currency);
    m_model->setCurrency(currency);
    m_history->setCurrency(currency);
    show(unjudgedTargets(m_workspace.contents().yardsticks.targets,
                         m_workspace.periodContext().today));
    judge();
}

void TargetsPage::judge()
{
    if (!m_workspace.isOpen())
        return;
    const QPointer<TargetsPage> here(this);
    m_workspace.compute<std::vector<TargetRow>>(
        QStringLiteral("targets"),
        [query = m_workspace.query(), history = m_workspace.contents().yardsticks.targets](
            const Engine& engine, const Control& control) {
            return judgeTargets(engine, query, history, control);
        },
        [here](std::vector<TargetRow> rows) {
            if (here)
                here->show(std::move(rows));
        });
}

void TargetsPage::show(std::vector<TargetRow> rows)
{
    const auto before = current();
    m_rows = rows;
    m_model->setRows(std::move(rows));
    m_stack->setCurrentIndex(m_rows.empty() ? 1 : 0);
    const bool computed = std::all_of(m_rows.begin(), m_rows.end(),
                                      [](const TargetRow& row) { return row.computed; });
    const PeriodContext context = m_workspace.periodContext();
    m_sentence->setText(
        m_rows.empty() ? tr("What is promised to customers, and how it stands.")
        : !computed    ? tr("Computing how they stand…")
                       : tr("%1: %2").arg(qstring(describe(m_workspace.query().period, context)),
                                          standing(m_rows)));
    int row = before ? m_model->rowOf(before->id) : -1;
    if (row < 0 && !m_rows.empty())
        row = 0;
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    showDetail();
    if (computed)
        Q_EMIT judged(static_cast<int>(std::ranges::count_if(m_rows, [](const TargetRow& each) {
            return each.judged.status == TargetStatus::OffTrack;
        })));
}

std::optional<Target> TargetsPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return std::nullopt;
    return m_model->at(index.row()).target;
}

void TargetsPage::showDetail()
{
    const QModelIndex index = m_table->currentIndex();
    m_detail->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const TargetRow& row = m_model->at(index.row());
    m_detailSentence->setText(qstring(sentence(row.target)));
    m_reason->setText(qstring(row.judged.statusReason));
    m_reason->setVisible(!row.judged.statusReason.empty());
    QStringList more;
    if (!row.target.objective.empty())
        more += tr("Serves: %1.").arg(qstring(row.target.objective));
    QStringList rails;
    for (const Guardrail& rail : row.target.guardrails)
        rails += rail.margin ? tr("%1 by at most %2")
                                   .arg(kpiName(rail.kpi),
                                        marginText(rail.kpi, *rail.margin,
                                                   qstring(m_workspace.conventions().currency)))
                             : kpiName(rail.kpi);
    if (!rails.isEmpty())
        more += tr("Must not get worse: %1.").arg(rails.join(QStringLiteral(", ")));
    m_more->setText(more.join(u' '));
    m_more->setVisible(!more.isEmpty());
    m_history->setHistory(historyOf(m_workspace.contents().yardsticks.targets, row.target.id));
}

void TargetsPage::setTarget(const QString& kpi)
{
    if (!m_workspace.isOpen())
        return;
    TargetDialog dialog(m_workspace, kpi, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    StoreEdit edit = setTargetEdit(dialog.target());
    m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

void TargetsPage::changeTarget()
{
    const auto target = current();
    if (!target)
        return;
    TargetDialog dialog(m_workspace, *target, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    StoreEdit edit = setTargetEdit(dialog.target());
    m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

void TargetsPage::removeTarget()
{
    const auto target = current();
    if (!target)
        return;
    const QString reason = askForText(window(), tr("Remove this target?"),
                                      tr("%1 It is no longer judged from today; its history stays.")
                                          .arg(qstring(sentence(*target))),
                                      tr("Why it is removed"), tr("Remove target"));
    if (reason.isEmpty())
        return;
    StoreEdit edit =
        removeTargetEdit(*target, m_workspace.periodContext().today, reason.toStdString());
    m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

} // namespace regard::ui
