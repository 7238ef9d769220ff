// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/fact_rows.h"
#include "core/store/sqlite/database.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/store.h>

using namespace regard;
using namespace regard::test;

namespace {

/// Orders that know addresses, tickets that know ids, and a CRM that knows both.
struct Fixture {
    ScratchFolder folder;
    Store store = Store::create(folder / "s.regard").value();

    ImportRecord orders()
    {
        return importRows(store, {"orders.csv", "shop", ""}, Table::Purchase,
                          {"id", "email", "amount"},
                          {{{"id", "O1"}, {"email", "ann@example.org"}, {"amount", "100"}},
                           {{"id", "O2"}, {"email", "ann@example.org"}, {"amount", "200"}},
                           {{"id", "O3"}, {"email", "bob@example.org"}, {"amount", "300"}},
                           {{"id", "O4"}, {"email", "eve@example.org"}, {"amount", "400"}},
                           {{"id", "O5"}, {"amount", "500"}}});
    }
    ImportRecord tickets()
    {
        return importRows(store, {"tickets.csv", "desk", ""}, Table::Interaction,
                          {"id", "customer", "channel"},
                          {{{"id", "T1"}, {"customer", "C1"}, {"channel", "Mail"}},
                           {{"id", "T2"}, {"customer", "C2"}, {"channel", "Mail"}},
                           {{"id", "T3"}, {"customer", "C3"}, {"channel", "Mail"}}});
    }
    ImportRecord crm()
    {
        return importRows(store, {"crm.csv", "CRM", ""}, Table::Customer,
                          {"id", "email", "segment"},
                          {{{"id", "C1"}, {"email", "ann@example.org"}, {"segment", "Gold"}},
                           {{"id", "C2"}, {"email", "bob@example.org"}, {"segment", "Blue"}},
                           {{"id", "C4"}, {"email", "bob@example.org"}, {"segment", "Blue"}}});
    }
    /// Who has each order.
    std::vector<std::string> buyers() const
    {
        std::vector<std::string> names;
        for (const TextRow& row : rowsOf(store, Table::Purchase)) {
            const auto found = row.find("customer");
            names.push_back(found == row.end() ? "" : found->second.substr(0, 6));
        }
        return names;
    }
    CustomerMerge mergeOf(const std::string& kept) const
    {
        const std::vector<CustomerMerge> merges = store.customerMerges().value();
        for (const CustomerMerge& merge : merges)
            if (merge.kept == kept)
                return merge;
        FAIL("There is no merge of " << kept);
        return {};
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "sources tell how many of their customers others know",
                 "[store][customers]")
{
    CHECK(store.customerMatches().value().empty());
    orders();
    tickets();
    std::vector<SourceMatch> matches = store.customerMatches().value();
    REQUIRE(matches.size() == 2);
    CHECK(matches[0].source == "shop");
    CHECK(matches[0].rows == 5);
    CHECK(matches[0].rowsWithout == 1);
    CHECK(matches[0].customers == 3);
    CHECK(matches[0].matched == 0);
    CHECK(matches[1].unmatched == std::vector<std::string>{"C1", "C2", "C3"});

    crm();
    matches = store.customerMatches().value();
    REQUIRE(matches.size() == 3);
    // Ann and Bob, with three orders; nobody else knows Eve.
    CHECK(matches[0].matched == 2);
    CHECK(matches[0].rowsMatched == 3);
    REQUIRE(matches[0].unmatched.size() == 1);
    CHECK(matches[0].unmatched[0].starts_with("e-mail hash "));
    CHECK(matches[1].customers == 3);
    CHECK(matches[1].matched == 2);
    CHECK(matches[1].unmatched == std::vector<std::string>{"C3"});
    CHECK(matches[2].source == "CRM");
    CHECK(matches[2].customers == 3);
    CHECK(matches[2].matched == 2);
    CHECK(matches[2].unmatched == std::vector<std::string>{"C4"});

    // A newer record of another source takes the place of the CRM's, which still knows C1.
    importRows(store, {"loyalty.csv", "loyalty", ""}, Table::Customer, {"id", "region"},
               {{{"id", "C4"}, {"region", "North"}}});
    matches = store.customerMatches().value();
    CHECK(matches[2].customers == 3);
    CHECK(matches[2].matched == 3);
}

TEST_CASE_METHOD(Fixture, "a merge is told, taken back, kept apart, and holds again",
                 "[store][customers]")
{
    orders();
    CHECK(store.customerMerges().value().empty());
    const ImportRecord joined = crm();
    CHECK(buyers() == std::vector<std::string>{"C1", "C1", "C2", "e-mail", ""});
    REQUIRE(store.customerMerges().value().size() == 2); // Eve was joined with nobody
    const CustomerMerge ann = mergeOf("C1");
    CHECK(ann.joined.starts_with("e-mail hash "));
    CHECK(ann.rows == 2);
    CHECK(ann.importId == joined.id);
    CHECK(ann.because == "import 2 (crm.csv) gives id C1 and this address in one row");
    CHECK_FALSE(ann.separated);
    CHECK(store.load(TimeZone()).value()->customerCount() == 4); // C1, C2, C4, Eve

    REQUIRE(store.setMergeSeparated(ann.id, true).ok());
    CHECK(buyers() == std::vector<std::string>{"e-mail", "e-mail", "C2", "e-mail", ""});
    CHECK(store.load(TimeZone()).value()->customerCount() == 5);
    CHECK(mergeOf("C1").separated);

    SECTION("they stay apart when the import is made again, or another says the same")
    {
        REQUIRE(store.undoImport(joined.id).ok());
        crm();
        CHECK(buyers().front() == "e-mail");
        importRows(store, {"crm2.csv", "CRM", ""}, Table::Customer, {"id", "email"},
                   {{{"id", "C1"}, {"email", "ann@example.org"}}});
        CHECK(buyers().front() == "e-mail");
        CHECK(mergeOf("C1").because.ends_with("; another import says so too"));
    }
    SECTION("let hold again, they are one")
    {
        REQUIRE(store.setMergeSeparated(ann.id, false).ok());
        CHECK(buyers().front() == "C1");
        CHECK_FALSE(mergeOf("C1").separated);
        CHECK(store.setMergeSeparated(999, true).error().kind == ErrorKind::NotFound);
    }
    SECTION("by name, too")
    {
        REQUIRE(store.joinCustomers("C1", "Ann@Example.org ").ok());
        CHECK(buyers().front() == "C1");
        REQUIRE(store.keepCustomersApart("ann@example.org", "C1").ok());
        CHECK(buyers().front() == "e-mail");
        REQUIRE(store.forgetCustomerChoice("C1", "ann@example.org").ok());
        CHECK(buyers().front() == "C1");
        CHECK(store.joinCustomers("C1", "nobody").error().kind == ErrorKind::NotFound);
        CHECK(store.joinCustomers("C1", "ann@example.org").error().kind == ErrorKind::Refused);
    }
}

TEST_CASE_METHOD(Fixture, "a merge goes with the import that caused it, unless another says so",
                 "[store][customers]")
{
    const ImportRecord first = crm();
    orders();
    const ImportRecord second =
        importRows(store, {"newsletter.csv", "newsletter", ""}, Table::Customer, {"id", "email"},
                   {{{"id", "C1"}, {"email", "ann@example.org"}}});
    CHECK(buyers() == std::vector<std::string>{"C1", "C1", "C2", "e-mail", ""});
    REQUIRE(store.undoImport(first.id).ok());
    CHECK(buyers() == std::vector<std::string>{"C1", "C1", "e-mail", "e-mail", ""});
    REQUIRE(store.undoImport(second.id).ok());
    CHECK(buyers() == std::vector<std::string>{"e-mail", "e-mail", "e-mail", "e-mail", ""});
    CHECK(store.customerMerges().value().empty());
    // An import that is made again finds the addresses that the orders brought.
    crm();
    CHECK(buyers() == std::vector<std::string>{"C1", "C1", "C2", "e-mail", ""});
    CHECK(store.check().value().empty());
}

TEST_CASE_METHOD(Fixture, "two ids with one address are told, and joined by hand alone",
                 "[store][customers]")
{
    crm();
    tickets();
    orders();
    std::vector<CustomerCandidate> candidates = store.customerCandidates().value();
    REQUIRE(candidates.size() == 1);
    CHECK(candidates[0].one == "C2");
    CHECK(candidates[0].other == "C4");
    CHECK(candidates[0].because == "both came with one address: in import 1 (crm.csv)");
    CHECK(candidates[0].oneRows == 3); // record, ticket, order
    CHECK(candidates[0].otherRows == 1);
    const std::size_t before = store.load(TimeZone()).value()->customerCount();

    SECTION("joined")
    {
        REQUIRE(store.joinCustomers("C4", "C2").ok());
        CHECK(store.customerCandidates().value().empty());
        CHECK(store.load(TimeZone()).value()->customerCount() == before - 1);
        const std::vector<TextRow> people = rowsOf(store, Table::Customer);
        CHECK(people.size() == 2); // one row of one person
        bool byHand = false;
        const std::vector<CustomerMerge> merges = store.customerMerges().value();
        for (const CustomerMerge& told : merges) {
            if (told.importId != 0)
                continue;
            byHand = true;
            CHECK(told.because == "joined by hand");
            REQUIRE(store.setMergeSeparated(told.id, true).ok());
        }
        CHECK(byHand);
        CHECK(store.load(TimeZone()).value()->customerCount() == before);
        CHECK(store.customerCandidates().value().empty()); // it was decided
    }
    SECTION("not the same person")
    {
        REQUIRE(store.keepCustomersApart("C2", "C4").ok());
        CHECK(store.customerCandidates().value().empty());
        CHECK(store.load(TimeZone()).value()->customerCount() == before);
        REQUIRE(store.forgetCustomerChoice("C4", "C2").ok());
        CHECK(store.customerCandidates().value().size() == 1);
    }
}

TEST_CASE_METHOD(Fixture, "records of one person that came under two keys are one row",
                 "[store][customers]")
{
    importRows(store, {"crm.csv", "CRM", ""}, Table::Customer,
               {"id", "name", "company", "segment", "region"},
               {{{"id", "C1"},
                 {"name", "Ann Lee"},
                 {"company", "Lee Ltd"},
                 {"segment", "Gold"},
                 {"region", "North"}},
                {{"id", "C2"}, {"name", "Bob"}}});
    importRows(store, {"news.csv", "news", ""}, Table::Customer, {"email", "company", "region"},
               {{{"email", "ann@example.org"}, {"region", "South"}}});
    CHECK(rowsOf(store, Table::Customer).size() == 3);
    importRows(store, {"desk.csv", "desk", ""}, Table::Interaction, {"id", "customer", "email"},
               {{{"id", "T1"}, {"customer", "C1"}, {"email", "ann@example.org"}}});
    std::vector<TextRow> people = rowsOf(store, Table::Customer);
    REQUIRE(people.size() == 2);
    CHECK(people[0].at("id") == "C2");
    // The newest record first, the older one for what it leaves blank.
    CHECK(people[1].at("region") == "South");
    CHECK(people[1].at("segment") == "Gold");
    CHECK(people[1].at("name") == "Ann Lee");
    CHECK(people[1].at("company") == "Lee Ltd");
    CHECK(people[1].at("id") == "C1");

    REQUIRE(store.keepCustomersApart("C1", "ann@example.org").ok());
    people = rowsOf(store, Table::Customer);
    REQUIRE(people.size() == 3);
    CHECK(people[0].at("region") == "North");
    CHECK_FALSE(people[2].contains("name")); // nothing of the other has stuck
}

TEST_CASE_METHOD(Fixture, "an address in the place of an id is an address", "[store][customers]")
{
    importRows(store, {"desk.csv", "desk", ""}, Table::Interaction, {"id", "customer"},
               {{{"id", "T1"}, {"customer", "Ann@Example.org"}}});
    importRows(store, {"people.csv", "people", ""}, Table::Customer, {"id", "name"},
               {{{"id", "ann@example.org"}, {"name", "Ann Lee"}}});
    orders();
    CHECK(store.load(TimeZone()).value()->customerCount() == 3);
    CHECK(rowsOf(store, Table::Customer).front().count("id") == 0);
    REQUIRE(store.backup(folder / "copy.regard").ok());
    CHECK(readBytes(folder / "copy.regard").find("xample.org") == std::string::npos);
}

TEST_CASE_METHOD(Fixture, "addresses are kept readable when the setting says so, and go with it",
                 "[store][customers]")
{
    const auto onDisk = [&] {
        std::string bytes = readBytes(store.path());
        for (const char* beside : {"-wal", "-shm"})
            if (std::filesystem::exists(store.path().string() + beside))
                bytes += readBytes(store.path().string() + beside);
        return bytes.find("ann@example.org") != std::string::npos;
    };
    const std::string sql = "SELECT email FROM customer WHERE id = 'C1'";
    crm();
    CHECK_FALSE(store.keepsAddresses().value());
    CHECK(store.query(sql).value().rows[0][0].value.index() == 0); // NULL
    CHECK_FALSE(onDisk());

    REQUIRE(store.setKeepsAddresses(true).ok());
    CHECK(store.keepsAddresses().value());
    importRows(store, {"crm2.csv", "CRM", ""}, Table::Customer, {"id", "email", "region"},
               {{{"id", "C1"}, {"email", "ann@example.org"}, {"region", "North"}}});
    CHECK(std::get<std::string>(store.query(sql).value().rows[0][0].value) == "ann@example.org");
    CHECK(onDisk());
    const ImportRecord bought = orders();
    CHECK(store.load(TimeZone()).value()->customerId(2) == "C4");
    CHECK(buyers().at(3) == "eve@ex"); // nothing else names her
    REQUIRE(store.exportTo(folder / "out").ok());
    CHECK(readBytes(folder / "out" / "customer.csv").find("ann@example.org") != std::string::npos);
    const auto kept = [&] {
        return sqlite::Database::open(store.path(), sqlite::OpenMode::ReadOnly)
            .value()
            .integer("SELECT count(*) FROM customer_address")
            .value();
    };
    CHECK(kept() == 3); // Ann, Bob, Eve
    REQUIRE(store.undoImport(bought.id).ok());
    CHECK(kept() == 2); // Bob's hash is the CRM's, too
    CHECK(store.query("SELECT count(*) FROM setting WHERE value = 'on'").ok());
    CHECK(store.conventions().ok()); // the setting is none of them

    REQUIRE(store.setKeepsAddresses(false).ok());
    CHECK_FALSE(store.keepsAddresses().value());
    CHECK(store.query(sql).value().rows[0][0].value.index() == 0);
    CHECK_FALSE(onDisk());
}
