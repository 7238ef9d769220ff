// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "support/catch.h"
#include "support/qt_complaints.h"
#include "support/scratch_folder.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QPA_PLATFORMTHEME", "");
    qputenv("LC_ALL", "C.UTF-8");
    // Qt warns when this is unset, as it is on a machine without a session.
    const regard::test::ScratchFolder runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().c_str());
    // Settings and data of a test never touch those of the person who runs it.
    const regard::test::ScratchFolder home;
    for (const char* place :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qputenv(place, home.path().c_str());

    regard::test::watchQt();
    const QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Regard"));
    QCoreApplication::setApplicationName(QStringLiteral("regard-test"));
    const int failed = Catch::Session().run(argc, argv);
    if (failed == 0 && regard::test::qtComplaints() > 0) {
        std::fprintf(stderr, "%d Qt warnings: a Qt warning fails the test.\n",
                     regard::test::qtComplaints());
        return 1;
    }
    return failed;
}
