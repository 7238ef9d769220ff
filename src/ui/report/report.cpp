// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report.h"

#include "presentation/report/report_sources.h"
#include "presentation/workspace.h"
#include "ui/report/chart_drawing.h"
#include "ui/report/report_html.h"
#include "ui/report/report_pdf.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QSaveFile>
#include <QTimer>

#include <optional>

namespace regard::ui {

using presentation::ReportContent;
using presentation::Workspace;

namespace {

Status save(const ReportContent& content, const std::vector<QPicture>& charts, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("pdf"))
        return saveReportPdf(content, charts, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(reportHtml(content, charts)) < 0 ||
        !file.commit())
        return Error{ErrorKind::Io,
                     "The report could not be written: " + file.errorString().toStdString(),
                     path.toStdString()};
    return {};
}

bool isKnown(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    return ending == QLatin1String("pdf") || ending == QLatin1String("html");
}

} // namespace

ReportWriter::ReportWriter(Workspace& workspace, QString path, std::function<void(Status)> done)
    : m_workspace(workspace), m_path(std::move(path)), m_done(std::move(done)),
      m_charts(std::make_shared<std::vector<QPicture>>())
{
}

void ReportWriter::start(Workspace& workspace, const QString& title, const QString& path,
                         std::function<void(Status)> done)
{
    if (!isKnown(path)) {
        done(Error{ErrorKind::Refused,
                   "A report is a .pdf or an .html file; give it one of these names.",
                   path.toStdString()});
        return;
    }
    auto* writer = new ReportWriter(workspace, path, std::move(done));
    writer->setParent(&workspace);
    workspace.compute<Expected<ReportContent>>(
        QStringLiteral("report"),
        [sources = presentation::reportSources(workspace, title)](const Engine& engine,
                                                                  const Control& control) {
            return presentation::makeReport(engine, sources, control);
        },
        [writer](Expected<ReportContent> content) {
            if (!content.ok()) {
                writer->finish(content.error());
                return;
            }
            writer->m_content = std::make_shared<const ReportContent>(std::move(content).value());
            for (const auto& chapter : writer->m_content->chapters)
                for (const auto& chart : chapter.charts)
                    writer->m_wanted.push_back(&chart);
            writer->drawNext();
        });
}

void ReportWriter::drawNext()
{
    if (m_charts->size() < m_wanted.size()) {
        m_charts->push_back(trendPicture(kReportChart, *m_wanted[m_charts->size()]));
        QTimer::singleShot(0, this, &ReportWriter::drawNext);
        return;
    }
    m_workspace.compute<Status>(
        QStringLiteral("reportFile"),
        [content = m_content, charts = m_charts, path = m_path](const Engine&, const Control&) {
            return save(*content, *charts, path);
        },
        [this](const Status& saved) { finish(saved); });
}

void ReportWriter::finish(const Status& status)
{
    m_done(status);
    deleteLater();
}

Status writeReport(const ReportRequest& request)
{
    if (!isKnown(request.out))
        return Error{ErrorKind::Refused,
                     "A report is a .pdf or an .html file; give it one of these names.",
                     request.out.toStdString()};
    Workspace workspace;
    std::optional<Status> ended;
    QObject::connect(&workspace, &Workspace::failed, &workspace, [&ended](const Error& error) {
        if (!ended)
            ended = error;
    });
    workspace.setRemembersStores(false);
    workspace.setOverrides(request.config);
    workspace.setAsOf(request.asOf);
    workspace.open(request.store);
    const auto wait = [&](const std::function<bool()>& done) {
        while (!ended && !done())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    };
    wait([&] { return workspace.isOpen(); });
    if (ended)
        return *ended;
    workspace.setFilter({request.period, Comparison::Previous, request.where});
    // Breaks of method are looked for by themselves; the report says them.
    wait([&] { return workspace.overview() != nullptr && !workspace.isBusy(); });
    if (ended)
        return *ended;
    ReportWriter::start(workspace, request.title, request.out,
                        [&ended](const Status& status) { ended = status; });
    wait([] { return false; });
    return *ended;
}

} // namespace regard::ui
