// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/dialogs/file_facts_dialog.h"
#include "ui/dialogs/import_file_step.h"
#include "ui/dialogs/import_match_step.h"
#include "ui/dialogs/import_result_step.h"
#include "ui/dialogs/import_work_step.h"
#include "ui/snapshot.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pill.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>

#include <filesystem>
#include <utility>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr std::size_t kPreviewRows = 50;

QString sentenceOf(const Error& error)
{
    QString text = qstring(error.message);
    if (error.line > 0)
        text = ImportDialog::tr("Line %1: %2")
                   .arg(displayLocale().toString(qlonglong(error.line)), text);
    return text;
}

QString rowCountText(std::int64_t rows)
{
    return rows == 1 ? ImportDialog::tr("1 row")
                     : ImportDialog::tr("%1 rows").arg(displayLocale().toString(qlonglong(rows)));
}

} // namespace

ImportDialog::ImportDialog(Workspace& workspace, const QStringList& files, QWidget* parent)
    : DialogFrame(tr("Import"), parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("importDialog"));
    setPreferredSize({1040, 780});
    m_stack = new QStackedWidget(this);
    m_fileStep = new ImportFileStep(this);
    m_workStep = new ImportWorkStep(this);
    m_matchStep = new ImportMatchStep(this);
    m_resultStep = new ImportResultStep(this);
    for (QWidget* step : {static_cast<QWidget*>(m_fileStep), static_cast<QWidget*>(m_workStep),
                          static_cast<QWidget*>(m_matchStep), static_cast<QWidget*>(m_resultStep)})
        m_stack->addWidget(step);
    body().addWidget(m_stack, 1);
    makeFoot();

    connect(m_fileStep, &ImportFileStep::filesChosen, this, &ImportDialog::enqueue);
    connect(m_matchStep, &ImportMatchStep::mappingChanged, this, [this] {
        if (m_state == State::Checked || m_state == State::Match) {
            m_edited = true;
            go(State::Match);
        }
    });
    connect(m_matchStep, &ImportMatchStep::factsAsked, this, &ImportDialog::changeFacts);
    connect(m_matchStep, &ImportMatchStep::loadAsked, this, &ImportDialog::loadMapping);
    connect(m_matchStep, &ImportMatchStep::saveAsked, this, &ImportDialog::saveMapping);
    connect(m_resultStep, &ImportResultStep::setAsideAsked, this, [this] {
        const std::int64_t id = m_checked.record.id;
        QDialog::accept();
        Q_EMIT setAsideAsked(id);
    });
    connect(m_resultStep, &ImportResultStep::undoAsked, this, [this] {
        m_resultStep->setUndoing();
        m_workspace.undoImport(m_checked.record.id);
    });
    connect(&m_workspace, &Workspace::importProgress, this,
            [this](const Progress& progress, double speed, double left) {
                if (m_state == State::Checking || m_state == State::Importing)
                    m_workStep->setProgress(progress, speed, left);
            });
    connect(&m_workspace, &Workspace::imported, this, &ImportDialog::takeResult);
    connect(&m_workspace, &Workspace::failed, this, &ImportDialog::takeFailure);
    connect(&m_workspace, &Workspace::importUndone, this, [this](const UndoReport& report) {
        if (m_state == State::Done)
            m_resultStep->setUndone(report);
    });
    go(State::ChooseFile);
    if (!files.isEmpty())
        enqueue(files);
}

ImportDialog::~ImportDialog()
{
    m_inspection.request_stop();
}

void ImportDialog::makeFoot()
{
    m_nameRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_nameRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_name = new QLineEdit(m_nameRow);
    m_name->setObjectName(QStringLiteral("mappingName"));
    m_name->setMaximumWidth(260);
    QLabel* label = makeLabel(tr("Remember this matching as"), TextRole::Second, m_nameRow);
    label->setBuddy(m_name);
    m_name->setAccessibleName(label->text());
    row->addWidget(label);
    row->addWidget(m_name, 1);
    row->addStretch(1);
    footStart().addWidget(m_nameRow, 1);

    m_cancel = makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Quiet, this);
    m_back = makeButton(tr("Back"), QStringLiteral("backButton"), ButtonKind::Plain, this);
    m_next = makeButton({}, QStringLiteral("nextButton"), ButtonKind::Primary, this);
    m_next->setDefault(true);
    footEnd().addWidget(m_cancel);
    footEnd().addWidget(m_back);
    footEnd().addWidget(m_next);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::back);
    connect(m_next, &QPushButton::clicked, this, [this] {
        switch (m_state) {
        case State::Match:
            check();
            break;
        case State::Checked:
            import();
            break;
        case State::Done:
            m_files.isEmpty() ? accept() : nextFile();
            break;
        default:
            break;
        }
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] { go(m_state); });
}

bool ImportDialog::isWorking() const
{
    return m_state == State::Inspecting || m_state == State::Checking ||
           m_state == State::Importing;
}

void ImportDialog::go(State state)
{
    m_state = state;
    setProperty(kWorkingProperty, isWorking());
    const int step = state == State::ChooseFile || state == State::Inspecting ? 0
                     : state == State::Match                                  ? 1
                     : state == State::Checking || state == State::Checked    ? 2
                                                                              : 3;
    setSteps({tr("File"), tr("Match columns"), tr("Check"), tr("Import")}, step);
    const QString file = QFileInfo(m_file).fileName();
    QString title = file.isEmpty() ? tr("Import") : tr("Import %1").arg(file);
    if (m_fileCount > 1)
        title += tr(" (%1 of %2)").arg(m_fileNumber).arg(m_fileCount);
    setTitle(title);

    const bool matching = state == State::Match || state == State::Checked;
    m_stack->setCurrentWidget(isWorking()            ? static_cast<QWidget*>(m_workStep)
                              : matching             ? static_cast<QWidget*>(m_matchStep)
                              : state == State::Done ? static_cast<QWidget*>(m_resultStep)
                                                     : static_cast<QWidget*>(m_fileStep));
    if (state == State::Match)
        m_matchStep->hideCheck();
    m_nameRow->setVisible(matching);
    badge().setVisible(matching && !badge().text().isEmpty());
    m_cancel->setVisible(state != State::Done);
    m_cancel->setText(isWorking() ? tr("Stop") : tr("Cancel"));
    m_back->setVisible(matching);
    m_next->setVisible(matching || state == State::Done);

    QString problem;
    if (matching) {
        problem = m_matchStep->problem();
        if (problem.isEmpty() && m_name->text().trimmed().isEmpty())
            problem =
                tr("Give the matching a name: rows of the same source and id are the same row.");
    }
    m_next->setEnabled(problem.isEmpty());
    if (state == State::Match)
        setError(problem);
    else if (state != State::ChooseFile)
        setError({});
    if (state == State::Match)
        m_next->setText(tr("Check %1").arg(rowCountText(m_report.records)));
    else if (state == State::Checked)
        m_next->setText(
            tr("Import %1").arg(rowCountText(m_checked.record.rows - m_checked.record.setAside)));
    else if (state == State::Done)
        m_next->setText(m_files.isEmpty()
                            ? tr("Done")
                            : tr("Next: %1").arg(QFileInfo(m_files.front()).fileName()));
    Q_EMIT stateChanged();
}

void ImportDialog::enqueue(const QStringList& files)
{
    m_files += files;
    m_fileCount = static_cast<int>(m_files.size());
    m_fileNumber = 0;
    nextFile();
}

void ImportDialog::nextFile()
{
    m_file = m_files.takeFirst();
    ++m_fileNumber;
    m_told.reset();
    m_edited = false;
    badge().setContent({}, Tone::Neutral);
    inspect({}, {});
}

void ImportDialog::inspect(const std::optional<Dialect>& told, const std::optional<Mapping>& keep)
{
    m_told = told;
    m_inspection = std::stop_source();
    m_workStep->begin(tr("Reading %1").arg(QFileInfo(m_file).fileName()));
    setError({});
    go(State::Inspecting);
    const QPointer<ImportDialog> here(this);
    Control control{m_inspection.get_token(), {}};
    control.report = [here](const Progress& progress) {
        if (here)
            QMetaObject::invokeMethod(
                here,
                [here, progress] {
                    if (here && here->m_state == State::Inspecting)
                        here->m_workStep->setProgress(progress, 0, -1);
                },
                Qt::QueuedConnection);
    };
    m_workspace.read<Expected<FileReport>>(
        [file = std::filesystem::path(m_file.toStdString()), told, control](Store&) {
            return inspectFile(file, told, control);
        },
        [here, keep, file = m_file](Expected<FileReport> report) {
            if (here && here->m_state == State::Inspecting && here->m_file == file)
                here->takeReport(std::move(report), keep);
        });
}

void ImportDialog::takeReport(Expected<FileReport> report, const std::optional<Mapping>& keep)
{
    if (!report.ok()) {
        const bool stopped = report.error().kind == ErrorKind::Cancelled;
        const QString file = QFileInfo(m_file).fileName();
        m_file.clear();
        go(State::ChooseFile);
        setError(stopped ? QString() : tr("%1: %2").arg(file, sentenceOf(report.error())));
        m_fileStep->focusFirst();
        return;
    }
    m_report = std::move(report).value();
    const MappingStart start = startingMapping(m_report, m_workspace.contents().mappings);
    switch (keep ? MappingOrigin::None : start.origin) {
    case MappingOrigin::Saved:
        badge().setContent(tr("Recognised: %1").arg(start.what), Tone::Good);
        break;
    case MappingOrigin::Profile:
        badge().setContent(tr("Recognised: %1").arg(start.what), Tone::Good);
        break;
    case MappingOrigin::FieldNames:
        badge().setContent(tr("Headers are field names"), Tone::Good);
        break;
    case MappingOrigin::Proposal:
        badge().setContent(tr("Proposed from names and values"), Tone::Neutral);
        break;
    case MappingOrigin::None:
        break;
    }
    Mapping mapping = start.mapping;
    if (keep && fitsHeaders(*keep, m_report.headers)) {
        mapping = *keep;
    } else if (keep) {
        mapping.dates = keep->dates;
        mapping.decimal = keep->decimal;
        mapping.timeZone = keep->timeZone;
    }
    // A proposal is named after the file without what changes from export to export.
    const bool proposed = !keep && start.origin == MappingOrigin::Proposal;
    m_name->setText(mapping.name.empty() || proposed ? sourceName(QFileInfo(m_file).fileName())
                                                     : qstring(mapping.name));
    m_matchStep->setFile(m_report, mapping);
    m_edited = keep.has_value();
    go(State::Match);
    m_matchStep->focusFirst();
}

Mapping ImportDialog::namedMapping() const
{
    Mapping mapping = m_matchStep->mapping();
    mapping.name = m_name->text().trimmed().toStdString();
    return mapping;
}

void ImportDialog::check()
{
    ImportRequest request;
    request.file = m_file.toStdString();
    request.mapping = namedMapping();
    request.dialect = m_told;
    request.dryRun = true;
    request.previewRows = kPreviewRows;
    m_workStep->begin(tr("Checking %1").arg(rowCountText(m_report.records)));
    go(State::Checking);
    m_cancel->setFocus();
    m_workspace.importFile(request);
}

void ImportDialog::import()
{
    ImportRequest request;
    request.file = m_file.toStdString();
    request.mapping = namedMapping();
    request.dialect = m_told;
    m_workStep->begin(tr("Importing %1").arg(rowCountText(m_report.records)));
    go(State::Importing);
    m_cancel->setFocus();
    m_workspace.importFile(request);
}

void ImportDialog::takeResult(const ImportResult& result)
{
    if (m_state == State::Checking) {
        m_checked = result;
        if (result.alreadyImported) {
            m_edited = false;
            m_resultStep->setResult(result, {});
            go(State::Done);
            m_next->setFocus();
            return;
        }
        m_matchStep->showCheck(result);
        go(State::Checked);
        m_next->setFocus();
    } else if (m_state == State::Importing) {
        m_checked = result;
        m_edited = false;
        const Mapping mapping = namedMapping();
        m_workspace.read<Status>(
            [mapping](Store& store) { return store.saveMapping(mapping.name, toJson(mapping)); },
            [workspace = &m_workspace](const Status& status) {
                if (!status.ok())
                    Q_EMIT workspace->failed(status.error());
            });
        m_resultStep->setResult(result, qstring(mapping.name));
        go(State::Done);
        m_next->setFocus();
    }
}

void ImportDialog::takeFailure(const Error& error)
{
    if (m_state != State::Checking && m_state != State::Importing) {
        if (m_state == State::Done)
            setError(sentenceOf(error));
        return;
    }
    go(State::Match);
    if (error.kind != ErrorKind::Cancelled)
        setError(sentenceOf(error));
    m_matchStep->focusFirst();
}

void ImportDialog::changeFacts()
{
    FileFactsDialog dialog(m_report.dialect, m_matchStep->mapping(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    Mapping mapping = dialog.mapping();
    mapping.name = m_name->text().trimmed().toStdString();
    if (dialog.dialect() == m_report.dialect) {
        m_matchStep->setMapping(mapping);
        return;
    }
    // Other columns may come out of it; a mapping that still fits is kept.
    inspect(dialog.dialect(), mapping);
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
    if (!fitsHeaders(loaded.value(), m_report.headers)) {
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

void ImportDialog::stop()
{
    if (m_state == State::Inspecting)
        m_inspection.request_stop();
    else
        m_workspace.cancelImport();
}

void ImportDialog::back()
{
    if (m_state == State::Checked) {
        go(State::Match);
        m_matchStep->focusFirst();
        return;
    }
    if (m_edited &&
        !confirm(this, tr("Choose another file?"),
                 tr("What you matched for %1 is not kept.").arg(QFileInfo(m_file).fileName()),
                 tr("Choose another file")))
        return;
    m_edited = false;
    m_file.clear();
    m_files.clear();
    m_fileCount = 0;
    go(State::ChooseFile);
    setError({});
    m_fileStep->focusFirst();
}

void ImportDialog::reject()
{
    if (isWorking()) {
        stop();
        return;
    }
    const bool moreToCome = m_state != State::Done && !m_files.isEmpty();
    if ((m_edited || moreToCome) && m_state != State::Done &&
        !confirm(this, tr("Leave the import?"),
                 moreToCome
                     ? tr("Nothing of %1 and the %2 files after it is imported.")
                           .arg(QFileInfo(m_file).fileName())
                           .arg(m_files.size())
                     : tr("What you matched for %1 is not kept, and nothing of it is imported.")
                           .arg(QFileInfo(m_file).fileName()),
                 tr("Leave")))
        return;
    QDialog::reject();
}

} // namespace regard::ui
