// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/import_task.h"

#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_choice.h"
#include "presentation/work_pace.h"
#include "presentation/workspace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace regard::presentation {

struct ImportTask::Opened {
    std::optional<Error> error;
    std::vector<FilePart> parts; ///< several: one is to be chosen first
    bool sheets = false;
    std::shared_ptr<const SourceFile> source;
    std::optional<Dialect> dialect;
    FileReport report;
    Reading reading;
};

namespace {

/// Pasted text, a part that was chosen, or a file that has only one table; none where the parts of
/// the file are to be chosen from.
Expected<std::shared_ptr<const SourceFile>>
sourceOf(const ImportItem& item, std::vector<FilePart>& parts, bool& sheets, const Control& control)
{
    const auto shared =
        [](Expected<SourceFile> source) -> Expected<std::shared_ptr<const SourceFile>> {
        if (!source.ok())
            return source.error();
        return std::make_shared<const SourceFile>(std::move(source).value());
    };
    if (item.file.isEmpty())
        return shared(SourceFile::fromText(item.pasted.toStdString(), nameOf(item).toStdString()));
    const std::filesystem::path file = item.file.toStdString();
    const Expected<FileKind> kind = fileKind(file);
    if (!kind.ok())
        return kind.error();
    if (kind.value() != FileKind::Text && item.part.isEmpty()) {
        Expected<std::vector<FilePart>> found = fileParts(file, control);
        if (!found.ok())
            return found.error();
        if (found.value().size() > 1) {
            parts = std::move(found).value();
            sheets = kind.value() == FileKind::Workbook;
            return std::shared_ptr<const SourceFile>();
        }
    }
    return shared(SourceFile::open(file, item.part.toStdString(), control));
}

/// What was said before holds where nothing newer is said.
DialectTold joined(DialectTold before, const DialectTold& newer)
{
    const auto take = [](auto& into, const auto& from) {
        if (from)
            into = from;
    };
    take(before.encoding, newer.encoding);
    take(before.delimiter, newer.delimiter);
    take(before.quote, newer.quote);
    take(before.escape, newer.escape);
    take(before.skipLines, newer.skipLines);
    take(before.headerRows, newer.headerRows);
    take(before.table, newer.table);
    return before;
}

} // namespace

QString nameOf(const ImportItem& item)
{
    if (item.file.isEmpty())
        return ImportTask::tr("Pasted rows");
    const QString file = QFileInfo(item.file).fileName();
    return item.part.isEmpty() ? file : QStringLiteral("%1: %2").arg(file, item.part);
}

ImportTask::ImportTask(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace)
{
    connect(&m_workspace, &Workspace::importProgress, this,
            [this](const Progress& progress, double speed, double left) {
                if (m_work == Work::Checking || m_work == Work::Importing)
                    Q_EMIT progressed(progress, speed, left);
            });
    connect(&m_workspace, &Workspace::imported, this, [this](const ImportResult& result) {
        const Work work = std::exchange(m_work, Work::None);
        if (work == Work::Checking)
            Q_EMIT checked(result);
        else if (work == Work::Importing)
            Q_EMIT imported(result);
        else
            m_work = work;
    });
    connect(&m_workspace, &Workspace::failed, this, [this](const Error& error) {
        if (m_work != Work::Checking && m_work != Work::Importing)
            return;
        m_work = Work::None;
        Q_EMIT failed(error);
    });
}

ImportTask::~ImportTask()
{
    m_opening.request_stop();
    dropCheck();
}

QString ImportTask::textPath() const
{
    return m_source ? QString::fromStdString(m_source->text().string()) : m_item.file;
}

void ImportTask::open(const ImportItem& item)
{
    dropCheck();
    m_item = item;
    m_source.reset();
    m_told.reset();
    read({});
}

void ImportTask::reopen(const DialectTold& told, const Mapping& keep)
{
    dropCheck();
    m_told = m_told ? joined(*m_told, told) : told;
    read(keep);
}

void ImportTask::read(const std::optional<Mapping>& keep)
{
    m_opening.request_stop();
    m_opening = std::stop_source();
    m_work = Work::Opening;
    const int round = ++m_round;
    const QPointer<ImportTask> here(this);
    Control control{m_opening.get_token(), {}};
    control.report = pacedReport([here, round](const Progress& progress, const WorkPace& pace) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [here, round, progress, pace] {
                if (here && here->m_round == round && here->m_work == Work::Opening)
                    Q_EMIT here->progressed(progress, pace.rowsPerSecond, pace.secondsLeft);
            },
            Qt::QueuedConnection);
    });
    m_workspace.read<Opened>(
        [item = m_item, source = m_source, told = m_told, control](Store& store) {
            Opened opened;
            opened.source = source;
            if (!opened.source) {
                auto found = sourceOf(item, opened.parts, opened.sheets, control);
                if (!found.ok()) {
                    opened.error = found.error();
                    return opened;
                }
                opened.source = std::move(found).value();
                if (!opened.source)
                    return opened;
            }
            opened.dialect = opened.source->dialect();
            if (told) {
                auto dialect = detectFile(opened.source->text(), *told);
                if (!dialect.ok()) {
                    opened.error = dialect.error();
                    return opened;
                }
                opened.dialect = std::move(dialect).value();
            }
            ReadingRequest request;
            request.file = opened.source->text();
            request.fileName = opened.source->name();
            request.dialect = opened.dialect;
            request.proposals = true;
            auto reading = readingFor(store, request, control);
            if (!reading.ok()) {
                opened.error = reading.error();
                return opened;
            }
            opened.reading = std::move(reading).value();
            if (opened.reading.dialect)
                opened.dialect = opened.reading.dialect;
            auto report = inspectFile(opened.source->text(), opened.dialect, control);
            if (report.ok())
                opened.report = std::move(report).value();
            else
                opened.error = report.error();
            return opened;
        },
        [here, round, keep](Opened opened) {
            if (here && here->m_round == round)
                here->take(std::move(opened), keep);
        });
}

void ImportTask::take(Opened&& opened, const std::optional<Mapping>& keep)
{
    m_work = Work::None;
    if (opened.error) {
        Q_EMIT failed(*opened.error);
        return;
    }
    if (!opened.source) {
        Q_EMIT partsFound(opened.parts, opened.sheets);
        return;
    }
    m_source = std::move(opened.source);
    m_dialect = std::move(opened.dialect);
    m_report = std::move(opened.report);
    m_reading = std::move(opened.reading);
    if (keep && fitsHeaders(*keep, m_report.headers)) {
        m_reading.mapping = *keep;
    } else if (keep) {
        m_reading.mapping.dates = keep->dates;
        m_reading.mapping.decimal = keep->decimal;
        m_reading.mapping.timeZone = keep->timeZone;
    }
    Q_EMIT ready();
}

ImportRequest ImportTask::request(const Mapping& mapping) const
{
    ImportRequest request;
    request.file = m_source->text();
    request.name = m_source->name();
    request.mapping = mapping;
    request.dialect = m_dialect;
    return request;
}

void ImportTask::check(const Mapping& mapping)
{
    // The first rows are enough to see how they are understood; of wide ones, fewer.
    constexpr std::size_t kMostCells = 15000;
    constexpr std::size_t kFewestRows = 30;
    constexpr std::size_t kMostRows = 500;
    ImportRequest asked = request(mapping);
    asked.dryRun = true;
    asked.previewRows = std::clamp(kMostCells / std::max<std::size_t>(1, m_report.headers.size()),
                                   kFewestRows, kMostRows);
    m_work = Work::Checking;
    m_workspace.importFile(asked);
}

void ImportTask::dropCheck()
{
    if (m_work != Work::Checking)
        return;
    m_work = Work::None;
    m_workspace.dropCheck();
}

void ImportTask::import(const Mapping& mapping)
{
    const ImportRequest asked = request(mapping);
    Reading kept = m_reading;
    // What stands in the window was seen and is meant, whoever proposed it.
    if (kept.origin != ReadingOrigin::Kept || kept.source != mapping.name ||
        toJson(kept.mapping) != toJson(mapping))
        kept.origin = ReadingOrigin::Told;
    kept.mapping = mapping;
    kept.source = mapping.name;
    kept.dialect = m_dialect;
    m_work = Work::Importing;
    m_workspace.importFile(asked, [kept, source = m_source](Store& store) {
        return keepReading(store, kept, source->text());
    });
}

void ImportTask::stop()
{
    if (m_work == Work::Opening)
        m_opening.request_stop();
    else if (m_work != Work::None)
        m_workspace.cancelImport();
}

} // namespace regard::presentation
