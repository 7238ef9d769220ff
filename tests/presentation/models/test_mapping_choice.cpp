// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mapping_choice.h"
#include "support/catch.h"

#include <QLocale>

using namespace regard;
using namespace regard::presentation;

namespace {

FileReport report(std::vector<std::string> headers)
{
    FileReport file;
    file.headers = std::move(headers);
    file.records = 84210;
    for (const std::string& header : file.headers) {
        ColumnReport column;
        column.header = header;
        file.columns.push_back(column);
    }
    return file;
}

} // namespace

TEST_CASE("a source is named after its file without what changes from export to export")
{
    CHECK(sourceName(QStringLiteral("responses-2026-09.csv")) == QStringLiteral("Responses"));
    CHECK(sourceName(QStringLiteral("help_desk export (3).csv")) ==
          QStringLiteral("Help desk export"));
    CHECK(sourceName(QStringLiteral("2026.csv")) == QStringLiteral("2026"));
}

TEST_CASE("the facts of a file name what the import goes by")
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    FileReport file = report({"Ticket", "Created", "Born"});
    file.dialect.delimiter = ";";
    file.columns[1].type = "date and time";
    file.columns[1].first = {"28.09.2026 09:12"};
    file.columns[2].type = "date";
    file.columns[2].first = {"1971-01-01"};
    file.ragged = 2;
    Mapping mapping;
    RecordMapping record;
    record.table = Table::Interaction;
    record.columns = {{"Created", "opened_at"}};
    mapping.records = {record};
    mapping.decimal = ",";
    CHECK(fileFacts(file, mapping) ==
          QStringLiteral("UTF-8 · semicolon · header in line 1 · 84,210 rows · dates like "
                         "28.09.2026 09:12 · decimal comma · 2 rows of another length"));
    mapping.dates = "dd.MM.yyyy HH:mm";
    CHECK(fileFacts(file, mapping).contains(QStringLiteral("dates as dd.MM.yyyy HH:mm")));
    CHECK(delimiterName("\t") == QStringLiteral("tab"));
    CHECK(delimiterName("::") == QStringLiteral("“::”"));
}
