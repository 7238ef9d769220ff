// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include "presentation/formatting.h"
#include "presentation/models/import_queue_model.h"
#include "presentation/models/import_task.h"
#include "presentation/models/import_words.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_choice.h"
#include "presentation/workspace.h"
#include "ui/dialogs/import_check_step.h"
#include "ui/dialogs/import_file_step.h"
#include "ui/dialogs/import_match_step.h"
#include "ui/dialogs/import_parts_step.h"
#include "ui/dialogs/import_result_step.h"
#include "ui/dialogs/import_work_step.h"
#include "ui/snapshot.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pill.h"

#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

namespace regard::ui {

using namespace presentation;

namespace {

/// Larger files are checked only when they are asked for.
constexpr std::int64_t kCheckedBehindBytes = std::int64_t{32} << 20;
constexpr int kPauseMs = 350;

QString rowCountText(std::int64_t rows)
{
    return rows == 1 ? ImportDialog::tr("1 row")
                     : ImportDialog::tr("%1 rows").arg(displayLocale().toString(qlonglong(rows)));
}

std::vector<ImportItem> itemsOf(const QStringList& files)
{
    std::vector<ImportItem> items;
    for (const QString& file : files)
        items.push_back({file});
    return items;
}

} // namespace

ImportDialog::ImportDialog(Workspace& workspace, const QStringList& files, QWidget* parent)
    : DialogFrame(tr("Import"), parent), m_workspace(workspace),
      m_task(new ImportTask(workspace, this)), m_queue(new ImportQueueModel(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setPreferredSize({1120, 800});
    setAcceptDrops(true);
    makeSteps();
    makeFoot();
    connectTask();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ImportDialog::checkBehind);
    go(State::ChooseFile);
    if (!files.isEmpty())
        takeFiles(files);
}

ImportDialog::~ImportDialog() = default;

bool ImportDialog::isWorking() const
{
    return m_state == State::Inspecting || m_state == State::Checking ||
           m_state == State::Importing;
}

QString ImportDialog::fileName() const
{
    const int row = m_queue->current() >= 0 ? m_queue->current() : m_doneRow;
    return row >= 0 && m_state != State::ChooseFile ? nameOf(m_queue->itemAt(row)) : QString();
}

Mapping ImportDialog::namedMapping() const
{
    Mapping mapping = m_matchStep->mapping();
    mapping.name = m_name->text().trimmed().toStdString();
    return mapping;
}

QString ImportDialog::problem() const
{
    if (m_state == State::ChooseParts)
        return m_partsStep->chosen().empty() ? tr("Tick at least one table.") : QString();
    if (m_state != State::Match && m_state != State::Checked)
        return {};
    const QString problem = m_matchStep->problem();
    if (!problem.isEmpty())
        return problem;
    return m_name->text().trimmed().isEmpty()
               ? tr("Give the matching a name: rows of the same source and id are the same row.")
               : QString();
}

QWidget* ImportDialog::stepOf(State state) const
{
    switch (state) {
    case State::ChooseFile:
        return m_fileStep;
    case State::ChooseParts:
        return m_partsStep;
    case State::Inspecting:
    case State::Checking:
    case State::Importing:
        return m_workStep;
    case State::Match:
        return m_matchStep;
    case State::Checked:
        return m_checkStep;
    case State::Done:
        return m_resultStep;
    }
    return m_fileStep;
}

QString ImportDialog::nextText() const
{
    switch (m_state) {
    case State::ChooseParts:
        return m_partsStep->chosen().size() == 1
                   ? tr("Take 1 table")
                   : tr("Take %1 tables").arg(m_partsStep->chosen().size());
    case State::Match:
        return tr("Check %1").arg(rowCountText(m_task->report().records));
    case State::Checked:
        return tr("Import %1").arg(rowCountText(m_result.record.rows - m_result.record.setAside));
    case State::ChooseFile:
    case State::Done:
        return m_queue->waiting() > 0 ? tr("Next: %1").arg(m_queue->nextName()) : tr("Done");
    default:
        return {};
    }
}

void ImportDialog::go(State state)
{
    m_state = state;
    setProperty(kWorkingProperty, isWorking());
    const int step =
        state == State::ChooseFile || state == State::ChooseParts || state == State::Inspecting ? 0
        : state == State::Match                                                                 ? 1
        : state == State::Checking || state == State::Checked                                   ? 2
                                                                                                : 3;
    setSteps({tr("File"), tr("Match columns"), tr("Check"), tr("Import")}, step);
    const QString file = fileName();
    QString title = file.isEmpty() ? tr("Import") : tr("Import %1").arg(file);
    if (m_queue->rowCount() > 1 && !file.isEmpty())
        title += tr(" (%1 of %2)")
                     .arg((m_queue->current() >= 0 ? m_queue->current() : m_doneRow) + 1)
                     .arg(m_queue->rowCount());
    setTitle(title);
    m_stack->setCurrentWidget(stepOf(state));
    showFoot();
    Q_EMIT stateChanged();
}

void ImportDialog::showFoot()
{
    const bool matching = m_state == State::Match || m_state == State::Checked;
    const bool more = m_queue->waiting() > 0;
    m_nameRow->setVisible(matching);
    badge().setVisible(matching && !badge().text().isEmpty());
    m_cancel->setVisible(m_state != State::Done);
    m_cancel->setText(isWorking() ? tr("Stop") : tr("Cancel"));
    m_skip->setVisible(more && (matching || m_state == State::ChooseParts));
    m_back->setVisible(matching || m_state == State::ChooseParts);
    m_next->setVisible(matching || m_state == State::ChooseParts || m_state == State::Done ||
                       (m_state == State::ChooseFile && more));
    const QString missing = problem();
    m_next->setEnabled(missing.isEmpty());
    if (m_state == State::Match || m_state == State::ChooseParts)
        setError(missing);
    else if (m_state != State::ChooseFile)
        setError({});
    m_next->setText(nextText());
}

void ImportDialog::takeFiles(const QStringList& files)
{
    enqueue(itemsOf(files));
}

void ImportDialog::takePasted(const QByteArray& text)
{
    if (text.trimmed().isEmpty()) {
        setError(tr("The clipboard holds no rows. Copy them in the spreadsheet with their headers, "
                    "then paste them here."));
        return;
    }
    enqueue({ImportItem{{}, {}, text}});
}

void ImportDialog::enqueue(const std::vector<ImportItem>& items)
{
    m_queue->add(items);
    if (m_state == State::ChooseFile)
        nextFile();
    else
        go(m_state);
}

void ImportDialog::nextFile()
{
    if (m_queue->openNext() < 0)
        return;
    m_doneRow = -1;
    openItem();
}

void ImportDialog::openItem()
{
    m_edited = false;
    m_behind = false;
    m_checkedAs.reset();
    m_pause.stop();
    badge().setContent({}, Tone::Neutral);
    const ImportItem& item = m_queue->itemAt(m_queue->current());
    m_workStep->begin(tr("Reading %1").arg(nameOf(item)));
    setError({});
    go(State::Inspecting);
    m_task->open(item);
}

void ImportDialog::takeParts()
{
    m_queue->replaceCurrent(m_partsStep->chosen());
    openItem();
}

void ImportDialog::takeReady()
{
    const Reading& reading = m_task->reading();
    showOrigin();
    // A proposal is named after the file without what changes from export to export.
    const bool unnamed = reading.mapping.name.empty() || reading.origin == ReadingOrigin::Proposal;
    const ImportItem& item = m_task->item();
    if (!m_edited)
        m_name->setText(unnamed ? sourceName(item.part.isEmpty() ? nameOf(item) : item.part)
                                : qstring(reading.mapping.name));
    m_name->setCursorPosition(0);
    const bool edited = m_edited;
    m_matchStep->setFile(m_task->report(), reading);
    go(State::Match);
    mappingChanged();
    m_edited = edited;
    m_matchStep->focusFirst();
}

void ImportDialog::showOrigin()
{
    const Reading& reading = m_task->reading();
    switch (reading.origin) {
    case ReadingOrigin::Told:
    case ReadingOrigin::Kept:
    case ReadingOrigin::Profile:
        badge().setContent(tr("Recognised: %1").arg(qstring(reading.source)), Tone::Good);
        break;
    case ReadingOrigin::FieldNames:
        badge().setContent(tr("Headers are field names"), Tone::Good);
        break;
    case ReadingOrigin::Proposal:
        badge().setContent(reading.mapping.records.empty() ? QString()
                                                           : tr("Proposed from names and values"),
                           Tone::Neutral);
        break;
    }
}

void ImportDialog::goOn()
{
    switch (m_state) {
    case State::ChooseParts:
        takeParts();
        break;
    case State::Match:
        check();
        break;
    case State::Checked:
        import();
        break;
    case State::ChooseFile:
        nextFile();
        break;
    case State::Done:
        m_queue->waiting() > 0 ? nextFile() : accept();
        break;
    default:
        break;
    }
}

void ImportDialog::mappingChanged()
{
    if (m_state != State::Match && m_state != State::Checked)
        return;
    m_edited = true;
    m_behind = false;
    m_checkedAs.reset();
    m_task->dropCheck();
    const bool small = m_task->report().bytes <= kCheckedBehindBytes;
    if (m_state != State::Match)
        go(State::Match);
    else
        showFoot();
    const bool ready = problem().isEmpty();
    m_matchStep->hideCheck(ready && small ? tr("Reading the rows as they are matched now…")
                                          : QString());
    if (ready && small)
        m_pause.start();
    else
        m_pause.stop();
    setProperty(kWorkingProperty, m_pause.isActive());
}

void ImportDialog::checkBehind()
{
    if (m_state != State::Match || !problem().isEmpty())
        return;
    m_behind = true;
    m_asked = toJson(namedMapping());
    m_task->check(namedMapping());
    setProperty(kWorkingProperty, false);
}

void ImportDialog::check()
{
    if (!problem().isEmpty())
        return;
    m_pause.stop();
    const std::string asked = toJson(namedMapping());
    if (m_checkedAs == asked) {
        takeChecked(m_result);
        return;
    }
    m_workStep->begin(tr("Checking %1").arg(rowCountText(m_task->report().records)));
    go(State::Checking);
    m_cancel->setFocus();
    if (!std::exchange(m_behind, false) || m_asked != asked) {
        m_asked = asked;
        m_task->check(namedMapping());
    }
}

void ImportDialog::import()
{
    m_workStep->begin(tr("Importing %1").arg(rowCountText(m_task->report().records)));
    go(State::Importing);
    m_cancel->setFocus();
    m_task->import(namedMapping());
}

void ImportDialog::takeChecked(const ImportResult& result)
{
    m_result = result;
    m_checkedAs = m_asked;
    if (std::exchange(m_behind, false)) {
        if (result.alreadyImported)
            m_matchStep->hideCheck(tr("This file is in the store already, with this matching."));
        else
            m_matchStep->showCheck(result);
        return;
    }
    if (result.alreadyImported) {
        takeImported(result);
        return;
    }
    m_matchStep->showCheck(result);
    m_checkStep->setResult(result);
    go(State::Checked);
    m_next->setFocus();
}

void ImportDialog::takeImported(const ImportResult& result)
{
    m_result = result;
    m_edited = false;
    m_leaving = false;
    m_doneRow = m_queue->current();
    m_queue->finish(ImportQueueModel::State::Done, result.alreadyImported
                                                       ? tr("is in the store already")
                                                       : countsText(result.record));
    m_resultStep->setResult(result,
                            result.alreadyImported ? QString() : qstring(namedMapping().name));
    go(State::Done);
    m_next->setFocus();
}

void ImportDialog::takeFailure(const Error& error)
{
    const bool stopped = error.kind == ErrorKind::Cancelled;
    if (m_leaving && stopped) {
        QDialog::reject();
        return;
    }
    if (m_state == State::Inspecting) {
        const QString name = nameOf(m_task->item());
        m_queue->finish(ImportQueueModel::State::Refused,
                        stopped ? tr("stopped") : qstring(error.message));
        go(State::ChooseFile);
        setError(stopped ? QString() : tr("%1: %2").arg(name, sentenceOf(error)));
        m_fileStep->focusFirst();
        return;
    }
    const bool behind = std::exchange(m_behind, false);
    if (!behind)
        go(State::Match);
    m_matchStep->hideCheck();
    if (!stopped)
        setError(sentenceOf(error));
    if (!behind)
        m_matchStep->focusFirst();
}

} // namespace regard::ui
