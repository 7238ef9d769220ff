// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "presentation/recent_stores.h"
#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/tour/tour.h"
#include "ui/window.h"

#include <regard/ingest/source_file.h>

#include <QApplication>
#include <QSettings>
#include <QTimer>

namespace regard::ui {

bool readLaunch(const std::vector<std::string>& arguments, Launch& launch, std::string& problem)
{
    for (const std::string& argument : arguments) {
        if (argument == "--exit-after-startup") {
            launch.exitAfterStartup = true;
        } else if (argument.starts_with("-")) {
            problem = "The window knows no option " + argument + ". Try regard --help.";
            return false;
        } else if (!launch.store.isEmpty()) {
            problem = "The window opens one store; " + argument + " is a second one.";
            return false;
        } else {
            launch.store = QString::fromStdString(argument);
        }
    }
    return true;
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ||
           !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("regard"));
    QCoreApplication::setApplicationName(QStringLiteral("regard"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Regard"));
    QGuiApplication::setDesktopFileName(QStringLiteral("regard"));
}

int runApplication(int& argc, char** argv, const Launch& launch)
{
    nameApplication();
    QApplication app(argc, argv);
    QApplication::setWindowIcon(glyphIcon(Glyph::Logo, lightTokens().accent));
    Theme theme(app, themeModeByName(QSettings().value(QStringLiteral("window/theme")).toString()));
    presentation::Workspace workspace;
    const auto window = makeWindow(workspace, theme);
    window->rememberState();
    if (!launch.exitAfterStartup)
        startTourOnce(*window);
    removeAbandonedFiles(); // of a program that was killed while it imported
    const QStringList recent = presentation::recentStores();
    const QString store = !launch.store.isEmpty() ? launch.store : recent.value(0);
    if (!store.isEmpty())
        workspace.open(store);
    window->show();
    if (launch.exitAfterStartup) {
        constexpr int kLookEveryMs = 50;
        auto* wait = new QTimer(window.get());
        QObject::connect(wait, &QTimer::timeout, window.get(), [&workspace, &window] {
            if (!workspace.isOpening() && !workspace.isBusy())
                window->close();
        });
        wait->start(kLookEveryMs);
    }
    return QApplication::exec();
}

} // namespace regard::ui
