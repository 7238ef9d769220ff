// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mapping_choice.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <set>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MappingChoice", text);
}

std::set<std::string> headersOf(const Mapping& mapping)
{
    std::set<std::string> headers;
    for (const RecordMapping& record : mapping.records)
        for (const auto& column : record.columns)
            headers.insert(column.first);
    for (const auto& [header, filter] : mapping.where)
        headers.insert(header);
    return headers;
}

} // namespace

bool fitsHeaders(const Mapping& mapping, const std::vector<std::string>& headers)
{
    const std::set<std::string> needed = headersOf(mapping);
    return !needed.empty() &&
           std::all_of(needed.begin(), needed.end(), [&headers](const auto& one) {
               return std::find(headers.begin(), headers.end(), one) != headers.end();
           });
}

QString sourceName(const QString& fileName)
{
    QString name = QFileInfo(fileName).completeBaseName();
    // What changes from export to export (dates, numbers) is not the source.
    static const QRegularExpression digits(QStringLiteral("[\\d]+"));
    static const QRegularExpression marks(QStringLiteral("[\\s_.()\\-]+"));
    name.replace(digits, QStringLiteral(" "));
    name.replace(marks, QStringLiteral(" "));
    name = name.trimmed();
    if (name.isEmpty())
        name = QFileInfo(fileName).completeBaseName();
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString delimiterName(const std::string& delimiter)
{
    if (delimiter == ",")
        return tr("comma");
    if (delimiter == ";")
        return tr("semicolon");
    if (delimiter == "\t")
        return tr("tab");
    if (delimiter == "|")
        return tr("bar");
    if (delimiter == " ")
        return tr("blank");
    return delimiter.empty() ? tr("one column") : QStringLiteral("“%1”").arg(qstring(delimiter));
}

QString fileFacts(const FileReport& report, const Mapping& mapping)
{
    const QLocale locale = displayLocale();
    QStringList parts;
    parts += qstring(encodingName(report.dialect.encoding));
    parts += delimiterName(report.dialect.delimiter);
    parts += report.dialect.headerRows == 0 ? tr("no header")
             : report.dialect.headerRows == 1
                 ? tr("header in line %1").arg(locale.toString(qlonglong(report.headerLine)))
                 : tr("%1 header rows from line %2")
                       .arg(report.dialect.headerRows)
                       .arg(locale.toString(qlonglong(report.headerLine)));
    parts += report.records == 1 ? tr("1 row")
                                 : tr("%1 rows").arg(locale.toString(qlonglong(report.records)));
    // Only a date that is used proves anything about the import.
    const std::set<std::string> used = headersOf(mapping);
    const auto date =
        std::find_if(report.columns.begin(), report.columns.end(), [&](const auto& c) {
            return (c.type == "date" || c.type == "date and time") && !c.first.empty() &&
                   used.count(c.header) > 0;
        });
    if (mapping.dates != "auto")
        parts += tr("dates as %1").arg(qstring(mapping.dates));
    else if (date != report.columns.end())
        parts += tr("dates like %1").arg(qstring(date->first.front()));
    if (!mapping.timeZone.empty())
        parts += qstring(mapping.timeZone);
    if (mapping.decimal != "auto")
        parts += mapping.decimal == "," ? tr("decimal comma") : tr("decimal point");
    if (report.ragged > 0)
        parts +=
            report.ragged == 1
                ? tr("1 row of another length")
                : tr("%1 rows of another length").arg(locale.toString(qlonglong(report.ragged)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace regard::presentation
