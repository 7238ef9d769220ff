// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/import_queue_model.h"
#include "presentation/models/import_task.h"
#include "presentation/models/import_words.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_choice.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/dialogs/file_facts_dialog.h"
#include "ui/dialogs/fixed_values_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_file_step.h"
#include "ui/dialogs/import_match_step.h"
#include "ui/dialogs/import_result_step.h"
#include "ui/dialogs/import_work_step.h"
#include "ui/dialogs/mending_dialog.h"
#include "ui/widgets/pill.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QSaveFile>

namespace regard::ui {

using namespace presentation;

void ImportDialog::changeFacts()
{
    FileFactsDialog dialog(m_workspace, m_task->textPath(), m_task->report().dialect,
                           m_matchStep->mapping(), this);
    if (dialog.exec() != QDialog::Accepted || m_state != State::Match)
        return;
    const DialectTold told = dialog.told();
    if (told == DialectTold{}) {
        m_matchStep->setMapping(dialog.mapping());
        return;
    }
    // Other columns may come out of it; a mapping that still fits is kept.
    m_edited = true;
    m_workStep->begin(tr("Reading %1").arg(fileName()));
    go(State::Inspecting);
    m_task->reopen(told, dialog.mapping());
}

void ImportDialog::changeConstants()
{
    FixedValuesDialog dialog(m_matchStep->mapping(), this);
    if (dialog.exec() == QDialog::Accepted && m_state == State::Match)
        m_matchStep->setMapping(dialog.mapping());
}

void ImportDialog::loadMapping()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Load a matching"), {},
                                                      tr("Mapping files (*.json);;All files (*)"));
    if (!path.isEmpty())
        useMappingFile(path);
}

void ImportDialog::useMappingFile(const QString& path)
{
    if (m_state != State::Match && m_state != State::Checked)
        return;
    const auto loaded = regard::loadMapping(path.toStdString());
    if (!loaded.ok()) {
        setError(sentenceOf(loaded.error()));
        return;
    }
    if (!fitsHeaders(loaded.value(), m_task->report().headers)) {
        setError(
            tr("%1 reads columns that this file does not have.").arg(QFileInfo(path).fileName()));
        return;
    }
    if (!loaded.value().name.empty())
        m_name->setText(qstring(loaded.value().name));
    badge().setContent(tr("Matching: %1").arg(QFileInfo(path).fileName()), Tone::Good);
    m_matchStep->setMapping(loaded.value());
}

void ImportDialog::saveMapping()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save the matching"), {},
                                                tr("Mapping files (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".json");
    QSaveFile file(path);
    const QByteArray json = QByteArray::fromStdString(toJson(namedMapping()));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        setError(
            tr("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), file.errorString()));
}

void ImportDialog::mend()
{
    MendingDialog dialog(m_workspace, m_result.record.id, this);
    dialog.exec();
    m_resultStep->setMended(dialog.broughtIn(), dialog.remaining());
}

void ImportDialog::leaveOut()
{
    m_task->dropCheck();
    m_pause.stop();
    m_queue->finish(ImportQueueModel::State::LeftOut, {});
    nextFile();
}

void ImportDialog::back()
{
    if (m_state == State::Checked) {
        go(State::Match);
        m_matchStep->focusFirst();
        return;
    }
    if (m_edited && !confirm(this, tr("Choose another file?"),
                             tr("What you matched for %1 is not kept.").arg(fileName()),
                             tr("Choose another file")))
        return;
    m_edited = false;
    m_task->dropCheck();
    m_pause.stop();
    m_queue->clear();
    m_doneRow = -1;
    go(State::ChooseFile);
    setError({});
    m_fileStep->focusFirst();
}

void ImportDialog::reject()
{
    if (isWorking()) {
        m_task->stop();
        return;
    }
    const int waiting = m_queue->waiting();
    const bool open = m_queue->current() >= 0;
    if (((m_edited && open) || waiting > 0) &&
        !confirm(this, tr("Leave the import?"),
                 waiting > 0
                     ? open ? tr("%1 and the %2 files after it are not imported.")
                                  .arg(fileName())
                                  .arg(waiting)
                            : tr("The %1 files that wait are not imported.").arg(waiting)
                     : tr("What you matched for %1 is not kept, and nothing of it is imported.")
                           .arg(fileName()),
                 tr("Leave")))
        return;
    m_task->dropCheck();
    QDialog::reject();
}

void ImportDialog::closeEvent(QCloseEvent* event)
{
    if (m_state != State::Importing) {
        if (isWorking())
            m_task->stop();
        DialogFrame::closeEvent(event);
        return;
    }
    event->ignore();
    if (confirm(this, tr("Stop the import?"),
                tr("Nothing of %1 is kept: an import lands whole or not at all.").arg(fileName()),
                tr("Stop the import")) &&
        m_state == State::Importing) {
        m_leaving = true;
        m_task->stop();
    }
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!isWorking() && !droppedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    if (const QStringList files = droppedFiles(*event->mimeData()); !files.isEmpty()) {
        event->acceptProposedAction();
        takeFiles(files);
    }
}

} // namespace regard::ui
