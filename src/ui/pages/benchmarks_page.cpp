// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmarks_page.h"

#include "presentation/edits/benchmark_edits.h"
#include "presentation/models/benchmarks_model.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/target_basis.h"
#include "presentation/workspace.h"
#include "ui/dialogs/benchmark_dialog.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/table_delegates.h"

#include <regard/domain/kpi.h>

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
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

using namespace presentation;

namespace {

/// Cells are typed into; the KPI is chosen from the list of KPIs.
class BenchmarkDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override
    {
        if (index.column() != BenchmarksModel::Kpi)
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new ComboBox(parent);
        for (const KpiDefinition& kpi : kpiDefinitions())
            box->addItem(qstring(kpi.name), qstring(kpi.id));
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        if (auto* box = qobject_cast<ComboBox*>(editor))
            box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override
    {
        if (const auto* box = qobject_cast<ComboBox*>(editor))
            model->setData(index, box->currentData(), Qt::EditRole);
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == BenchmarksModel::Kpi)
            option->font.setWeight(QFont::DemiBold);
    }
};

std::optional<Tone> useTone(const QModelIndex& index)
{
    if (!index.data(BenchmarksModel::ComparedRole).toBool())
        return Tone::Bad;
    return index.data(BenchmarksModel::FadesRole).toBool() ? Tone::Warn : Tone::Good;
}

} // namespace

BenchmarksPage::BenchmarksPage(Workspace& workspace, std::function<void()> importFiles,
                               QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_model(new BenchmarksModel(this))
{
    setObjectName(QStringLiteral("benchmarksPage"));
    QVBoxLayout* column = makePage(*this);
    const PageHead head = addHead(*column, tr("Benchmarks"));
    m_sentence = head.sentence;
    const auto button = [&](const QString& text, const char* name, ButtonKind kind) {
        QPushButton* made = makeButton(text, QString::fromLatin1(name), kind, this);
        head.buttons->addWidget(made);
        return made;
    };
    m_remove = button(tr("Remove"), "removeBenchmark", ButtonKind::Danger);
    QPushButton* bring = button(tr("Import a file…"), "importBenchmarks", ButtonKind::Plain);
    QPushButton* add = button(tr("Add a benchmark…"), "addBenchmark", ButtonKind::Primary);
    connect(add, &QPushButton::clicked, this, &BenchmarksPage::addBenchmark);
    connect(m_remove, &QPushButton::clicked, this, &BenchmarksPage::removeBenchmark);
    connect(bring, &QPushButton::clicked, this, importFiles);

    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    QFrame* card = makeCard(m_stack);
    m_table = new QTableView(card);
    m_table->setObjectName(QStringLiteral("benchmarksTable"));
    m_table->setAccessibleName(tr("Benchmarks; F2 changes a cell"));
    m_table->setModel(m_model);
    dressTable(*m_table, 34);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegate(new BenchmarkDelegate(this));
    m_table->setItemDelegateForColumn(BenchmarksModel::Standing, new PillDelegate(useTone, this));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(BenchmarksModel::Kpi, QHeaderView::Stretch);
    header->setSectionResizeMode(BenchmarksModel::Source, QHeaderView::Stretch);
    header->setSectionResizeMode(BenchmarksModel::Sector, QHeaderView::Stretch);
    header->setStretchLastSection(false);
    for (const auto& [section, width] :
         {std::pair(BenchmarksModel::Value, 70), std::pair(BenchmarksModel::Low, 60),
          std::pair(BenchmarksModel::High, 60), std::pair(BenchmarksModel::Scale, 60),
          std::pair(BenchmarksModel::Dated, 100), std::pair(BenchmarksModel::N, 70),
          std::pair(BenchmarksModel::Standing, 230)})
        header->resizeSection(section, width);
    cardLayout(*card)->addWidget(m_table, 1);
    m_refused = makeLabel({}, TextRole::Error, card, true);
    m_refused->setObjectName(QStringLiteral("benchmarkRefused"));
    m_refused->hide();
    cardLayout(*card)->addWidget(m_refused);
    m_stack->addWidget(card);

    QPushButton* first = makeButton(tr("Add the first benchmark…"),
                                    QStringLiteral("addFirstBenchmark"), ButtonKind::Primary, this);
    connect(first, &QPushButton::clicked, this, &BenchmarksPage::addBenchmark);
    m_stack->addWidget(makeEmptyState(tr("No benchmark is kept yet"),
                                      tr("A figure that others reach stands beside yours, with its "
                                         "source, date and scale. It is typed "
                                         "in here, or comes from a file with the columns kpi, "
                                         "value, source and dated; sector, low, "
                                         "high, scale and n may be there too."),
                                      first, m_stack));

    connect(m_model, &BenchmarksModel::changeAsked, this,
            [this](const Benchmark& before, const Benchmark& after) {
                m_refused->hide();
                StoreEdit edit = changeBenchmarkEdit(before, after);
                m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
            });
    connect(m_model, &BenchmarksModel::changeRefused, this, [this](const QString& sentence) {
        m_refused->setText(tr("Not changed. %1").arg(sentence));
        m_refused->show();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                m_remove->setEnabled(index.isValid());
                m_refused->hide();
            });
    auto* remove = new QAction(this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &BenchmarksPage::removeBenchmark);
    m_table->addAction(remove);
    for (const auto signal : {&Workspace::opened, &Workspace::contentsChanged})
        connect(&m_workspace, signal, this, &BenchmarksPage::refresh);
    refresh();
}

void BenchmarksPage::refresh()
{
    if (!m_workspace.isOpen())
        return;
    const QModelIndex before = m_table->currentIndex();
    const std::int64_t id = before.isValid() ? m_model->at(before.row()).id : 0;
    const auto& benchmarks = m_workspace.contents().yardsticks.benchmarks;
    m_model->setBenchmarks(benchmarks, m_workspace.periodContext().today);
    m_stack->setCurrentIndex(benchmarks.empty() ? 1 : 0);
    m_remove->setVisible(!benchmarks.empty());
    m_sentence->setText(
        tr("What others reach. A benchmark on another scale is kept, but not compared, and "
           "one that is older than three years says so."));
    const int row = m_model->rowOf(id);
    if (!benchmarks.empty())
        m_table->setCurrentIndex(
            m_model->index(std::max(0, row), before.isValid() ? before.column() : 0));
    const QPointer<BenchmarksPage> here(this);
    m_workspace.compute<std::map<std::string, std::string>>(
        QStringLiteral("benchmarkScales"),
        [](const Engine& engine, const Control&) { return scalesInUse(engine.dataset()); },
        [here](std::map<std::string, std::string> scales) {
            if (!here)
                return;
            here->m_scales = scales;
            here->m_model->setScalesInUse(std::move(scales));
        });
}

void BenchmarksPage::addBenchmark()
{
    if (!m_workspace.isOpen())
        return;
    BenchmarkDialog dialog(m_workspace.periodContext().today, m_scales, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    StoreEdit edit = addBenchmarkEdit(dialog.benchmark());
    m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

void BenchmarksPage::removeBenchmark()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    StoreEdit edit = removeBenchmarkEdit(m_model->at(index.row()));
    m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

} // namespace regard::ui
