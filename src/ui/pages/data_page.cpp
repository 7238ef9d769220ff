// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_page.h"

#include "presentation/formatting.h"
#include "presentation/models/health_content.h"
#include "presentation/models/imports_model.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/pages/health_cards.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/set_aside_card.h"
#include "ui/pages/source_list.h"
#include "ui/widgets/table_delegates.h"
#include "ui/widgets/wrapping_body.h"

#include <QAction>
#include <QBoxLayout>
#include <QFrame>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeySequence>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

#include <utility>
#include <vector>

namespace regard::ui {

using namespace presentation;

DataPage::DataPage(Workspace& workspace, const DataActions& actions, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_imports(new ImportsModel(this))
{
    setObjectName(QStringLiteral("dataPage"));
    QVBoxLayout* column = makePage(*this);
    column->setContentsMargins(20, 18, 20, 0); // what scrolls runs to the window's edge
    const PageHead head = addHead(*column, tr("Data health"));
    m_sentence = head.sentence;
    m_sentence->setObjectName(QStringLiteral("dataSentence"));

    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(makeBody(actions));
    QPushButton* first =
        makeButton(tr("Import a file…"), QStringLiteral("importFirst"), ButtonKind::Primary, this);
    connect(first, &QPushButton::clicked, this, actions.importFiles);
    m_stack->addWidget(makeEmptyState(
        tr("Nothing is imported yet"),
        tr("Surveys bring NPS, CSAT and CES. Tickets bring first contact resolution and waiting "
           "times. Orders bring repeat purchases and revenue per customer, subscriptions bring "
           "churn and retention. Here you will see how fresh and complete they are."),
        first, m_stack));

    for (const auto signal : {&Workspace::opened, &Workspace::contentsChanged})
        connect(&m_workspace, signal, this, &DataPage::refresh);
    connect(&m_workspace, &Workspace::importUndone, this, &DataPage::takeUndo);
    refresh();
}

QWidget* DataPage::makeBody(const DataActions& actions)
{
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("dataScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    auto* inside = new WrappingBody(m_scroll);
    inside->setObjectName(QStringLiteral("dataBody"));
    inside->setStyleSheet(QStringLiteral("#dataBody { background: transparent; }"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 20);
    column->setSpacing(12);
    m_top = new QBoxLayout(QBoxLayout::LeftToRight);
    m_top->setSpacing(12);
    m_top->addWidget(makeImports(), 8);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    m_next = new NextFileCard(actions.importFiles, inside);
    right->addWidget(m_next);
    m_breaks = new BreakCard(inside);
    right->addWidget(m_breaks, 1);
    m_top->addLayout(right, 7);
    column->addLayout(m_top);
    m_sources = new SourceList(inside);
    connect(m_sources, &SourceList::mendAsked, this,
            [this, mend = actions.mend](std::int64_t id) { mend ? mend(id) : showImport(id); });
    column->addWidget(m_sources);
    m_setAside = new SetAsideCard(m_workspace, actions.mend, inside);
    column->addWidget(m_setAside);
    m_customers = new LineCard(QStringLiteral("customers"), tr("Customers"),
                               tr("Review customers…"), actions.reviewCustomers, inside);
    column->addWidget(m_customers);
    m_folder = new LineCard(QStringLiteral("watchedFolder"), tr("Watched folder"), tr("Choose…"),
                            actions.watchFolder, inside);
    m_folder->hide();
    column->addWidget(m_folder);
    column->addStretch(1);
    m_scroll->setWidget(inside);
    return m_scroll;
}

void DataPage::addNotice(QWidget* notice)
{
    static_cast<QBoxLayout*>(layout())->insertWidget(1, notice);
}

QWidget* DataPage::makeImports()
{
    QFrame* card = makeCard(this);
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Imports"), TextRole::CardTitle, card), 1);
    m_undo =
        makeButton(tr("Undo this import…"), QStringLiteral("undoImport"), ButtonKind::Danger, card);
    connect(m_undo, &QPushButton::clicked, this, &DataPage::undoImport);
    top->addWidget(m_undo);
    cardLayout(*card)->addLayout(top);
    m_table = new QTableView(card);
    m_table->setObjectName(QStringLiteral("importsTable"));
    m_table->setAccessibleName(tr("Imports, newest first"));
    m_table->setModel(m_imports);
    dressTable(*m_table, 30);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setItemDelegateForColumn(ImportsModel::File, new StrongDelegate(this));
    m_table->setItemDelegateForColumn(ImportsModel::State,
                                      new QuietDelegate(this, [this](const QModelIndex& index) {
                                          return m_imports->at(index.row()).undone;
                                      }));
    // The sources stand below; here a row is told from the next by its file.
    m_table->setColumnHidden(ImportsModel::Source, true);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(ImportsModel::File, QHeaderView::Stretch);
    header->setStretchLastSection(false);
    for (const auto& [section, width] :
         {std::pair(ImportsModel::When, 138), std::pair(ImportsModel::Rows, 72),
          std::pair(ImportsModel::New, 72), std::pair(ImportsModel::Changed, 76),
          std::pair(ImportsModel::Same, 64), std::pair(ImportsModel::SetAside, 80),
          std::pair(ImportsModel::State, 100)})
        header->resizeSection(section, width);
    constexpr int kRoom = 236;
    m_table->setMinimumHeight(kRoom);
    cardLayout(*card)->addWidget(m_table, 1);
    auto* remove = new QAction(this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &DataPage::undoImport);
    m_table->addAction(remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DataPage::showChosen);
    return card;
}

std::optional<ImportRecord> DataPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return std::nullopt;
    return m_imports->at(index.row());
}

void DataPage::refresh()
{
    if (!m_workspace.isOpen())
        return;
    const auto before = current();
    const auto& imports = m_workspace.contents().imports;
    // An import is of the hour at which it was made here, whatever zone the figures are in.
    const std::int64_t newest = m_imports->rowCount() > 0 ? m_imports->at(0).id : 0;
    m_imports->setImports(imports, TimeZone::system());
    narrow();
    m_stack->setCurrentIndex(imports.empty() ? 1 : 0);
    if (imports.empty())
        m_sentence->setText(tr("How fresh, complete and comparable the data are."));
    int row = before ? m_imports->rowOf(before->id) : -1;
    if (!imports.empty() && newest != 0 && imports.back().id != newest)
        row = 0;
    else if (!imports.empty() && row < 0)
        row = rowWorthALook();
    if (row >= 0)
        m_table->setCurrentIndex(m_imports->index(row, 0));
    showChosen();
    m_stale = true;
    if (isVisible())
        examine();
}

/// Columns that hold nothing but zeros leave their room to the names of the files.
void DataPage::narrow()
{
    const auto hide = [&](int column, auto any) {
        bool empty = true;
        for (int row = 0; row < m_imports->rowCount(); ++row)
            empty = empty && !any(m_imports->at(row));
        m_table->setColumnHidden(column, empty);
        return !empty;
    };
    const bool changed = hide(ImportsModel::Changed, [](const auto& one) { return one.changed; });
    const bool same = hide(ImportsModel::Same, [](const auto& one) { return one.same; });
    const bool undone = hide(ImportsModel::State, [](const auto& one) { return one.undone; });
    // Side by side while the names of the files have room to be read.
    constexpr int kNarrow = 900;
    constexpr int kColumn = 130;
    const int needed = kNarrow + kColumn * (int{changed} + int{same} + int{undone});
    m_top->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void DataPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    narrow();
}

/// The rows of the sources are made anew each time: without this they would come last.
void DataPage::orderStops()
{
    std::vector<QWidget*> stops{m_undo, &m_next->button(), m_table};
    if (m_top->direction() == QBoxLayout::TopToBottom)
        std::swap(stops[1], stops[2]);
    stops.insert(stops.end(), m_sources->stops().begin(), m_sources->stops().end());
    for (QWidget* stop : m_setAside->stops())
        stops.push_back(stop);
    for (const LineCard* line : {m_customers, m_folder})
        if (line->button() != nullptr)
            stops.push_back(line->button());
    for (std::size_t i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void DataPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    examine();
}

void DataPage::examine()
{
    if (!m_stale || !m_workspace.isOpen() || m_workspace.contents().imports.empty())
        return;
    m_stale = false;
    const QPointer<DataPage> here(this);
    const Conventions conventions = m_workspace.conventions();
    const Day today = m_workspace.periodContext().today;
    m_workspace.read<Expected<HealthInput>>(
        [conventions, today](Store& store) { return healthInput(store, conventions, today); },
        [here](Expected<HealthInput> input) {
            if (!here)
                return;
            if (!input.ok()) {
                Q_EMIT here->m_workspace.failed(input.error());
                return;
            }
            here->m_workspace.compute<Expected<DataHealth>>(
                QStringLiteral("health"),
                [input = std::move(input).value()](const Engine& engine, const Control& control) {
                    return dataHealth(engine.dataset(), input, control);
                },
                [here](Expected<DataHealth> health) {
                    if (!here)
                        return;
                    if (health.ok())
                        here->takeHealth(std::move(health).value());
                    else if (health.error().kind == ErrorKind::Cancelled)
                        here->m_stale = true;
                    else
                        Q_EMIT here->m_workspace.failed(health.error());
                });
        });
}

void DataPage::takeHealth(DataHealth health)
{
    m_health = std::move(health);
    showHealth();
    const QPointer<DataPage> here(this);
    m_workspace.read<Expected<std::vector<SourceMatch>>>(
        [](Store& store) { return store.customerMatches(); },
        [here](Expected<std::vector<SourceMatch>> matches) {
            if (!here)
                return;
            if (!matches.ok()) {
                Q_EMIT here->m_workspace.failed(matches.error());
                return;
            }
            addMatches(here->m_health, matches.value());
            here->showHealth();
        });
}

void DataPage::showHealth()
{
    const HealthContent content = healthContent(m_health, m_workspace.contents().imports);
    m_sentence->setText(content.sentence);
    m_next->setContent(content.unlocked, content.unlocks);
    m_breaks->setBreaks(content.breaks);
    m_sources->setSources(content.sources);
    m_sources->setVisible(!content.sources.empty());
    m_customers->setSentence(content.customers.isEmpty()
                                 ? tr("Who is who, which names were joined, and erasing a person.")
                                 : content.customers);
    orderStops();
}

void DataPage::setFolderSentence(const QString& sentence)
{
    m_folder->setSentence(sentence);
    m_folder->setVisible(!sentence.isEmpty());
}

int DataPage::rowWorthALook() const
{
    for (int row = 0; row < m_imports->rowCount(); ++row)
        if (!m_imports->at(row).undone && m_imports->at(row).setAside > 0)
            return row;
    return 0;
}

void DataPage::showImport(std::int64_t importId)
{
    const int row = m_imports->rowOf(importId);
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_imports->index(row, 0));
    m_setAside->enter();
    m_scroll->ensureWidgetVisible(m_setAside);
}

void DataPage::showChosen()
{
    const auto record = current();
    m_undo->setEnabled(record && !record->undone);
    m_setAside->setImport(record);
}

void DataPage::undoImport()
{
    const auto record = current();
    if (!record || record->undone)
        return;
    if (confirm(window(), tr("Undo this import?"), undoSentence(*record), tr("Undo import")))
        m_workspace.undoImport(record->id);
}

void DataPage::takeUndo(const UndoReport& report)
{
    const auto count = [](std::int64_t rows) { return wholeNumber(static_cast<double>(rows)); };
    QString said = tr("Taken back: %1 rows removed, %2 older versions hold again.")
                       .arg(count(report.rowsRemoved), count(report.rowsRestored));
    if (report.changedSince > 0)
        said += tr(" %1 rows had been replaced by later imports and stay.")
                    .arg(count(report.changedSince));
    if (report.heldByOthers > 0)
        said += tr(" %1 rows stand in other imports too and stay.").arg(count(report.heldByOthers));
    m_sentence->setText(said);
}

} // namespace regard::ui
