// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/formatting.h"
#include "presentation/models/import_words.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/mending_file.h"
#include "presentation/models/mending_model.h"
#include "presentation/workspace.h"
#include "ui/dialogs/check_table.h"
#include "ui/dialogs/confirm.h"
#include "ui/dialogs/import_work_step.h"
#include "ui/dialogs/mending_dialog.h"
#include "ui/snapshot.h"
#include "ui/widgets/fields.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QUndoStack>

#include <algorithm>
#include <set>

namespace regard::ui {

using namespace presentation;

namespace {

QString countText(std::int64_t count)
{
    return displayLocale().toString(static_cast<qlonglong>(count));
}

} // namespace

std::int64_t MendingDialog::remaining() const
{
    return m_model->rowCount();
}

void MendingDialog::go(State state)
{
    m_state = state;
    setProperty(kWorkingProperty, state != State::Editing);
    m_stack->setCurrentIndex(state == State::Editing ? 0 : 1);
    describe();
}

void MendingDialog::readRows()
{
    m_work->begin(tr("Reading the rows set aside"));
    go(State::Reading);
    const QPointer<MendingDialog> here(this);
    m_workspace.read<Expected<MendableRows>>(
        [id = m_importId](Store& store) { return mendableRows(store, id); },
        [here](Expected<MendableRows> rows) {
            if (here)
                here->takeRows(std::move(rows));
        });
}

void MendingDialog::takeRows(Expected<MendableRows> rows)
{
    if (!rows.ok()) {
        m_unreadable = true;
        m_reasons->hide();
        go(State::Editing);
        setError(sentenceOf(rows.error()));
        return;
    }
    m_model->setRows(std::move(rows).value());
    m_reasons->clear();
    m_reasons->addItem(tr("All reasons"), QString());
    for (const auto& [reason, count] : m_model->reasons())
        m_reasons->addItem(tr("%1: %2").arg(reason, countText(count)), reason);
    m_reasons->setVisible(m_reasons->count() > 2);
    narrow();
    go(State::Editing);
    fitColumns(*m_table);
    constexpr int kReasonWidth = 260;
    m_table->setColumnWidth(MendingModel::Reason, kReasonWidth);
    if (m_shown->rowCount() == 0)
        return;
    // The first cell at fault is where the work begins.
    int column = MendingModel::Fixed;
    for (int i = MendingModel::Fixed; i < m_shown->columnCount(); ++i)
        if (m_shown->index(0, i).data(MendingModel::FaultRole).toBool())
            column = i;
    m_table->setCurrentIndex(m_shown->index(0, column));
    m_table->setFocus();
}

void MendingDialog::narrow()
{
    const QString reason = m_reasons->currentData().toString();
    m_shown->setFilterRegularExpression(
        reason.isEmpty() ? QRegularExpression()
                         : QRegularExpression(QRegularExpression::anchoredPattern(
                               QRegularExpression::escape(reason))));
}

void MendingDialog::describe()
{
    const int rows = m_model->rowCount();
    const int edited = m_model->editedRows();
    const int readable = m_model->readableRows();
    QStringList words;
    if (!m_said.isEmpty())
        words += m_said;
    if (m_state == State::Editing && !m_unreadable) {
        if (rows == 0)
            words += tr("No row is set aside any more.");
        else if (edited == 0 && readable == 0)
            words +=
                tr("%1 rows could not be read. Edit the marked cells, then try again. Nothing is "
                   "written before you import them.")
                    .arg(countText(rows));
        else
            words += tr("%1 rows, %2 edited, %3 can be read now.")
                         .arg(countText(rows), countText(edited), countText(readable));
    }
    m_sentence->setText(words.join(u' '));
    const bool editing = m_state == State::Editing;
    const qsizetype chosen = chosenCells().size();
    m_fill->setText(chosen > 1 ? tr("Fill %1 cells").arg(countText(chosen)) : tr("Fill the cell"));
    m_fill->setEnabled(chosen > 0);
    m_undo->setEnabled(m_model->undoStack().canUndo());
    m_redo->setEnabled(m_model->undoStack().canRedo());
    m_try->setEnabled(editing && rows > 0);
    m_save->setEnabled(editing && rows > 0);
    m_take->setEnabled(editing && rows > 0);
    m_import->setEnabled(editing && readable > 0);
    m_import->setText(readable == 1  ? tr("Import 1 row")
                      : readable > 1 ? tr("Import these %1 rows").arg(countText(readable))
                                     : tr("Import these"));
    m_close->setText(editing || m_state == State::Reading ? tr("Close") : tr("Stop"));
}

void MendingDialog::tryAgain()
{
    if (m_state != State::Editing || m_model->rowCount() == 0)
        return;
    setError({});
    m_said.clear();
    m_work->begin(tr("Trying the rows again"));
    go(State::Trying);
    m_workspace.importMended(m_model->rows(), true);
}

void MendingDialog::importThese()
{
    if (m_state != State::Editing || m_model->readableRows() == 0)
        return;
    setError({});
    m_said.clear();
    m_work->begin(tr("Importing the rows that can be read"));
    go(State::Importing);
    m_workspace.importMended(m_model->rows(), false);
}

void MendingDialog::takeResult(const ImportResult& result)
{
    if (m_state == State::Trying) {
        m_model->setTried(result);
        const int readable = m_model->readableRows();
        m_said = readable == 0 ? tr("None of them can be read yet.") : QString();
        go(State::Editing);
        (readable > 0 ? static_cast<QWidget*>(m_import) : m_table)->setFocus();
    } else if (m_state == State::Importing) {
        const std::int64_t brought = m_model->rowCount() - result.record.setAside;
        m_brought += brought;
        m_said = tr("%1 rows were mended (%2).").arg(countText(brought), countsText(result.record));
        readRows();
    }
}

void MendingDialog::takeFailure(const Error& error)
{
    if (m_state != State::Trying && m_state != State::Importing)
        return;
    go(State::Editing);
    if (error.kind != ErrorKind::Cancelled)
        setError(sentenceOf(error));
    m_table->setFocus();
}

QModelIndexList MendingDialog::chosenCells() const
{
    QModelIndexList cells;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
        if (index.column() >= MendingModel::Fixed)
            cells += m_shown->mapToSource(index);
    return cells;
}

void MendingDialog::fillSelection()
{
    m_model->fill(chosenCells(), m_fillText->text());
    m_table->setFocus();
}

void MendingDialog::clearCells()
{
    m_model->fill(chosenCells(), {});
}

void MendingDialog::pasteCells()
{
    const QString text = QGuiApplication::clipboard()->text();
    const QModelIndexList chosen = m_table->selectionModel()->selectedIndexes();
    if (text.isEmpty() || chosen.isEmpty())
        return;
    int column = m_shown->columnCount();
    std::set<int> shown;
    for (const QModelIndex& index : chosen) {
        column = std::min(column, index.column());
        shown.insert(index.row());
    }
    if (column < MendingModel::Fixed)
        return;
    // One chosen cell is where a column of values begins; several are what they go into.
    const int first = *shown.begin();
    if (shown.size() == 1)
        for (int row = first + 1; row < m_shown->rowCount() &&
                                  row - first < text.count(u'\n') + (text.endsWith(u'\n') ? 0 : 1);
             ++row)
            shown.insert(row);
    std::vector<int> rows;
    for (const int row : shown)
        rows.push_back(m_shown->mapToSource(m_shown->index(row, 0)).row());
    m_model->paste(rows, column, text);
}

void MendingDialog::copyCells()
{
    QModelIndexList chosen = m_table->selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    QString text;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        if (i > 0)
            text += chosen[i].row() == chosen[i - 1].row() ? u'\t' : u'\n';
        // What is shown of an address is masked; what is copied is the cell itself.
        text +=
            chosen[i]
                .data(chosen[i].column() >= MendingModel::Fixed ? Qt::EditRole : Qt::DisplayRole)
                .toString();
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void MendingDialog::askForSave()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the rows set aside"), tr("set aside.csv"),
                                     tr("Tables of text (*.csv);;All files (*)"));
    if (!path.isEmpty())
        saveTo(path);
}

void MendingDialog::askForFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Read mended rows"), {},
                                                      tr("Tables of text (*.csv);;All files (*)"));
    if (!path.isEmpty())
        takeFrom(path);
}

void MendingDialog::saveTo(const QString& path)
{
    QSaveFile file(path);
    const QByteArray bytes = QByteArray::fromStdString(mendingCsv(m_model->rows()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        setError(
            tr("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), file.errorString()));
        return;
    }
    setError({});
    m_said =
        tr("%1 rows are in %2.").arg(countText(m_model->rowCount()), QFileInfo(path).fileName());
    describe();
}

void MendingDialog::takeFrom(const QString& path)
{
    const QPointer<MendingDialog> here(this);
    m_workspace.read<Expected<std::map<std::int64_t, std::vector<std::string>>>>(
        [path, rows = m_model->rows()](Store&) { return readMendingCsv(path.toStdString(), rows); },
        [here](Expected<std::map<std::int64_t, std::vector<std::string>>> read) {
            if (!here || here->m_state != State::Editing)
                return;
            if (!read.ok()) {
                here->setError(sentenceOf(read.error()));
                return;
            }
            here->setError({});
            const int unknown = here->m_model->takeRows(read.value());
            here->m_said = unknown == 0
                               ? QString()
                               : tr("%1 rows of the file are not set aside here and were left out.")
                                     .arg(countText(unknown));
            here->describe();
        });
}

void MendingDialog::reject()
{
    if (m_state == State::Trying || m_state == State::Importing) {
        m_workspace.cancelImport();
        return;
    }
    if (m_model->editedRows() > 0 &&
        !confirm(
            this, tr("Leave the rows as they were?"),
            tr("What you edited in %1 rows is not kept.").arg(countText(m_model->editedRows())),
            tr("Leave")))
        return;
    QDialog::reject();
}

} // namespace regard::ui
