// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/customer_keys.h"
#include "core/store/facts/fact_rows.h"
#include "core/store/sqlite/database.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/store.h>

#include <algorithm>
#include <random>

using namespace regard;
using namespace regard::test;

namespace {

/// The bytes of the store, its log, and what else lies beside it.
std::string bytesOnDisk(const Store& store)
{
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(store.path().parent_path()))
        if (file.is_regular_file())
            bytes += readBytes(file.path());
    return bytes;
}

bool has(const std::string& bytes, const std::string& text)
{
    return bytes.find(text) != std::string::npos;
}

/// The hash of an address in this store.
std::string hashOf(const Store& store, const std::string& address)
{
    const sqlite::Database database =
        sqlite::Database::open(store.path(), sqlite::OpenMode::ReadOnly).value();
    KeyHasher hasher;
    REQUIRE(hasher.load(database).ok());
    return hasher.ofAddress(address);
}

void putAside(Store& store, const std::string& file, std::vector<SetAsideRow> rows,
              const std::string& header, const std::string& mapping)
{
    ImportSession session = store.beginImport({file, "desk", ""}).value();
    for (SetAsideRow& row : rows)
        session.setAside(std::move(row));
    session.setReading({mapping, R"({"delimiter": ",", "quote": "\""})", ""});
    ImportRecord record;
    record.header = header;
    REQUIRE(session.commit(record).ok());
}

const std::vector<std::string> kSurvey{"id",    "customer", "email",           "kind",
                                       "score", "comment",  "attributes.plan", "channel"};

/// Zoe Quartz, known as Z-7781 and by her address, among others.
struct Fixture {
    ScratchFolder folder;
    Store store = Store::create(folder / "s.regard").value();

    void fill()
    {
        importRows(store, {"crm.csv", "CRM", ""}, Table::Customer,
                   {"id", "email", "name", "company", "segment"},
                   {{{"id", "Z-7781"},
                     {"email", "zoe@quartz.example"},
                     {"name", "Zoe Quartz"},
                     {"company", "Quartzworks"},
                     {"segment", "Quartzsegment"}},
                    {{"id", "B-1"},
                     {"email", "bob@example.org"},
                     {"name", "Bob Agate"},
                     {"segment", "Gold"}}});
        importRows(store, {"survey.csv", "survey", ""}, Table::Survey, kSurvey,
                   {{{"id", "1"},
                     {"email", "zoe@quartz.example"},
                     {"kind", "nps"},
                     {"score", "3"},
                     {"comment", "My number is 5550123"},
                     {"attributes.plan", "Quartzplan"},
                     {"channel", "Mail"}},
                    {{"id", "2"},
                     {"customer", "B-1"},
                     {"kind", "nps"},
                     {"score", "9"},
                     {"comment", "Greet Zoe Quartz for me"},
                     {"attributes.plan", "Silver"},
                     {"channel", "Mail"}},
                    {{"id", "3"}, {"kind", "nps"}, {"score", "7"}}});
        // A newer version: what she wrote first is kept for undo.
        importRows(store, {"later.csv", "survey", ""}, Table::Survey,
                   {"id", "customer", "kind", "score", "comment"},
                   {{{"id", "1"},
                     {"customer", "Z-7781"},
                     {"kind", "nps"},
                     {"score", "4"},
                     {"comment", "Jaspernote"}}});
        const ImportRecord undone = importRows(
            store, {"undone.csv", "undone", ""}, Table::Comment, {"id", "customer", "text"},
            {{{"id", "U"}, {"customer", "Z-7781"}, {"text", "Written on quartzpaper"}}});
        REQUIRE(store.undoImport(undone.id).ok());
        putAside(store, "desk.csv",
                 {{0, 2, "when", "unreadable date", "7,Z-7781,soon"},
                  {0, 3, "when", "unreadable date", "8,B-1,Z-7781"},
                  {0, 4, "when", "unreadable date", "9,B-1,see Zoe@Quartz.example"}},
                 "id,who,when",
                 R"({"records": [{"table": "interaction", "columns":)"
                 R"( {"id": "id", "who": "customer", "when": "opened_at"}}]})");
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "a person is erased with every trace", "[store][erase]")
{
    fill();
    REQUIRE(store.setKeepsAddresses(true).ok());
    importRows(store, {"again.csv", "CRM", ""}, Table::Customer, {"id", "email"},
               {{{"id", "Z-7781"}, {"email", "zoe@quartz.example"}}});
    const std::string hash = hashOf(store, "zoe@quartz.example");
    const std::vector<std::string> traces{
        "Z-7781",     "zoe@quartz.example", "Zoe@Quartz.example", hash,      "Quartzworks",
        "Quartzplan", "Quartzsegment",      "quartzpaper",        "5550123", "Jaspernote"};
    {
        const std::string before = bytesOnDisk(store);
        for (const std::string& trace : traces) {
            CAPTURE(trace);
            CHECK(has(before, trace)); // else this test could not fail
        }
    }

    const EraseReport seen = store.customerTraces("zoe@quartz.example").value();
    CHECK(has(bytesOnDisk(store), "Quartzplan")); // looking changes nothing
    const EraseReport report = store.eraseCustomer("Z-7781").value();
    for (const EraseReport& told : {seen, report}) {
        CHECK(told.names == std::vector<std::string>{"Z-7781", "zoe@quartz.example"});
        CHECK(told.rows ==
              std::vector<std::pair<std::string, std::int64_t>>{{"customer", 1}, {"survey", 1}});
        CHECK(told.oldVersions == 1);
        CHECK(told.setAside == 2); // her id as a date is somebody else's row
        CHECK(told.values == 2);
        CHECK(told.mentions == 1);
    }
    CHECK(seen.customer == "zoe@quartz.example");
    CHECK(report.pending == "");

    const std::string after = bytesOnDisk(store);
    for (const std::string& trace : traces) {
        CAPTURE(trace);
        // What Bob's set-aside row holds in another column, and her hash among the erased ones.
        if (trace != "Z-7781" && trace != hash)
            CHECK_FALSE(has(after, trace));
    }
    CHECK(store.check().value().empty());
    CHECK(store.customerTraces("Z-7781").error().message ==
          "\"Z-7781\" was erased already; nothing of this customer is here.");
    CHECK(store.eraseCustomer("zoe@quartz.example").error().kind == ErrorKind::NotFound);
    CHECK(store.eraseCustomer("nobody").error().message ==
          "No customer is known as \"nobody\". Give an id or an e-mail address.");

    CHECK(store.load(TimeZone()).value()->customerCount() == 1);
    const std::vector<TextRow> surveys = rowsOf(store, Table::Survey);
    REQUIRE(surveys.size() == 2);
    CHECK(surveys[0].at("comment") == "Greet Zoe Quartz for me");
    CHECK(store.setAside().value().size() == 1);
    const SqlResult erased = store.query("SELECT id, erased FROM import WHERE erased > 0").value();
    REQUIRE(erased.rows.size() == 5); // crm, survey, later, desk, and again, which held the record
    const std::vector<ImportRecord> imports = store.imports().value();
    CHECK(imports[4].setAside == 1);

    for (const ImportRecord& import : imports)
        if (!import.undone)
            REQUIRE(store.undoImport(import.id).ok());
    CHECK(store.load(TimeZone()).value()->customerCount() == 0);
    CHECK(store.check().value().empty());
}

TEST_CASE_METHOD(Fixture, "an erased person does not come back, unless that is lifted",
                 "[store][erase]")
{
    fill();
    REQUIRE(store.eraseCustomer("Z-7781").ok());
    const std::vector<std::string> fields{"id", "customer", "email", "text"};
    const auto comment = [](const char* id, const char* customer, const char* email) {
        return TextRow{{"id", id}, {"customer", customer}, {"email", email}, {"text", id}};
    };
    const std::vector<TextRow> rows{
        comment("1", "Z-7781", ""), comment("2", "", "zoe@quartz.example"),
        // A new id with her address is taken for her; a customer who is known is not.
        comment("3", "Z-9999", "zoe@quartz.example"), comment("4", "B-1", "zoe@quartz.example"),
        comment("5", "Y-1", "")};
    {
        ImportSession session = store.beginImport({"new.csv", "social", ""}).value();
        REQUIRE(session
                    .append(Table::Comment, RowPolicy::Newer,
                            makeBlock(Table::Comment, fields, rows, 10))
                    .ok());
        CHECK(session.takeErasedLines() == std::vector<std::int64_t>{10, 11, 12});
        CHECK(session.takeErasedLines().empty());
        REQUIRE(session.commit({}).ok());
    }
    std::vector<TextRow> found = rowsOf(store, Table::Comment);
    REQUIRE(found.size() == 2);
    CHECK(found[0].at("customer") == "B-1");
    CHECK(found[1].at("customer") == "Y-1");
    CHECK(store.customerTraces("zoe@quartz.example").error().kind == ErrorKind::NotFound);

    CHECK(store.liftErasure("Zoe@Quartz.Example").value() == 2); // the id too
    CHECK(store.liftErasure("Z-7781").error().kind == ErrorKind::NotFound);
    importRows(store, {"newer.csv", "social", ""}, Table::Comment, fields, rows);
    CHECK(rowsOf(store, Table::Comment).size() == 5);
}

TEST_CASE_METHOD(Fixture, "somebody whom only rows set aside name is erased, too", "[store][erase]")
{
    putAside(store, "desk.csv",
             {{0, 2, "when", "unreadable date", "7,S-1,soon"},
              {0, 3, "when", "unreadable date", "8,S-2,\"S-1, soon\""}},
             "id,who,when",
             R"({"records": [{"table": "interaction", "columns": {"who": "customer"}}]})");
    const EraseReport report = store.eraseCustomer("S-1").value();
    CHECK(report.setAside == 1);
    CHECK(report.rows.empty());
    const std::vector<SetAsideRow> rows = store.setAside().value();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].line == 3);
    CHECK(store.liftErasure("S-1").value() == 1);
    CHECK(store.check().value().empty());
}

TEST_CASE_METHOD(Fixture, "erasing one leaves an address that another id came with, too",
                 "[store][erase]")
{
    importRows(store, {"crm.csv", "CRM", ""}, Table::Customer, {"id", "email", "name"},
               {{{"id", "C1"}, {"email", "home@example.org"}, {"name", "Ann"}},
                {{"id", "C2"}, {"email", "home@example.org"}, {"name", "Bob"}}});
    CHECK(store.customerCandidates().value().size() == 1);
    REQUIRE(store.eraseCustomer("C1").ok());
    CHECK(store.customerCandidates().value().empty());
    const std::vector<TextRow> rows = rowsOf(store, Table::Customer);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("id") == "C2");
    CHECK(store.check().value().empty());
    REQUIRE(store.eraseCustomer("C2").ok());
    CHECK(rowsOf(store, Table::Customer).empty());
}

TEST_CASE("a store without a person is the store from which the person was erased",
          "[store][erase]")
{
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
    CAPTURE(seed);
    std::mt19937 random(seed);
    const ScratchFolder folder;
    Store with = Store::create(folder / "with.regard").value();
    Store without = Store::create(folder / "without.regard").value();
    const std::vector<std::string> fields{"id",   "customer", "email",
                                          "kind", "score",    "attributes.plan"};
    const std::string victim = "C3";
    std::vector<std::int64_t> standing;
    std::vector<std::vector<TextRow>> files;
    const auto bring = [&](Store& store, const std::vector<TextRow>& rows, bool all) {
        std::vector<TextRow> kept;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(kept), [&](const TextRow& row) {
            return all || !(row.at("customer") == victim || row.at("email") == "3@example.org");
        });
        const std::string file = std::to_string(files.size());
        return importRows(store, {file, "tool" + std::to_string(files.size() % 2), file},
                          Table::Survey, fields, kept)
            .id;
    };
    for (int import = 0; import < 6; ++import) {
        std::vector<TextRow> rows;
        for (std::size_t n = 4 + random() % 8; n > 0; --n) {
            // A row keeps its customer; some rows name nobody, some have no id.
            const std::size_t row = random() % 14;
            const std::string who = std::to_string(row % 5);
            const auto how = random() % 3;
            rows.push_back({{"id", row == 13 ? "" : "R" + std::to_string(row)},
                            {"customer", row == 7 || how == 0 ? "" : "C" + who},
                            {"email", row == 7 || how == 1 ? "" : who + "@example.org"},
                            {"kind", "nps"},
                            {"score", std::to_string(random() % 4)},
                            {"attributes.plan", "P" + std::to_string(random() % 3)}});
        }
        // That both keys are hers is known from the first file on.
        if (import == 0)
            rows.insert(rows.begin(), {{"id", "R3"},
                                       {"customer", victim},
                                       {"email", "3@example.org"},
                                       {"kind", "nps"},
                                       {"score", "1"}});
        standing.push_back(bring(with, rows, true));
        CHECK(bring(without, rows, false) == standing.back());
        files.push_back(rows);
    }
    const auto same = [&] {
        // Hashes are of one store alone.
        const auto read = [](const Store& store) {
            std::string text;
            for (const TextRow& row : rowsOf(store, Table::Survey)) {
                for (const auto& [field, value] : row)
                    text +=
                        field + "=" + (value.starts_with("e-mail hash ") ? "hash" : value) + " ";
                text += "\n";
            }
            return text;
        };
        CHECK(read(with) == read(without));
        CHECK(with.load(TimeZone()).value()->customerCount() ==
              without.load(TimeZone()).value()->customerCount());
        CHECK(with.check().value().empty());
    };
    REQUIRE(with.eraseCustomer(victim).ok());
    same();
    while (!standing.empty()) {
        const std::size_t which = random() % standing.size();
        const UndoReport left = with.undoImport(standing[which]).value();
        const UndoReport right = without.undoImport(standing[which]).value();
        CHECK(left.rowsRemoved == right.rowsRemoved);
        CHECK(left.rowsRestored == right.rowsRestored);
        CHECK(left.heldByOthers == right.heldByOthers);
        standing.erase(standing.begin() + static_cast<std::ptrdiff_t>(which));
        same();
    }
}

TEST_CASE_METHOD(Fixture, "what is read elsewhere is scrubbed when the store is opened alone",
                 "[store][erase]")
{
    fill();
    {
        const sqlite::Database reader =
            sqlite::Database::open(store.path(), sqlite::OpenMode::ReadOnly).value();
        REQUIRE(reader.execute("BEGIN").ok());
        REQUIRE(reader.integer("SELECT count(*) FROM import").ok());
        const EraseReport report = store.eraseCustomer("Z-7781").value();
        CHECK_FALSE(report.pending.empty());
        CHECK(store.load(TimeZone()).value()->customerCount() == 1); // gone for all but the reader
    }
    {
        const Store closed = std::move(store);
    }
    store = Store::open(folder / "s.regard").value();
    CHECK_FALSE(has(bytesOnDisk(store), "Quartzplan"));
    CHECK(store.query("SELECT count(*) FROM customer").ok());
}
