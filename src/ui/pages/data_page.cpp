// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_page.h"

#include "presentation/formatting.h"
#include "presentation/models/imports_model.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/set_aside_model.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/table_delegates.h"

#include <regard/ingest/set_aside_file.h>

#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>

namespace regard::ui {

using namespace presentation;

DataPage::DataPage(Workspace& workspace, std::function<void()> importFiles, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_imports(new ImportsModel(this)),
      m_setAside(new SetAsideModel(this))
{
    setObjectName(QStringLiteral("dataPage"));
    QVBoxLayout* column = makePage(*this);
    const PageHead head = addHead(*column, tr("Data"));
    m_sentence = head.sentence;
    m_sentence->setObjectName(QStringLiteral("dataSentence"));

    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    auto* full = new QWidget(m_stack);
    auto* inside = new QVBoxLayout(full);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    inside->addWidget(makeImports(), 1);
    inside->addWidget(makeSetAside(), 1);
    m_stack->addWidget(full);
    QPushButton* first =
        makeButton(tr("Import a file…"), QStringLiteral("importFirst"), ButtonKind::Primary, this);
    connect(first, &QPushButton::clicked, this, importFiles);
    m_stack->addWidget(makeEmptyState(
        tr("Nothing is imported yet"),
        tr("Surveys bring NPS, CSAT and CES. Tickets bring first contact resolution and waiting "
           "times. "
           "Orders bring repeat purchases and revenue per customer, subscriptions bring churn and "
           "retention."),
        first, m_stack));

    for (const auto signal : {&Workspace::opened, &Workspace::contentsChanged})
        connect(&m_workspace, signal, this, &DataPage::refresh);
    connect(&m_workspace, &Workspace::importUndone, this, &DataPage::takeUndo);
    refresh();
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
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(ImportsModel::File, QHeaderView::Stretch);
    header->setSectionResizeMode(ImportsModel::Source, QHeaderView::Stretch);
    header->setStretchLastSection(false);
    for (const auto& [section, width] :
         {std::pair(ImportsModel::When, 140), std::pair(ImportsModel::Rows, 90),
          std::pair(ImportsModel::New, 90), std::pair(ImportsModel::Changed, 80),
          std::pair(ImportsModel::Same, 80), std::pair(ImportsModel::SetAside, 80),
          std::pair(ImportsModel::State, 110)})
        header->resizeSection(section, width);
    cardLayout(*card)->addWidget(m_table, 1);
    auto* remove = new QAction(this);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &DataPage::undoImport);
    m_table->addAction(remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DataPage::readSetAside);
    return card;
}

QWidget* DataPage::makeSetAside()
{
    QFrame* card = makeCard(this);
    auto* top = new QHBoxLayout;
    m_asideTitle = makeLabel(tr("Rows set aside"), TextRole::CardTitle, card);
    m_asideTitle->setObjectName(QStringLiteral("setAsideTitle"));
    top->addWidget(m_asideTitle, 1);
    m_export = makeButton(tr("Save them to be mended…"), QStringLiteral("exportSetAside"),
                          ButtonKind::Plain, card);
    connect(m_export, &QPushButton::clicked, this, &DataPage::exportSetAside);
    top->addWidget(m_export);
    cardLayout(*card)->addLayout(top);
    m_asideNote = makeLabel({}, TextRole::Second, card, true);
    m_asideNote->setObjectName(QStringLiteral("setAsideNote"));
    cardLayout(*card)->addWidget(m_asideNote);
    m_asideTable = new QTableView(card);
    m_asideTable->setObjectName(QStringLiteral("setAsideTable"));
    m_asideTable->setAccessibleName(tr("Rows set aside by the chosen import"));
    m_asideTable->setModel(m_setAside);
    dressTable(*m_asideTable, 28);
    m_asideTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_asideTable->setColumnHidden(SetAsideModel::File, true);
    m_asideTable->setItemDelegateForColumn(SetAsideModel::Text, new QuietDelegate(this));
    m_asideTable->setColumnWidth(SetAsideModel::Line, 80);
    m_asideTable->setColumnWidth(SetAsideModel::AtFault, 150);
    m_asideTable->setColumnWidth(SetAsideModel::Reason, 320);
    cardLayout(*card)->addWidget(m_asideTable, 1);
    cardLayout(*card)->addStretch(0);
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
    m_stack->setCurrentIndex(imports.empty() ? 1 : 0);
    std::int64_t rows = 0;
    std::int64_t aside = 0;
    for (const ImportRecord& record : imports) {
        if (record.undone)
            continue;
        rows += record.rows;
        aside += record.setAside;
    }
    const QLocale locale = displayLocale();
    m_sentence->setText(
        imports.empty()
            ? tr("What was imported, and the rows that could not be read.")
            : tr("%1 rows were read, %2 of them set aside. Every import can be taken back whole.")
                  .arg(locale.toString(qlonglong(rows)), locale.toString(qlonglong(aside))));
    int row = before ? m_imports->rowOf(before->id) : -1;
    if (!imports.empty() && newest != 0 && imports.back().id != newest)
        row = 0;
    else if (!imports.empty() && row < 0)
        row = rowWorthALook();
    if (row >= 0)
        m_table->setCurrentIndex(m_imports->index(row, 0));
    readSetAside();
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
    m_asideTable->setFocus();
}

void DataPage::readSetAside()
{
    const auto record = current();
    m_undo->setEnabled(record && !record->undone);
    const bool any = record && record->setAside > 0 && !record->undone;
    m_export->setEnabled(any);
    m_asideTable->setVisible(any);
    if (!any) {
        m_rows.clear();
        m_setAside->setRows({}, {});
        m_asideTitle->setText(tr("Rows set aside"));
        m_asideNote->setText(!record ? QString()
                             : record->undone
                                 ? tr("This import was taken back, its rows set aside too.")
                                 : tr("Every row of %1 could be read.").arg(qstring(record->file)));
        return;
    }
    m_asideTitle->setText(record->setAside == 1
                              ? tr("1 row set aside from %1").arg(qstring(record->file))
                              : tr("%1 rows set aside from %2")
                                    .arg(displayLocale().toString(qlonglong(record->setAside)),
                                         qstring(record->file)));
    m_asideNote->setText(
        tr("Saved as a file, they stand under their header with the reason before each. "
           "Mend them there and import that file."));
    const QPointer<DataPage> here(this);
    m_workspace.read<Expected<std::vector<SetAsideRow>>>(
        [id = record->id](Store& store) { return store.setAside(id); },
        [here, id = record->id](Expected<std::vector<SetAsideRow>> rows) {
            if (!here || !here->current() || here->current()->id != id)
                return;
            if (!rows.ok()) {
                Q_EMIT here->m_workspace.failed(rows.error());
                return;
            }
            here->m_rows = rows.value();
            here->m_setAside->setRows(std::move(rows).value(),
                                      here->m_workspace.contents().imports);
        });
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
    const QLocale locale = displayLocale();
    QString said = tr("Taken back: %1 rows removed, %2 older versions hold again.")
                       .arg(locale.toString(qlonglong(report.rowsRemoved)),
                            locale.toString(qlonglong(report.rowsRestored)));
    if (report.changedSince > 0)
        said += tr(" %1 rows had been replaced by later imports and stay.")
                    .arg(locale.toString(qlonglong(report.changedSince)));
    m_sentence->setText(said);
}

void DataPage::exportSetAside()
{
    const auto record = current();
    if (!record || m_rows.empty())
        return;
    const QString proposed =
        tr("%1 set aside.csv").arg(QFileInfo(qstring(record->file)).completeBaseName());
    const QString path =
        QFileDialog::getSaveFileName(window(), tr("Save the rows set aside"), proposed,
                                     tr("Tables of text (*.csv);;All files (*)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = QByteArray::fromStdString(mendableText(*record, m_rows));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        Q_EMIT m_workspace.failed(
            {ErrorKind::Io,
             tr("The rows could not be written: %1.").arg(file.errorString()).toStdString(),
             path.toStdString()});
    else
        m_asideNote->setText(tr("%1 rows are in %2.")
                                 .arg(displayLocale().toString(qlonglong(m_rows.size())),
                                      QFileInfo(path).fileName()));
}

} // namespace regard::ui
