// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "durability/company.h"

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/mending.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <variant>

namespace regard::test {

namespace {

Expected<ImportResult> import(Store& store, const std::string& name, const std::string& bytes,
                              const char* mapping)
{
    const ScratchFolder folder;
    ImportRequest request;
    request.file = folder.write(name, bytes);
    const Expected<Mapping> parsed = parseMapping(mapping);
    REQUIRE(parsed.ok());
    request.mapping = parsed.value();
    return importFile(store, request);
}

constexpr const char* kSurveys = R"({"name": "Surveys", "records": [{"table": "survey",
    "columns": {"id": "id", "customer": "customer", "email": "email", "score": "score",
                "at": "answered_at", "topic": "topic", "text": "comment"},
    "constants": {"kind": "nps", "scale_min": 0, "scale_max": 10}}]})";
constexpr const char* kCustomers = R"({"name": "Customers", "records": [{"table": "customer",
    "columns": {"id": "id", "email": "email", "segment": "segment", "joined": "joined_at"}}]})";
constexpr const char* kPurchases = R"({"name": "Shop", "records": [{"table": "purchase",
    "columns": {"customer": "customer", "at": "at", "amount": "amount"}}]})";
constexpr const char* kEvents = R"({"name": "Events", "records": [{"table": "event",
    "columns": {"at": "at", "title": "title"}}]})";

/// Rows `from` to `to`; every `changed`th has another score than in the first file.
std::string surveys(int from, int to, int changed)
{
    std::ostringstream out;
    out << "id,customer,email,score,at,topic,text\n";
    for (int i = from; i < to; ++i) {
        const int score = (i * 7 + (changed > 0 && i % changed == 0 ? 1 : 0)) % 11;
        out << "S" << i << ",C" << i % 97 << ",c" << i % 97 << "@example.org," << score << ",2026-0"
            << 1 + i % 9 << "-1" << i % 10 << "T08:0" << i % 10 << ":00Z,topic " << i % 5
            << ",\"comment number " << i << ", with a comma\"\n";
    }
    return out.str();
}

} // namespace

void makeCompany(const std::filesystem::path& path)
{
    Expected<Store> made = Store::create(path);
    REQUIRE(made.ok());
    Store& store = made.value();
    std::string first = surveys(0, 600, 0);
    first += "S900,C1,,11,2026-01-01,topic 1,\n"    // out of range
             "S901,C2,,5,someday,topic 1,\n"        // no date
             "S902,C3,,8,2026-01-03,topic 1,a,b\n"; // a field too many
    REQUIRE(import(store, "surveys.csv", first, kSurveys).value().record.setAside == 3);
    std::ostringstream customers;
    customers << "id,email,segment,joined\n";
    for (int i = 0; i < 97; ++i)
        customers << "C" << i << ",c" << i << "@example.org," << (i % 2 == 0 ? "Home" : "Office")
                  << ",2025-03-0" << 1 + i % 9 << "\n";
    REQUIRE(import(store, "customers.csv", customers.str(), kCustomers).ok());
    std::ostringstream purchases;
    purchases << "customer,at,amount\n";
    for (int i = 0; i < 400; ++i)
        purchases << "C" << i % 97 << ",2026-02-1" << i % 10 << "," << i % 50 << ".50\n";
    REQUIRE(import(store, "purchases.csv", purchases.str(), kPurchases).ok());
    REQUIRE(import(store, "later.csv", surveys(300, 800, 3), kSurveys).ok());
    REQUIRE(import(store, "events.csv", "at,title\n2026-03-01,New queue\n", kEvents).ok());
}

Status importMore(Store& store)
{
    const Expected<ImportResult> result =
        import(store, "more.csv", surveys(200, 1100, 4), kSurveys);
    return result.ok() ? Status() : Status(result.error());
}

Status importMuch(Store& store)
{
    // Letters without order, which do not pack: 9 MB packed, where SQLite keeps 8 MB of pages.
    std::mt19937 random(3);
    std::string text = "id,customer,email,score,at,topic,text\n";
    for (int row = 0; row < 12000; ++row) {
        text += "L" + std::to_string(row) + ",C1,,9,2026-05-05,topic 1,";
        for (int i = 0; i < 1000; ++i)
            text += static_cast<char>('0' + static_cast<int>(random() % 75));
        std::replace(text.end() - 1000, text.end(), ',', 'z');
        text += '\n';
    }
    const Expected<ImportResult> result = import(store, "much.csv", text, kSurveys);
    return result.ok() ? Status() : Status(result.error());
}

Status mendRows(Store& store)
{
    Expected<MendableRows> rows = mendableRows(store, 1);
    if (!rows.ok())
        return rows.error();
    REQUIRE(rows.value().rows.size() == 3);
    rows.value().rows[0].cells[3] = "10";
    rows.value().rows[1].cells[4] = "2026-01-02";
    rows.value().rows[2].cells[3] = "88"; // now another reason
    const Expected<ImportResult> result = importMended(store, rows.value(), false);
    return result.ok() ? Status() : Status(result.error());
}

std::string contentOf(const Store& store)
{
    std::ostringstream out;
    for (const char* sql :
         {"SELECT id, file, source, rows, added, changed, same, merged, set_aside, undone FROM"
          " import ORDER BY id",
          "SELECT * FROM survey ORDER BY id", "SELECT * FROM customer ORDER BY id",
          "SELECT customer, at, amount, import_id, line FROM purchase ORDER BY import_id, line",
          "SELECT * FROM event ORDER BY id",
          "SELECT import_id, line, reason, raw, mended_by, edited_by FROM set_aside ORDER BY id"}) {
        const Expected<SqlResult> rows = store.query(sql);
        if (!rows.ok())
            FAIL(rows.error().text());
        out << sql << '\n';
        for (const auto& row : rows.value().rows) {
            for (const SqlResult::Cell& cell : row)
                std::visit(
                    [&]<class T>(const T& value) {
                        if constexpr (!std::is_same_v<T, std::monostate>)
                            out << value;
                        out << '|';
                    },
                    cell.value);
            out << '\n';
        }
    }
    return out.str();
}

} // namespace regard::test
