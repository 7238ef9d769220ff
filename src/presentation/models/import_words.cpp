// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/import_words.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace regard::presentation {

namespace {

constexpr std::size_t kLinesNamed = 3;

QString tr(const char* text)
{
    return QCoreApplication::translate("ImportWords", text);
}

QString counted(std::int64_t count)
{
    return displayLocale().toString(static_cast<qlonglong>(count));
}

/// Rough on purpose: a speed changes while it is read.
QString speedText(double rowsPerSecond)
{
    if (rowsPerSecond >= 1e6)
        return tr("%1 million rows a second")
            .arg(displayLocale().toString(rowsPerSecond / 1e6, 'f', 1));
    const double step = rowsPerSecond >= 1e4 ? 1000 : rowsPerSecond >= 100 ? 100 : 1;
    return tr("%1 rows a second")
        .arg(counted(std::llround(rowsPerSecond / step) * std::llround(step)));
}

} // namespace

QString countsText(const ImportRecord& record)
{
    QStringList parts;
    parts += tr("%1 new").arg(counted(record.added));
    if (record.changed > 0)
        parts += tr("%1 changed").arg(counted(record.changed));
    if (record.same > 0)
        parts += tr("%1 the same as stored").arg(counted(record.same));
    if (record.merged > 0)
        parts += tr("%1 merged into another row").arg(counted(record.merged));
    if (record.dropped > 0)
        parts += tr("%1 left out").arg(counted(record.dropped));
    if (record.setAside > 0)
        parts += tr("%1 set aside").arg(counted(record.setAside));
    return parts.join(QStringLiteral(" · "));
}

QString setAsideHeadline(const ImportResult& result)
{
    const std::int64_t count = result.record.setAside;
    if (count == 0)
        return {};
    return count == 1 ? tr("1 row cannot be read as it is.")
                      : tr("%1 rows cannot be read as they are.").arg(counted(count));
}

QString setAsideText(const ImportResult& result)
{
    if (result.record.setAside == 0)
        return {};
    std::vector<std::pair<std::int64_t, std::string>> reasons;
    for (const auto& [reason, count] : result.setAside)
        reasons.emplace_back(count, reason);
    std::sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    QStringList parts;
    for (const auto& [count, reason] : reasons)
        parts += tr("%1: %2").arg(qstring(reason), counted(count));
    QStringList lines;
    for (std::size_t i = 0; i < std::min(result.lines.size(), kLinesNamed); ++i)
        lines += counted(result.lines[i].line);
    QString text = parts.join(QStringLiteral(", "));
    if (lines.size() == 1)
        text += tr(" (line %1)").arg(lines.front());
    else if (!lines.isEmpty())
        text += static_cast<std::int64_t>(result.lines.size()) > lines.size()
                    ? tr(" (lines %1 …)").arg(lines.join(QStringLiteral(", ")))
                    : tr(" (lines %1)").arg(lines.join(QStringLiteral(", ")));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text + u'.';
}

QString sentenceOf(const Error& error)
{
    const QString text = qstring(error.message);
    if (error.line <= 0)
        return text;
    return error.column > 0
               ? tr("Line %1, column %2: %3").arg(counted(error.line), counted(error.column), text)
               : tr("Line %1: %2").arg(counted(error.line), text);
}

QString progressText(const Progress& progress, double rowsPerSecond, double secondsLeft)
{
    QStringList parts;
    if (progress.rows > 0)
        parts += tr("%1 rows").arg(counted(progress.rows));
    if (rowsPerSecond >= 1)
        parts += speedText(rowsPerSecond);
    if (secondsLeft >= 0)
        parts += secondsLeft < 90
                     ? tr("%1 s left").arg(static_cast<int>(std::ceil(secondsLeft)))
                     : tr("%1 min left").arg(static_cast<int>(std::ceil(secondsLeft / 60)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace regard::presentation
