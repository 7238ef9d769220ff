// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/column_match_model.h"
#include "presentation/models/imports_model.h"
#include "presentation/models/recent_stores_model.h"
#include "presentation/models/set_aside_model.h"
#include "support/catch.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

#include <algorithm>

using namespace regard;
using namespace regard::presentation;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kMode = Tester::FailureReportingMode::Warning; // a Qt warning fails the program

QString shown(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

ColumnReport column(const std::string& header, const std::string& type, std::int64_t values,
                    double readable, std::vector<std::string> first)
{
    ColumnReport report;
    report.header = header;
    report.type = type;
    report.values = values;
    report.readable = readable;
    report.first = std::move(first);
    return report;
}

/// Digits in groups, as most readers have them; the C locale of tests has none.
void speakEnglish()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

FileReport surveyFile()
{
    FileReport report;
    report.columns = {column("score", "integer", 12000, 0.999, {"9", "10", "6"}),
                      column("mail", "text", 12000, 1, {"anna@bygg.com"}),
                      column("when", "date and time", 12000, 1, {"2026-09-14 08:31:22"}),
                      column("junk", "empty", 0, 1, {})};
    for (const ColumnReport& each : report.columns)
        report.headers.push_back(each.header);
    return report;
}

Mapping surveyMapping()
{
    Mapping mapping;
    RecordMapping record;
    record.columns = {{"score", "score"}, {"when", "answered_at"}};
    record.constants = {{"kind", "nps"}};
    mapping.records = {record};
    return mapping;
}

ImportRecord import(std::int64_t id, const std::string& file, std::int64_t added)
{
    ImportRecord record;
    record.id = id;
    record.file = file;
    record.added = added;
    record.rows = added;
    return record;
}

} // namespace

TEST_CASE("the columns of a file show what they hold, become and how well they read")
{
    speakEnglish();
    ColumnMatchModel model;
    const Tester tester(&model, kMode);
    model.setFile(surveyFile(), surveyMapping());
    REQUIRE(model.rowCount() == 4);

    CHECK(shown(model, 0, ColumnMatchModel::FirstValues) == QStringLiteral("9 · 10 · 6"));
    CHECK(shown(model, 1, ColumnMatchModel::FirstValues) == QStringLiteral("a•••@b•••.com"));
    CHECK(shown(model, 0, ColumnMatchModel::Becomes) ==
          QStringLiteral("Survey response › score (NPS 0–10)"));
    CHECK(shown(model, 1, ColumnMatchModel::Becomes) == QStringLiteral("Leave out"));
    // 0.1 % of 12,000 values is 12.
    CHECK(shown(model, 0, ColumnMatchModel::Readable) == QStringLiteral("99.9 % · 12 rows"));
    CHECK(model.index(0, ColumnMatchModel::Readable).data(ColumnMatchModel::ToneRole) == 1);
    CHECK(shown(model, 1, ColumnMatchModel::Readable) == QStringLiteral("not used"));

    SECTION("choosing a field changes the mapping")
    {
        const QSignalSpy spy(&model, &ColumnMatchModel::mappingChanged);
        const auto& choices = model.choices();
        const auto email =
            std::find(choices.begin(), choices.end(),
                      FieldChoice{FieldChoice::Kind::Field, Table::Customer, "email", {}});
        REQUIRE(email != choices.end());
        REQUIRE(model.setData(model.index(1, ColumnMatchModel::Becomes),
                              static_cast<int>(email - choices.begin()), Qt::EditRole));
        CHECK(spy.size() == 1);
        CHECK(shown(model, 1, ColumnMatchModel::Becomes) ==
              QStringLiteral("Customer › e-mail (kept as a hash)"));
        CHECK(shown(model, 1, ColumnMatchModel::Readable) == QStringLiteral("100 %"));
        CHECK(
            model.index(1, ColumnMatchModel::Becomes).data(ColumnMatchModel::ChoiceRole).toInt() ==
            email - choices.begin());
    }
    SECTION("text does not read as a date")
    {
        model.setChoice(1, {FieldChoice::Kind::Field, Table::Survey, "sent_at", {}});
        CHECK(shown(model, 1, ColumnMatchModel::Readable) == QStringLiteral("0 % · 12,000 rows"));
        CHECK(model.index(1, ColumnMatchModel::Readable).data(ColumnMatchModel::ToneRole) == 2);
    }
    SECTION("scores with a few words among them are not called unreadable before they are counted")
    {
        FileReport file = surveyFile();
        file.columns[0].type = "text";
        file.columns[0].first = {"9", "n/a", "10"};
        model.setFile(file, surveyMapping());
        CHECK(shown(model, 0, ColumnMatchModel::Readable) == QStringLiteral("not yet checked"));
        CHECK(model.index(0, ColumnMatchModel::Readable).data(ColumnMatchModel::ToneRole) == 1);
    }
    SECTION("a check says what is proved")
    {
        ImportResult result;
        result.record.setAside = 2;
        result.lines = {{0, 410, "score", "score 11 is outside 0 to 10", "x"},
                        {0, 411, "score", "score 12 is outside 0 to 10", "y"}};
        model.setCheck(result);
        CHECK(shown(model, 0, ColumnMatchModel::Readable) == QStringLiteral("99.9 % · 2 rows"));
    }
    SECTION("an index outside the choices is refused")
    {
        CHECK_FALSE(model.setData(model.index(1, ColumnMatchModel::Becomes), 100000, Qt::EditRole));
        CHECK_FALSE(model.setData(model.index(1, ColumnMatchModel::Header), 1, Qt::EditRole));
    }
}

TEST_CASE("imports are listed newest first")
{
    speakEnglish();
    ImportsModel model;
    const Tester tester(&model, kMode);
    ImportRecord undone = import(2, "b.csv", 5);
    undone.undone = true;
    undone.at = 1790000000; // 2026-09-21 14:13:20 UTC
    model.setImports({import(1, "a.csv", 1234567), undone}, TimeZone());
    REQUIRE(model.rowCount() == 2);
    CHECK(shown(model, 0, ImportsModel::File) == QStringLiteral("b.csv"));
    CHECK(shown(model, 0, ImportsModel::When) == QStringLiteral("2026-09-21 14:13"));
    CHECK(shown(model, 0, ImportsModel::State) == QStringLiteral("taken back"));
    CHECK(shown(model, 1, ImportsModel::New) == QStringLiteral("1,234,567"));
    CHECK(model.rowOf(1) == 1);
    CHECK(model.rowOf(7) == -1);
}

TEST_CASE("the question before an import is taken back says what goes")
{
    speakEnglish();
    ImportRecord record = import(1, "a.csv", 1200);
    record.changed = 1;
    CHECK(undoSentence(record) ==
          QStringLiteral(
              "This takes back the import of a.csv: 1,200 new rows go, 1 row is again as "
              "it was before. Rows that other imports brought too stay, and so does the file "
              "itself."));
}

TEST_CASE("rows set aside show file, line, reason and text")
{
    speakEnglish();
    SetAsideModel model;
    const Tester tester(&model, kMode);
    model.setRows({{1, 77031, "score", "score 11 is outside 0 to 10", "anna@bygg.com,11"},
                   {9, 3, "", "the row has 2 fields, the header 5", "a,b"}},
                  {import(1, "a.csv", 1)});
    REQUIRE(model.rowCount() == 2);
    CHECK(shown(model, 0, SetAsideModel::File) == QStringLiteral("a.csv"));
    CHECK(shown(model, 0, SetAsideModel::Line) == QStringLiteral("77,031"));
    CHECK(shown(model, 0, SetAsideModel::Text) == QStringLiteral("a•••@b•••.com,11"));
    CHECK(shown(model, 1, SetAsideModel::File) == QStringLiteral("–"));
    CHECK(shown(model, 1, SetAsideModel::AtFault) == QStringLiteral("whole row"));
}

TEST_CASE("recent stores show name and folder")
{
    RecentStoresModel model;
    const Tester tester(&model, kMode);
    model.setPaths({QStringLiteral("/data/northwind.regard"), QStringLiteral("/data/b.regard")});
    REQUIRE(model.rowCount() == 2);
    CHECK(shown(model, 0, 0) == QStringLiteral("northwind"));
    CHECK(model.index(0).data(RecentStoresModel::FolderRole) == QStringLiteral("/data"));
    CHECK(model.index(0).data(RecentStoresModel::ThereRole) == false);
}
