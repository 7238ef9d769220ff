// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <QApplication>
#include <QStandardPaths>

#include <atomic>
#include <cstdio>

namespace
{

std::atomic<int> g_qtComplaints{0};

/// Counts warnings and worse, so that a test program that made Qt complain does not pass.
void countComplaints(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    std::fprintf(stderr, "%s: %s\n", context.category ? context.category : "qt", qPrintable(text));
    if (type == QtWarningMsg || type == QtCriticalMsg) {
        ++g_qtComplaints;
    }
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QPA_PLATFORMTHEME", "");
    qputenv("LC_ALL", "C.UTF-8");
    // Qt warns when this is unset, as it is on a machine without a session.
    const regard::test::ScratchFolder runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().c_str());
    // Settings and data of a test never touch those of the person who runs it.
    QStandardPaths::setTestModeEnabled(true);
    qInstallMessageHandler(countComplaints);
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName("Regard");
    QCoreApplication::setApplicationName("regard-test");
    const int failed = Catch::Session().run(argc, argv);
    if (g_qtComplaints > 0) {
        std::fprintf(stderr, "%d Qt warnings: a Qt warning fails the test.\n",
                     g_qtComplaints.load());
        return failed != 0 ? failed : 1;
    }
    return failed;
}
