// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"
#include "ui/application.h"
#include "ui/snapshot.h"

#include <regard/base/civil.h>

#include <QApplication>
#include <QDateTime>
#include <QTemporaryDir>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

namespace {

/// Says what Qt has to say, but for a note that every offscreen window brings.
void tell(QtMsgType, const QMessageLogContext&, const QString& text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support")))
        std::cerr << text.toStdString() << '\n';
}

/// Draws offscreen, whatever display there is, so that a server gives the same picture as a desk.
regard::Status draw(const regard::cli::SnapshotOptions& options)
{
    qInstallMessageHandler(tell);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt warns when a machine without a session has no such folder.
    const QTemporaryDir runtime;
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    regard::ui::nameApplication();
    int argc = 1;
    std::string name = "regard";
    char* argv[] = {name.data(), nullptr};
    const QApplication app(argc, argv);
    regard::ui::SnapshotRequest request;
    request.page = QString::fromStdString(options.page);
    request.out = QString::fromStdString(options.out);
    request.store = QString::fromStdString(options.store);
    request.size = QSize(options.width, options.height);
    request.scale = options.scale;
    request.dark = options.dark;
    request.period = options.period;
    for (const auto& [dimension, value] : options.where) {
        const auto same =
            std::ranges::find(request.where, dimension, &regard::Condition::dimension);
        if (same != request.where.end())
            same->values.push_back(value);
        else
            request.where.push_back({dimension, {value}});
    }
    const QString asOf = QString::fromStdString(options.asOf);
    if (const auto day = regard::parseIsoDate(options.asOf))
        request.asOf = regard::Moment::date(*day);
    else if (const QDateTime at = QDateTime::fromString(asOf, Qt::ISODate); at.isValid())
        request.asOf = regard::Moment::instant(at.toSecsSinceEpoch());
    request.config = options.config;
    return regard::ui::snapshot(request);
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
        return regard::cli::run(arguments, std::cout, std::cerr, draw);
    return showWindow(argc, argv);
}
