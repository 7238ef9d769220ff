// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/store_summary.h"

#include "presentation/workspace.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace regard::presentation {

QStringList storeLines(const Workspace& workspace)
{
    const auto engine = workspace.engine();
    if (!engine)
        return {};
    const QLocale locale;
    QStringList counts;
    const auto count = [&](Table table, const QString& one, const QString& many) {
        const auto rows = static_cast<qlonglong>(engine->dataset().table(table).rows());
        if (rows > 0)
            counts << locale.toString(rows) + u' ' + (rows == 1 ? one : many);
    };
    count(Table::Survey, QObject::tr("survey"), QObject::tr("surveys"));
    count(Table::Interaction, QObject::tr("interaction"), QObject::tr("interactions"));
    count(Table::Purchase, QObject::tr("purchase"), QObject::tr("purchases"));
    count(Table::Customer, QObject::tr("customer"), QObject::tr("customers"));
    QStringList lines;
    if (counts.isEmpty())
        lines << QObject::tr("nothing in it yet");
    else
        lines << counts.mid(0, 3).join(QStringLiteral(" \u00B7 "));
    std::int64_t last = 0;
    for (const ImportRecord& record : workspace.contents().imports)
        if (!record.undone)
            last = std::max(last, record.at);
    if (last > 0) {
        const QDateTime at = QDateTime::fromSecsSinceEpoch(last);
        const QString time = locale.toString(at.time(), QStringLiteral("HH:mm"));
        lines << (at.date() == QDate::currentDate()
                      ? QObject::tr("last import today %1").arg(time)
                      : QObject::tr("last import %1")
                            .arg(locale.toString(at.date(), QStringLiteral("d MMM yyyy"))));
    }
    return lines;
}

} // namespace regard::presentation
