// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/fact_rows.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include "core/store/import_session_state.h"

#include <algorithm>
#include <random>
#include <set>

using namespace regard;
using namespace regard::test;

namespace {

struct Scratch {
    ScratchFolder folder;
    Store store;
    Scratch() : store(made(folder / "facts.regard")) {}
    static Store made(const std::filesystem::path& path)
    {
        Expected<Store> store = Store::create(path);
        REQUIRE(store.ok());
        return std::move(store).value();
    }
};

const std::vector<std::string> kSurveyFields{"id", "kind", "score", "answered_at", "customer"};

ImportHeader header(const std::string& file, const std::string& source = "survey tool")
{
    return {file, source, file + " digest"};
}

std::string day(std::int64_t number)
{
    return std::to_string(Moment::date(static_cast<Day>(number)).raw());
}

std::multiset<std::string> asSet(const std::vector<TextRow>& rows)
{
    std::multiset<std::string> lines;
    for (const TextRow& row : rows) {
        std::string line;
        for (const auto& [field, text] : row)
            line += field + "=" + text + ";";
        lines.insert(line);
    }
    return lines;
}

} // namespace

TEST_CASE("rows come back as they were brought", "[facts]")
{
    Scratch scratch;
    const std::vector<std::string> fields{"id",       "customer",  "kind",
                                          "channel",  "opened_at", "handle_seconds",
                                          "resolved", "cost",      "attributes.plan"};
    const std::vector<TextRow> rows{{{"id", "T1"},
                                     {"customer", "C1"},
                                     {"channel", "Phone"},
                                     {"opened_at", "1000"},
                                     {"handle_seconds", "12.5"},
                                     {"resolved", "1"},
                                     {"cost", "250"},
                                     {"attributes.plan", "Pro"}},
                                    {{"id", "T2"},
                                     {"customer", "C2"},
                                     {"channel", "Chat"},
                                     {"opened_at", "2000"},
                                     {"resolved", "0"}},
                                    {{"id", "007"}, {"opened_at", "3000"}}};
    const ImportRecord record =
        importRows(scratch.store, header("desk.csv"), Table::Interaction, fields, rows);
    CHECK(record.added == 3);
    CHECK(rowsOf(scratch.store, Table::Interaction) == rows);

    const auto loaded = scratch.store.load(TimeZone());
    REQUIRE(loaded.ok());
    const FactTable& facts = loaded.value()->table(Table::Interaction);
    CHECK(facts.has("kind")); // there, and blank
    CHECK_FALSE(facts.has("topic"));
    CHECK(facts.codes("topic").empty());
    CHECK(std::vector<std::int64_t>(facts.lines().begin(), facts.lines().end()) ==
          std::vector<std::int64_t>{2, 3, 4});
    CHECK(loaded.value()->importFile(facts.imports()[0]) == "desk.csv");
    CHECK(loaded.value()->customerCount() == 2);
    CHECK(loaded.value()->rowsImported() == 3);
}

TEST_CASE("the same rows again change nothing, a changed one replaces the old", "[facts]")
{
    Scratch scratch;
    std::vector<TextRow> rows{
        {{"id", "1"}, {"kind", "nps"}, {"score", "9"}, {"answered_at", day(100)}},
        {{"id", "2"}, {"kind", "nps"}, {"score", "3"}, {"answered_at", day(101)}},
        {{"id", "2"},
         {"kind", "csat"},
         {"score", "4"},
         {"answered_at", day(101)}}}; // another survey
    CHECK(importRows(scratch.store, header("a.csv"), Table::Survey, kSurveyFields, rows).added ==
          3);

    const ImportRecord again =
        importRows(scratch.store, header("b.csv"), Table::Survey, kSurveyFields, rows);
    CHECK(again.added == 0);
    CHECK(again.changed == 0);
    CHECK(again.same == 3);

    rows[1]["score"] = "7";
    const ImportRecord changed =
        importRows(scratch.store, header("c.csv"), Table::Survey, kSurveyFields, rows);
    CHECK(changed.changed == 1);
    CHECK(changed.same == 2);
    CHECK(asSet(rowsOf(scratch.store, Table::Survey)) == asSet(rows));

    // The same ids of another source are other rows.
    CHECK(
        importRows(scratch.store, header("d.csv", "other tool"), Table::Survey, kSurveyFields, rows)
            .added == 3);
}

TEST_CASE("fields that a file does not feed keep their stored value", "[facts]")
{
    Scratch scratch;
    importRows(scratch.store, header("a.csv"), Table::Survey,
               {"id", "kind", "score", "answered_at", "comment"},
               {{{"id", "1"},
                 {"kind", "nps"},
                 {"score", "9"},
                 {"answered_at", day(5)},
                 {"comment", "good"}}});
    const ImportRecord record =
        importRows(scratch.store, header("b.csv"), Table::Survey, {"id", "kind", "score", "topic"},
                   {{{"id", "1"}, {"kind", "nps"}, {"score", "2"}, {"topic", "Delivery"}}});
    CHECK(record.changed == 1);
    CHECK(rowsOf(scratch.store, Table::Survey) == std::vector<TextRow>{{{"id", "1"},
                                                                        {"kind", "nps"},
                                                                        {"score", "2"},
                                                                        {"answered_at", day(5)},
                                                                        {"comment", "good"},
                                                                        {"topic", "Delivery"}}});
    // A field that it feeds and that is blank becomes blank.
    importRows(scratch.store, header("c.csv"), Table::Survey, {"id", "kind", "topic"},
               {{{"id", "1"}, {"kind", "nps"}}});
    CHECK(rowsOf(scratch.store, Table::Survey).front().count("topic") == 0);
}

TEST_CASE("several rows of one id in a file", "[facts]")
{
    Scratch scratch;
    const std::vector<std::string> fields{"id", "customer", "at", "amount", "quantity", "product"};
    const std::vector<TextRow> lines{
        {{"id", "A"}, {"customer", "C1"}, {"at", day(1)}, {"amount", "100"}, {"quantity", "2"}},
        {{"id", "A"},
         {"customer", "C1"},
         {"at", day(1)},
         {"amount", "250"},
         {"quantity", "1"},
         {"product", "Cup"}},
        {{"id", "B"}, {"customer", "C2"}, {"at", day(2)}, {"amount", "-30"}},
        {{"id", "A"}, {"customer", "C1"}, {"at", day(3)}, {"product", "Pot"}}};
    SECTION("sum")
    {
        const ImportRecord record = importRows(scratch.store, header("shop.csv"), Table::Purchase,
                                               fields, lines, RowPolicy::Sum);
        CHECK(record.added == 2);
        CHECK(record.merged == 2);
        // 100 + 250 + nothing; 2 + 1; the first line's day and the first product named.
        const std::vector<TextRow> expected{
            {{"id", "A"},
             {"customer", "C1"},
             {"at", day(1)},
             {"amount", "350"},
             {"quantity", "3"},
             {"product", "Cup"}},
            {{"id", "B"}, {"customer", "C2"}, {"at", day(2)}, {"amount", "-30"}}};
        CHECK(rowsOf(scratch.store, Table::Purchase) == expected);
        const ImportRecord again = importRows(scratch.store, header("again.csv"), Table::Purchase,
                                              fields, lines, RowPolicy::Sum);
        CHECK(again.same == 2);
        CHECK(again.merged == 2);
        CHECK(again.changed == 0);
    }
    SECTION("a later row is a newer version")
    {
        const ImportRecord record = importRows(scratch.store, header("shop.csv"), Table::Purchase,
                                               fields, lines, RowPolicy::Newer);
        CHECK(record.added == 2);
        CHECK(record.merged == 2);
        const std::vector<TextRow> expected{
            {{"id", "A"}, {"customer", "C1"}, {"at", day(3)}, {"product", "Pot"}},
            {{"id", "B"}, {"customer", "C2"}, {"at", day(2)}, {"amount", "-30"}}};
        CHECK(rowsOf(scratch.store, Table::Purchase) == expected);
    }
}

TEST_CASE("rows without an id are the same when all their fields are", "[facts]")
{
    Scratch scratch;
    const std::vector<std::string> fields{"customer", "at", "amount"};
    const TextRow coffee{{"customer", "C1"}, {"at", day(1)}, {"amount", "300"}};
    const TextRow cake{{"customer", "C1"}, {"at", day(1)}, {"amount", "450"}};
    CHECK(
        importRows(scratch.store, header("a.csv"), Table::Purchase, fields, {coffee, coffee, cake})
            .added == 3);
    // The first two coffees are known, the third is not.
    const ImportRecord record = importRows(scratch.store, header("b.csv"), Table::Purchase, fields,
                                           {coffee, coffee, coffee});
    CHECK(record.same == 2);
    CHECK(record.added == 1);
    CHECK(rowsOf(scratch.store, Table::Purchase).size() == 4);
}

TEST_CASE("a customer is known by id, by address, or by both", "[facts][customers]")
{
    Scratch scratch;
    const std::vector<std::string> fields{"id", "customer", "email", "kind", "score"};
    importRows(scratch.store, header("a.csv"), Table::Survey, fields,
               {{{"id", "1"}, {"kind", "nps"}, {"score", "9"}, {"email", "ann@example.org"}},
                {{"id", "2"}, {"kind", "nps"}, {"score", "8"}, {"customer", "C1"}},
                {{"id", "3"},
                 {"kind", "nps"},
                 {"score", "7"},
                 {"customer", "C2"},
                 {"email", "bob@example.org"}},
                {{"id", "4"}, {"kind", "nps"}, {"score", "6"}, {"email", "bob@example.org"}},
                {{"id", "5"}, {"kind", "nps"}, {"score", "5"}}});
    auto data = scratch.store.load(TimeZone()).value();
    auto customers = data->table(Table::Survey).customers();
    CHECK(data->customerCount() == 3);
    CHECK(customers[2] == customers[3]);
    CHECK(customers[4] == -1);
    CHECK(data->customerId(customers[3]) == "C2");
    CHECK(data->customerId(customers[0]).substr(0, 12) == "e-mail hash ");
    CHECK(data->customerId(customers[0]).find("ann") == std::string::npos);

    // A row that gives both joins Ann with C1; undoing it takes them apart again.
    const ImportRecord join =
        importRows(scratch.store, header("b.csv"), Table::Customer, {"id", "email", "segment"},
                   {{{"id", "C1"}, {"email", "ann@example.org"}, {"segment", "Consumer"}},
                    {{"id", "C9"},
                     {"email", "bob@example.org"},
                     {"segment", "Enterprise"}}}); // a shared address
    data = scratch.store.load(TimeZone()).value();
    customers = data->table(Table::Survey).customers();
    CHECK(data->customerCount() == 3); // C1 and Ann, C2, C9
    CHECK(customers[0] == customers[1]);
    CHECK(data->customerId(customers[0]) == "C1");
    CHECK(customers[2] != data->table(Table::Customer).customers()[1]);
    const auto segments = data->customerCodes("segment");
    REQUIRE(segments.size() == 3);
    CHECK(data->dictionary("segment").at(segments[static_cast<std::size_t>(customers[0])]) ==
          "Consumer");
    CHECK(segments[static_cast<std::size_t>(customers[2])] == -1);
    CHECK(data->customerRow(customers[2]) == -1);
    CHECK(data->customerRow(customers[0]) == 0);

    REQUIRE(scratch.store.undoImport(join.id).ok());
    data = scratch.store.load(TimeZone()).value();
    customers = data->table(Table::Survey).customers();
    CHECK(data->customerCount() == 3); // Ann, C1, C2
    CHECK(customers[0] != customers[1]);
    CHECK(data->dictionary("segment").size() == 0);
}

TEST_CASE("no address is written into the file", "[facts][customers]")
{
    Scratch scratch;
    importRows(scratch.store, header("a.csv"), Table::Customer, {"id", "email"},
               {{{"id", "C1"}, {"email", "somebody.special@example.org"}}});
    const std::filesystem::path path = scratch.store.path();
    REQUIRE(scratch.store.backup(scratch.folder / "copy.regard").ok());
    CHECK(readBytes(scratch.folder / "copy.regard").find("special@") == std::string::npos);
    CHECK(rowsOf(scratch.store, Table::Customer).front().at("email").size() == 32); // 128 bits
}

TEST_CASE("a customer record is one, whatever source tells of it", "[facts][customers]")
{
    Scratch scratch;
    importRows(scratch.store, header("shop.csv", "shop"), Table::Customer, {"id", "email", "name"},
               {{{"id", "C1"}, {"email", "ann@example.org"}, {"name", "Ann"}}});
    const ImportRecord record = importRows(
        scratch.store, header("crm.csv", "crm"), Table::Customer, {"id", "email", "segment"},
        {{{"email", "ann@example.org"}, {"segment", "Consumer"}}});
    CHECK(record.added == 1); // known by another key there: a record of its own in the file
    const std::vector<TextRow> rows = rowsOf(scratch.store, Table::Customer);
    REQUIRE(rows.size() == 1); // and one row of one person
    CHECK(rows[0].at("id") == "C1");
    CHECK(rows[0].at("name") == "Ann");
    CHECK(rows[0].at("segment") == "Consumer");
}

TEST_CASE("nothing of an import is seen before it is committed, nor after it is dropped", "[facts]")
{
    Scratch scratch;
    const std::vector<TextRow> rows{{{"id", "1"}, {"kind", "nps"}, {"score", "9"}}};
    importRows(scratch.store, header("a.csv"), Table::Survey, kSurveyFields, rows);
    const std::int64_t generation = scratch.store.generation().value();
    {
        ImportSession session = scratch.store.beginImport(header("b.csv")).value();
        const std::vector<TextRow> more{{{"id", "2"}, {"kind", "nps"}, {"score", "1"}}};
        REQUIRE(session
                    .append(Table::Survey, RowPolicy::Newer,
                            makeBlock(Table::Survey, kSurveyFields, more))
                    .ok());
        REQUIRE(session.finish({}).ok());
        CHECK(session.counts().added == 1);
        CHECK(rowsOf(scratch.store, Table::Survey).size() == 1);
    }
    CHECK(rowsOf(scratch.store, Table::Survey).size() == 1);
    CHECK(scratch.store.imports().value().size() == 1);
    CHECK(scratch.store.generation().value() == generation);
    ImportSession trial = scratch.store.beginImport({"c.csv", "survey tool", "c", true}).value();
    CHECK(trial.commit({}).error().kind == ErrorKind::Refused);
}

TEST_CASE("columns that do not fit are refused", "[facts]")
{
    Scratch scratch;
    ImportSession session = scratch.store.beginImport(header("a.csv")).value();
    TableBlock block = makeBlock(Table::Survey, {"id", "score"}, {{{"id", "1"}, {"score", "2"}}});
    SECTION("a value too few")
    {
        std::get<std::vector<double>>(block.columns[1].values).clear();
    }
    SECTION("another type")
    {
        block.columns[1].values = std::vector<std::int64_t>{1};
    }
    SECTION("no line")
    {
        block.lines.clear();
    }
    SECTION("a code outside")
    {
        block.columns.push_back({"kind", CodedColumn{{3}, {"nps"}}});
    }
    CHECK_FALSE(session.append(Table::Survey, RowPolicy::Newer, std::move(block)).ok());
}

TEST_CASE("more rows than a segment holds", "[facts]")
{
    Scratch scratch;
    constexpr std::size_t kRows = 150'000;
    TextColumn ids;
    std::vector<double> scores;
    TableBlock block;
    block.table = Table::Survey;
    for (std::size_t i = 0; i < kRows; ++i) {
        ids.push("R" + std::to_string(i * 7919 % kRows));
        scores.push_back(static_cast<double>(i % 11));
        block.lines.push_back(static_cast<std::int64_t>(i) + 2);
    }
    block.rows = kRows;
    block.columns.push_back({"id", ids});
    block.columns.push_back({"score", scores});
    TableBlock again = block;
    ImportSession first = scratch.store.beginImport(header("a.csv")).value();
    REQUIRE(first.append(Table::Survey, RowPolicy::Newer, std::move(block)).ok());
    CHECK(first.commit({}).value().added == static_cast<std::int64_t>(kRows));

    // One score in every segment is changed, and one id comes twice with the first segment written.
    for (const std::size_t row : {std::size_t{5}, std::size_t{70'000}, kRows - 1})
        std::get<std::vector<double>>(again.columns[1].values)[row] = 0.5;
    ImportSession second = scratch.store.beginImport(header("b.csv")).value();
    REQUIRE(second.append(Table::Survey, RowPolicy::Newer, std::move(again)).ok());
    const TableBlock last =
        makeBlock(Table::Survey, {"id", "score"}, {{{"id", "R0"}, {"score", "0"}}});
    REQUIRE(second.append(Table::Survey, RowPolicy::Newer, TableBlock(last)).ok());
    const ImportRecord record = second.commit({}).value();
    CHECK(record.changed == 3);
    CHECK(record.added == 0);
    CHECK(record.same == static_cast<std::int64_t>(kRows) - 3);
    CHECK(record.merged == 1);
    const auto data = scratch.store.load(TimeZone()).value();
    const auto loaded = data->table(Table::Survey).numbers("score");
    REQUIRE(loaded.size() == kRows);
    CHECK(std::count(loaded.begin(), loaded.end(), 0.5) == 3);
    CHECK(data->table(Table::Survey).texts("id").size() == kRows);
}

TEST_CASE("benchmarks and events of an import go with it", "[facts]")
{
    Scratch scratch;
    const auto bring = [&](const std::string& file) {
        ImportSession session = scratch.store.beginImport(header(file)).value();
        Benchmark benchmark;
        benchmark.kpi = "nps";
        benchmark.value = 44;
        benchmark.source = "panel";
        benchmark.dated = 20000;
        REQUIRE(session.addBenchmark(benchmark).ok());
        Event event;
        event.at = 20001;
        event.title = "Call-back queue";
        REQUIRE(session.addEvent(event).ok());
        return session.commit({}).value();
    };
    const ImportRecord record = bring("a.csv");
    CHECK(record.added == 2);
    const ImportRecord again = bring("b.csv");
    CHECK(again.same == 2);
    CHECK(scratch.store.benchmarks().value().size() == 1);
    // The other import holds them too.
    CHECK(scratch.store.undoImport(record.id).value().heldByOthers == 2);
    REQUIRE(scratch.store.benchmarks().value().size() == 1);
    CHECK(scratch.store.benchmarks().value().front().importId == again.id);
    CHECK(scratch.store.events().value().size() == 1);
    CHECK(scratch.store.undoImport(again.id).value().rowsRemoved == 2);
    CHECK(scratch.store.benchmarks().value().empty());
    CHECK(scratch.store.events().value().empty());
}

TEST_CASE("hashes that collide do not mix rows up", "[facts][identity]")
{
    // With two bits of hash every id collides with many; the outcome must be the same as without.
    Scratch scratch;
    std::mt19937 random(5);
    std::map<std::string, std::string> expected;
    for (int round = 0; round < 12; ++round) {
        std::vector<TextRow> rows;
        for (int i = 0; i < 25; ++i) {
            const std::string id = "R" + std::to_string(random() % 60);
            const std::string score = std::to_string(random() % 4);
            rows.push_back({{"id", id}, {"kind", "nps"}, {"score", score}});
            expected[id] = score;
        }
        const std::int64_t before =
            static_cast<std::int64_t>(rowsOf(scratch.store, Table::Survey).size());
        auto state = std::make_unique<ImportSession::State>(
            sqlite::Database::open(scratch.store.path(), sqlite::OpenMode::ReadWrite).value(),
            header("round " + std::to_string(round)));
        state->context.hashMask = 3;
        ImportSession session(std::move(state));
        REQUIRE(session
                    .append(Table::Survey, RowPolicy::Newer,
                            makeBlock(Table::Survey, kSurveyFields, rows))
                    .ok());
        const ImportRecord record = session.commit({}).value();
        CHECK(record.added + record.changed + record.same + record.merged == 25);
        CHECK(before + record.added == static_cast<std::int64_t>(expected.size()));
        std::map<std::string, std::string> found;
        for (const TextRow& row : rowsOf(scratch.store, Table::Survey)) {
            CHECK(found.emplace(row.at("id"), row.at("score")).second);
        }
        REQUIRE(found == expected);
    }
}
