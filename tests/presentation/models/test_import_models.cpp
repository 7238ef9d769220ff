// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/check_model.h"
#include "presentation/models/import_queue_model.h"
#include "presentation/models/mapping_edit.h"
#include "presentation/models/mapping_questions.h"
#include "presentation/work_pace.h"
#include "support/catch.h"

#include <QAbstractItemModelTester>
#include <QLocale>

using namespace regard;
using namespace regard::presentation;
using Show = CheckModel::Show;
using State = ImportQueueModel::State;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kMode = Tester::FailureReportingMode::Warning; // a Qt warning fails the program

QString shown(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void speakEnglish()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

/// 84,150 new rows, of which two are listed; one that changes, one that is stored, two set aside.
ImportResult checked()
{
    ImportResult result;
    result.record.rows = 84154;
    result.record.added = 84150;
    result.record.changed = 1;
    result.record.same = 1;
    result.record.setAside = 2;
    result.preview = {{Table::Survey, 2, {{"score", "9"}, {"comment", "Fast, ask a@b.com"}}},
                      {Table::Survey, 3, {{"score", "6"}, {"attributes.plan", "Pro"}}}};
    PreviewRow same = {Table::Survey, 5, {{"score", "3"}}};
    same.state = RowState::Same;
    result.preview.push_back(same);
    PreviewRow changed = {Table::Survey, 70000, {{"score", "8"}, {"channel", "Web"}}};
    changed.state = RowState::Changed;
    changed.changes = {{"score", "7", "8"}, {"channel", "", "Web"}};
    result.changed = {changed};
    result.setAside = {{"score out of range", 1}, {"unreadable date", 1}};
    result.lines = {{0, 410, "score", "score out of range: 11", "11,x"},
                    {0, 77031, "", "unreadable date: \"soon\"", "9,\nsoon"}};
    return result;
}

QStringList names(const ImportQueueModel& queue)
{
    QStringList all;
    for (int row = 0; row < queue.rowCount(); ++row)
        all += QStringLiteral("%1 %2").arg(
            queue.index(row).data().toString(),
            queue.index(row).data(ImportQueueModel::OutcomeRole).toString());
    return all;
}

ColumnReport column(const std::string& header, const std::string& type, std::string pattern,
                    std::vector<std::string> undecided, std::vector<std::string> first = {})
{
    ColumnReport report;
    report.header = header;
    report.type = type;
    report.pattern = std::move(pattern);
    report.undecided = std::move(undecided);
    report.first = std::move(first);
    return report;
}

Mapping orders()
{
    Mapping mapping;
    RecordMapping record;
    record.table = Table::Purchase;
    record.columns = {{"when", "at"}, {"total", "amount"}, {"id", "id"}};
    mapping.records = {record};
    return mapping;
}

} // namespace

TEST_CASE("what a check found is shown by kind")
{
    speakEnglish();
    CheckModel model;
    const Tester tester(&model, kMode);
    model.setResult(checked());
    REQUIRE(model.rowCount() == 3);
    REQUIRE(model.columnCount() == 6); // line, state, table, score, comment, plan
    CHECK(model.headerData(3, Qt::Horizontal, Qt::DisplayRole) == QStringLiteral("score"));
    CHECK(model.headerData(5, Qt::Horizontal, Qt::DisplayRole) == QStringLiteral("plan"));
    CHECK(shown(model, 0, 1) == QStringLiteral("new"));
    CHECK(shown(model, 2, 1) == QStringLiteral("same as stored"));
    CHECK(shown(model, 1, 2) == QStringLiteral("Survey response"));
    CHECK(shown(model, 0, 4) == QStringLiteral("Fast, ask a•••@b•••.com"));
    CHECK(shown(model, 0, 5) == QStringLiteral("–"));
    // Numbers stand to the right.
    CHECK((model.index(0, 3).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0);
    CHECK(model.count(Show::All) == 84152);
    CHECK(model.shortfall() == QStringLiteral("The first 3 of 84,152 rows."));

    SECTION("changed rows say what was and what becomes")
    {
        model.setShow(Show::Changed);
        REQUIRE(model.rowCount() == 1);
        CHECK(shown(model, 0, 0) == QStringLiteral("70,000"));
        CHECK(shown(model, 0, 3) == QStringLiteral("7 → 8"));
        CHECK(shown(model, 0, 4) == QStringLiteral("– → Web"));
        CHECK(model.index(0, 3).data(CheckModel::ChangedRole).toBool());
        CHECK_FALSE(model.index(0, 0).data(CheckModel::ChangedRole).toBool());
        CHECK(model.shortfall().isEmpty());
    }
    SECTION("rows of one kind alone")
    {
        model.setShow(Show::Same);
        REQUIRE(model.rowCount() == 1);
        CHECK(shown(model, 0, 0) == QStringLiteral("5"));
        model.setShow(Show::New);
        CHECK(model.rowCount() == 2);
        model.setShow(Show::Merged);
        CHECK(model.rowCount() == 0);
        CHECK(model.shortfall().isEmpty()); // there is none
    }
    SECTION("rows set aside, narrowed to one reason")
    {
        model.setShow(Show::SetAside);
        REQUIRE(model.rowCount() == 2);
        CHECK(shown(model, 0, 1) == QStringLiteral("score"));
        CHECK(shown(model, 1, 1) == QStringLiteral("whole row"));
        CHECK(shown(model, 1, 3) == QStringLiteral("9, soon")); // on one line
        model.setShow(Show::SetAside, "unreadable date");
        REQUIRE(model.rowCount() == 1);
        CHECK(shown(model, 0, 0) == QStringLiteral("77,031"));
        CHECK(model.shortfall().isEmpty());
    }
    SECTION("rows that stand further down are said to")
    {
        ImportResult result = checked();
        result.record.same = 300;
        result.preview.pop_back();
        model.setResult(result);
        model.setShow(Show::Same);
        CHECK(model.rowCount() == 0);
        CHECK(model.shortfall() ==
              QStringLiteral("These stand further down in the file and are not listed."));
    }
}

TEST_CASE("the queue says what is done, open and waiting")
{
    ImportQueueModel queue;
    const Tester tester(&queue, kMode);
    queue.add({{QStringLiteral("/d/a.csv")}, {QStringLiteral("/d/b.zip")}});
    queue.add({{QStringLiteral("/d/b.zip")}}); // waits already
    REQUIRE(queue.rowCount() == 2);
    CHECK(queue.openNext() == 0);
    CHECK(queue.nextName() == QStringLiteral("b.zip"));
    queue.finish(State::Done, QStringLiteral("4 new"));
    CHECK(queue.current() == -1);
    CHECK(queue.openNext() == 1);
    queue.replaceCurrent({{QStringLiteral("/d/b.zip"), QStringLiteral("x.csv")},
                          {QStringLiteral("/d/b.zip"), QStringLiteral("y.csv")}});
    CHECK(names(queue) == QStringList{QStringLiteral("a.csv 4 new"),
                                      QStringLiteral("b.zip: x.csv open now"),
                                      QStringLiteral("b.zip: y.csv waits")});
    queue.leaveOut(1); // the open one is not left out from here
    CHECK(queue.current() == 1);
    queue.leaveOut(2);
    CHECK(queue.waiting() == 0);
    queue.finish(State::Refused, {});
    CHECK(queue.openNext() == -1);
    queue.clear();
    CHECK(queue.rowCount() == 0);
}

TEST_CASE("the order of day and month is asked for with an example from the file")
{
    speakEnglish();
    FileReport report;
    report.columns = {column("when", "date", "", {"01/02/2026"}),
                      column("total", "decimal", "", {"1,234"}),
                      column("other", "date", "", {"x"})};
    Mapping mapping = orders();
    auto questions = fileQuestions(mapping, report);
    REQUIRE(questions.size() == 2);
    CHECK(questions[0].label == QStringLiteral("Which day is 01/02/2026 in “when”?"));
    CHECK(questions[0].options[0].second == QStringLiteral("1 February 2026: the day comes first"));
    CHECK(questions[0].options[1].second ==
          QStringLiteral("2 January 2026: the month comes first"));
    CHECK(whyNotReady(mapping, report).contains(questions[0].label));
    answer(mapping, questions[0], "day-first");
    CHECK(mapping.dates == "day-first");
    // With a point as the decimal sign the comma parts thousands.
    CHECK(questions[1].options[0].first == ".");
    CHECK(questions[1].options[0].second == QStringLiteral("1234: the mark parts thousands"));
    answer(mapping, questions[1], ",");
    CHECK(mapping.decimal == ",");
    CHECK(whyNotReady(mapping, report).isEmpty());
    CHECK(fileQuestions(mapping, report).size() == 2); // so that an answer can be changed
    answer(mapping, questions[0], "");
    CHECK(mapping.dates == "auto");

    SECTION("a used column that proves it answers for the others")
    {
        report.columns[2] = column("proof", "date", "dd/MM/yyyy", {});
        mapping.records[0].columns.emplace_back("proof", "at");
        CHECK(fileQuestions(mapping, report).size() == 1);
    }
    SECTION("a column that is not used is not asked about")
    {
        mapping.records[0].columns = {{"other", "id"}};
        CHECK(fileQuestions(mapping, report).empty());
    }
}

TEST_CASE("codes that mean no answer hold in every record that the column feeds")
{
    Mapping mapping;
    for (const char* kind : {"nps", "csat"}) {
        RecordMapping record;
        record.columns = {{"Q1", "score"}, {"day", "answered_at"}};
        record.constants = {{"kind", kind}};
        mapping.records.push_back(record);
    }
    setMissingCodes(mapping, "Q1", {"11", "n/a"});
    CHECK(mapping.records[0].missing.at("score") == std::vector<std::string>{"11", "n/a"});
    CHECK(mapping.records[1].missing.at("score") == std::vector<std::string>{"11", "n/a"});
    CHECK(missingCodes(mapping, "Q1") == std::vector<std::string>{"11", "n/a"});
    CHECK(missingCodes(mapping, "day").empty());
    setMissingCodes(mapping, "Q1", {});
    CHECK(mapping.records[0].missing.empty());
}

TEST_CASE("speed and time left follow from what is done")
{
    // 200 of 1,000 bytes and 50 rows in 2 s: 25 rows a second, 8 s more.
    const WorkPace pace = paceOf({"Reading", 200, 1000, 50}, std::chrono::seconds(2));
    CHECK(pace.rowsPerSecond == 25);
    CHECK(pace.secondsLeft == 8);
    CHECK(paceOf({"Reading", 0, 1000, 0}, std::chrono::seconds(2)).secondsLeft < 0);
    CHECK(paceOf({"Reading", 5, 0, 5}, std::chrono::seconds(1)).secondsLeft < 0);
}
