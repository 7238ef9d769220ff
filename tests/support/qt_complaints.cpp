// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/qt_complaints.h"

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <cstdio>

namespace regard::test {

namespace {

std::atomic<int> g_complaints{0};

void count(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const char* category = context.category != nullptr ? context.category : "qt";
    std::fprintf(stderr, "%s: %s\n", category, qPrintable(text));
    // What the offscreen platform cannot do (raise a window, grab a keyboard) is no fault of ours.
    const bool ofPlatform = text.startsWith(QLatin1String("This plugin does not support"));
    if ((type == QtWarningMsg || type == QtCriticalMsg) && !ofPlatform)
        ++g_complaints;
}

} // namespace

void watchQt()
{
    qInstallMessageHandler(count);
}

int qtComplaints()
{
    return g_complaints;
}

} // namespace regard::test
