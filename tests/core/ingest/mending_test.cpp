// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/mending.h>
#include <regard/ingest/set_aside_file.h>

using namespace regard;
using namespace regard::test;

namespace {

Mapping responses()
{
    return parseMapping(R"({"name": "Responses", "records": [{"table": "survey",
        "columns": {"no": "id", "score": "score", "when": "answered_at", "note": "comment"},
        "constants": {"kind": "nps", "scale_min": 0, "scale_max": 10}}]})")
        .value();
}

/// Day first is proven by line 3 alone. Lines 4 and 5 cannot be read, line 6 has a field too many.
constexpr const char* kFile = "no;score;when;note\n"
                              "1;9;03.02.2026;good\n"
                              "2;8;25.02.2026;fine\n"
                              "3;11;03.02.2026;\"too; much\"\n"
                              "4;7;soon;so\n"
                              "5;6;04.02.2026;a;b\n";

class Bench final {
public:
    Bench() : m_store(Store::create(m_folder / "mend.regard").value())
    {
        ImportRequest request;
        request.file = m_folder.write("r.csv", kFile);
        request.mapping = responses();
        first = importFile(m_store, request).value();
    }
    [[nodiscard]] Store& store() { return m_store; }
    [[nodiscard]] std::filesystem::path write(const std::string& bytes) const
    {
        return m_folder.write("mended.csv", bytes);
    }
    [[nodiscard]] std::string surveys() const
    {
        std::string text;
        const SqlResult rows =
            m_store.query("SELECT id, score, answered_at, comment FROM survey ORDER BY id").value();
        for (const auto& row : rows.rows) {
            for (const SqlResult::Cell& cell : row) {
                if (const auto* words = std::get_if<std::string>(&cell.value))
                    text += *words + " ";
                else if (const auto* number = std::get_if<double>(&cell.value))
                    text += std::to_string(static_cast<int>(*number)) + " ";
            }
            text.back() = '\n';
        }
        return text;
    }
    ImportResult first;

private:
    ScratchFolder m_folder;
    Store m_store;
};

} // namespace

TEST_CASE("rows set aside are shown by column", "[mending]")
{
    Bench bench;
    CHECK(bench.first.record.setAside == 3);
    const MendableRows rows = mendableRows(bench.store(), 1).value();
    CHECK(rows.headers == std::vector<std::string>{"no", "score", "when", "note"});
    REQUIRE(rows.rows.size() == 3);
    CHECK(rows.rows[0].line == 4);
    CHECK(rows.rows[0].column == "score");
    CHECK(rows.rows[0].cells == std::vector<std::string>{"3", "11", "03.02.2026", "too; much"});
    CHECK(rows.rows[1].column == "when");
    CHECK(rows.rows[2].column.empty());
    CHECK(rows.rows[2].cells == std::vector<std::string>{"5", "6", "04.02.2026", "a;b"});
    CHECK(mendableRows(bench.store(), 9).error().kind == ErrorKind::NotFound);
}

TEST_CASE("mended rows are read as their file was, and leave the list", "[mending]")
{
    Bench bench;
    MendableRows rows = mendableRows(bench.store(), 1).value();
    rows.rows[0].cells[1] = "10";       // 3 February: the order was proven by the whole file
    rows.rows[1].cells[2] = "whenever"; // still no date
    const MendableRows as = rows;
    const ImportResult trial = importMended(bench.store(), as, true).value();
    CHECK(trial.record.added == 1);
    CHECK(trial.record.setAside == 2);
    REQUIRE(trial.preview.size() == 1);
    CHECK(trial.preview[0].line == 4);
    CHECK(bench.store().imports().value().size() == 1);

    const ImportResult done = importMended(bench.store(), rows, false).value();
    CHECK(done.record.id == 2);
    CHECK(done.record.mends == 1);
    CHECK(done.record.file == "r.csv, mended");
    CHECK(done.record.added == 1);
    CHECK(done.record.setAside == 2); // the row with a field too many was not touched
    CHECK(bench.surveys() == "1 9 2026-02-03 good\n"
                             "2 8 2026-02-25 fine\n"
                             "3 10 2026-02-03 too; much\n");
    const MendableRows left = mendableRows(bench.store(), 1).value();
    REQUIRE(left.rows.size() == 2);
    CHECK(left.rows[0].line == 5);
    CHECK(left.rows[0].cells[2] == "whenever");
    CHECK(left.rows[0].reason.find("whenever") != std::string::npos);
    CHECK(left.rows[1].cells[3] == "a;b");
    CHECK(bench.store().imports().value()[0].setAside == 2);
    CHECK(bench.store().check().value().empty());

    // A second round, then both are taken back, the first before the second.
    MendableRows more = left;
    more.rows[0].cells[2] = "05.02.2026";
    more.rows[1].cells[3] = "a, b";
    const ImportResult second = importMended(bench.store(), more, false).value();
    CHECK(second.record.added == 2);
    CHECK(second.record.setAside == 0);
    CHECK(mendableRows(bench.store(), 1).value().rows.empty());
    CHECK(bench.store().setAside().value().empty());

    REQUIRE(bench.store().undoImport(2).ok());
    CHECK(bench.store().check().value().empty());
    MendableRows again = mendableRows(bench.store(), 1).value();
    REQUIRE(again.rows.size() == 1); // line 5 stays with the second round
    CHECK(again.rows[0].line == 4);
    CHECK(again.rows[0].cells[1] == "11");
    REQUIRE(bench.store().undoImport(3).ok());
    again = mendableRows(bench.store(), 1).value();
    REQUIRE(again.rows.size() == 3);
    CHECK(again.rows[1].cells[2] == "soon");
    CHECK(bench.surveys() == "1 9 2026-02-03 good\n2 8 2026-02-25 fine\n");
    CHECK(bench.store().check().value().empty());
    REQUIRE(bench.store().undoImport(1).ok());
    CHECK(bench.store().check().value().empty());
    CHECK(mendableRows(bench.store(), 1).error().kind == ErrorKind::Refused);
}

TEST_CASE("where no row can be read yet nothing is written", "[mending]")
{
    Bench bench;
    MendableRows rows = mendableRows(bench.store(), 1).value();
    rows.rows[0].cells[1] = "12";
    rows.rows[1].cells = {"", " ", "", ""}; // nothing in it: left alone
    rows.rows.push_back({77, "", "", {"9", "9", "01.01.2026", ""}});
    const std::int64_t before = bench.store().generation().value();
    const ImportResult result = importMended(bench.store(), rows, false).value();
    CHECK(result.record.id == 0);
    CHECK(result.record.rows == 2);
    CHECK(result.record.setAside == 2);
    CHECK(result.notes ==
          std::vector<std::string>{"1 row is not set aside any more and were left as they are."});
    CHECK(bench.store().generation().value() == before);
}

TEST_CASE("a value that can be read in two ways stays set aside, though others are read",
          "[mending]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "mend.regard").value();
    ImportRequest request;
    request.file = folder.write("r.csv", "no;score;when;note\n1;9;2026-02-03;x\n2;99;2026-02-03;\n"
                                         "3;98;2026-02-03;\n");
    request.mapping = responses();
    REQUIRE(importFile(store, request).value().record.setAside == 2);
    MendableRows rows = mendableRows(store, 1).value();
    rows.rows[0].cells[1] = "9";
    rows.rows[0].cells[2] = "03/02/2026"; // the file had nothing but ISO dates
    rows.rows[1].cells[1] = "8";
    const ImportResult result = importMended(store, rows, false).value();
    CHECK(result.record.added == 1);
    CHECK(result.setAside ==
          std::map<std::string, std::int64_t>{{"answered_at can be read in two ways", 1}});
    CHECK(mendableRows(store, 1).value().rows.size() == 1);
}

TEST_CASE("a file of rows set aside that was mended takes them off the list", "[mending]")
{
    Bench bench;
    const std::string text = mendableText(bench.first.record, bench.store().setAside(1).value());
    std::string mended = text;
    const std::size_t at = mended.find(";3;11;");
    REQUIRE(at != std::string::npos);
    mended.replace(at, 6, ";3;10;");
    const std::filesystem::path file = bench.write(mended);
    const auto rows = mendedFile(bench.store(), file).value();
    REQUIRE(rows.has_value());
    CHECK(rows->importId == 1);
    REQUIRE(rows->rows.size() == 3);
    CHECK(rows->rows[0].line == 4);

    ImportRequest request;
    request.file = file;
    request.mapping = responses();
    const ImportResult result = importFile(bench.store(), request).value();
    CHECK(result.record.mends == 1);
    CHECK(result.record.added == 1);
    CHECK(bench.store().setAside(1).value().size() == 2);

    // Other files, and files whose import does not stand, are no such files.
    CHECK_FALSE(mendedFile(bench.store(), bench.write(kFile)).value().has_value());
    REQUIRE(bench.store().undoImport(2).ok());
    REQUIRE(bench.store().undoImport(1).ok());
    CHECK_FALSE(mendedFile(bench.store(), bench.write(mended)).value().has_value());
}

TEST_CASE("a mended line of an invoice is added to its other lines", "[mending]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "shop.regard").value();
    ImportRequest request;
    request.file = folder.write("lines.csv", "order;who;day;sum\n"
                                             "7;C1;2026-02-03;10.00\n"
                                             "7;C1;soon;5.50\n"
                                             "8;C2;2026-02-04;1.00\n"
                                             "7;C1;later;2.00\n");
    request.mapping = parseMapping(R"({"name": "Shop", "records": [{"table": "purchase",
        "rows": "sum", "columns": {"order": "id", "who": "customer", "day": "at",
                                   "sum": "amount"}}]})")
                          .value();
    REQUIRE(importFile(store, request).value().record.setAside == 2);
    const auto amounts = [&] {
        std::vector<double> found;
        const SqlResult purchases = store.query("SELECT amount FROM purchase ORDER BY id").value();
        for (const auto& row : purchases.rows)
            found.push_back(std::get<double>(row[0].value));
        return found;
    };
    MendableRows rows = mendableRows(store, 1).value();
    rows.rows[0].cells[2] = "2026-02-05";
    const ImportResult trial = importMended(store, rows, true).value();
    REQUIRE(trial.changed.size() == 1);
    REQUIRE(trial.changed[0].changes.size() == 1); // not the day, which the first line gives
    CHECK(trial.changed[0].changes[0].before == "10.00");
    CHECK(trial.changed[0].changes[0].after == "15.50");
    REQUIRE(importMended(store, rows, false).value().record.changed == 1);
    CHECK(amounts() == std::vector<double>{15.5, 1});
    rows = mendableRows(store, 1).value();
    REQUIRE(rows.rows.size() == 1);
    rows.rows[0].cells[2] = "2026-02-05";
    REQUIRE(importMended(store, rows, false).value().record.changed == 1);
    CHECK(amounts() == std::vector<double>{17.5, 1});
    REQUIRE(store.undoImport(3).ok());
    CHECK(amounts() == std::vector<double>{15.5, 1});
    REQUIRE(store.undoImport(2).ok());
    CHECK(amounts() == std::vector<double>{10, 1});
    CHECK(store.check().value().empty());
}
