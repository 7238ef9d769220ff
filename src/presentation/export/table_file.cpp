// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/export/table_file.h"

#include "presentation/formatting.h"

#include <regard/base/csv_text.h>

#include <QAbstractItemModel>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <xlsxwriter.h>

namespace regard::presentation {

namespace {

Error notWritten(const QString& path, const QString& why)
{
    return {ErrorKind::Io, "The file could not be written: " + why.toStdString(),
            path.toStdString()};
}

Status saveCsv(const PlainTable& table, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());
    file.write("\xEF\xBB\xBF");
    const auto write = [&file](const QStringList& cells) {
        std::vector<std::string> fields;
        for (const QString& cell : cells)
            fields.push_back(withoutFormula(cell.toStdString()));
        const std::string line = csvLine(fields);
        file.write(line.data(), static_cast<qint64>(line.size()));
    };
    write(table.columns);
    for (const QStringList& row : table.rows)
        write(row);
    return file.commit() ? Status() : Status(notWritten(path, file.errorString()));
}

/// A name that a sheet may have: at most 31 characters and none of []:*?/\.
QByteArray sheetName(QString title)
{
    for (const QChar bad : QStringLiteral("[]:*?/\\'"))
        title.replace(bad, u' ');
    title = title.simplified().left(31);
    return title.isEmpty() ? QByteArrayLiteral("Regard") : title.toUtf8();
}

/// "1,771" and "47" are numbers, "84.2 %" and "2026-09" are words.
std::optional<double> numberIn(QString cell)
{
    cell.replace(QChar(0x2212), u'-');
    bool ok = false;
    const double value = displayLocale().toDouble(cell, &ok);
    return ok ? std::optional(value) : std::nullopt;
}

Status saveWorkbook(const PlainTable& table, const QString& path)
{
    // The library writes as it goes: to a name beside it, so that the file is there whole.
    const QString beside = path + QStringLiteral(".part");
    const QByteArray name = QFile::encodeName(beside);
    lxw_workbook_options options{};
    options.constant_memory = LXW_FALSE;
    lxw_workbook* book = workbook_new_opt(name.constData(), &options);
    lxw_worksheet* sheet = book == nullptr
                               ? nullptr
                               : workbook_add_worksheet(book, sheetName(table.title).constData());
    if (sheet == nullptr) {
        if (book != nullptr)
            workbook_close(book);
        return notWritten(path, QObject::tr("the workbook could not be begun"));
    }
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    for (qsizetype column = 0; column < table.columns.size(); ++column)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column),
                               table.columns[column].toUtf8().constData(), bold);
    lxw_row_t line = 1;
    for (const QStringList& row : table.rows) {
        for (qsizetype column = 0; column < row.size(); ++column) {
            if (const auto value = numberIn(row[column]))
                worksheet_write_number(sheet, line, static_cast<lxw_col_t>(column), *value,
                                       nullptr);
            else
                worksheet_write_string(sheet, line, static_cast<lxw_col_t>(column),
                                       row[column].toUtf8().constData(), nullptr);
        }
        ++line;
    }
    worksheet_freeze_panes(sheet, 1, 0);
    const lxw_error failure = workbook_close(book);
    if (failure != LXW_NO_ERROR) {
        QFile::remove(beside);
        return notWritten(path, QString::fromUtf8(lxw_strerror(failure)));
    }
    if (QFile::exists(path) && !QFile::remove(path))
        return notWritten(path, QObject::tr("the file that is there cannot be replaced"));
    return QFile::rename(beside, path)
               ? Status()
               : Status(notWritten(path, QObject::tr("it cannot be given its name")));
}

} // namespace

PlainTable plainTable(const QAbstractItemModel& model, const QString& title)
{
    PlainTable table;
    table.title = title;
    for (int column = 0; column < model.columnCount(); ++column)
        table.columns << model.headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString clipboardText(const PlainTable& table)
{
    const auto line = [](const QStringList& cells) {
        QStringList plain;
        for (QString cell : cells)
            plain << cell.replace(u'\t', u' ').replace(u'\n', u' ');
        return plain.join(u'\t');
    };
    QStringList lines{line(table.columns)};
    for (const QStringList& row : table.rows)
        lines << line(row);
    return lines.join(u'\n') + u'\n';
}

Status saveTable(const PlainTable& table, const QString& path)
{
    return QFileInfo(path).suffix().toLower() == QLatin1String("xlsx") ? saveWorkbook(table, path)
                                                                       : saveCsv(table, path);
}

} // namespace regard::presentation
