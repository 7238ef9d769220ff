// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"
#include "ui/application.h"
#include "ui/report/report.h"
#include "ui/snapshot.h"

#include <regard/base/civil.h>

#include <QApplication>
#include <QDateTime>
#include <QTemporaryDir>

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace {

/// Says what Qt has to say, but for a note that every offscreen window brings.
void tell(QtMsgType, const QMessageLogContext&, const QString& text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support")))
        std::cerr << text.toStdString() << '\n';
}

/// An application that draws offscreen, whatever display there is, so that a server gives the same
/// picture as a desk. Lives as long as something is drawn.
class Offscreen final {
public:
    Offscreen()
    {
        qInstallMessageHandler(tell);
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt warns when a machine without a session has no such folder.
        if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
            qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
        regard::ui::nameApplication();
        m_app.emplace(m_argc, m_argv);
    }

private:
    QTemporaryDir m_runtime;
    std::string m_name = "regard";
    int m_argc = 1;
    char* m_argv[2] = {m_name.data(), nullptr};
    std::optional<QApplication> m_app;
};

/// Fills what a snapshot and a report have in common.
template <class Request>
void look(Request& request, const regard::cli::ViewOptions& view)
{
    request.store = QString::fromStdString(view.store);
    request.period = view.period;
    for (const auto& [dimension, value] : view.where) {
        const auto same =
            std::ranges::find(request.where, dimension, &regard::Condition::dimension);
        if (same != request.where.end())
            same->values.push_back(value);
        else
            request.where.push_back({dimension, {value}});
    }
    const QString asOf = QString::fromStdString(view.asOf);
    if (const auto day = regard::parseIsoDate(view.asOf))
        request.asOf = regard::Moment::date(*day);
    else if (const QDateTime at = QDateTime::fromString(asOf, Qt::ISODate); at.isValid())
        request.asOf = regard::Moment::instant(at.toSecsSinceEpoch());
    request.config = view.config;
}

regard::Status drawSnapshot(const regard::cli::SnapshotOptions& options)
{
    const Offscreen app;
    regard::ui::SnapshotRequest request;
    look(request, options.view);
    request.page = QString::fromStdString(options.page);
    request.out = QString::fromStdString(options.out);
    request.size = QSize(options.width, options.height);
    request.scale = options.scale;
    request.dark = options.dark;
    return regard::ui::snapshot(request);
}

regard::Status drawReport(const regard::cli::ReportOptions& options)
{
    const Offscreen app;
    regard::ui::ReportRequest request;
    look(request, options.view);
    request.out = QString::fromStdString(options.out);
    request.title = QString::fromStdString(options.title);
    return regard::ui::writeReport(request);
}

int showWindow(int argc, char** argv)
{
    regard::ui::Launch launch;
    std::string problem;
    if (!regard::ui::readLaunch({argv + 1, argv + argc}, launch, problem)) {
        std::cerr << problem << '\n';
        return 2;
    }
    if (!regard::ui::hasDisplay()) {
        std::cerr << "There is no display to open a window on. Use `regard kpis` for the figures "
                     "and `regard snapshot overview --out FILE.png` for a picture.\n";
        return 1;
    }
    return regard::ui::runApplication(argc, argv, launch);
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (regard::cli::isCommandLine(arguments))
        return regard::cli::run(arguments, std::cout, std::cerr, {drawSnapshot, drawReport});
    return showWindow(argc, argv);
}
