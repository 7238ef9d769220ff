// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/fact_rows.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include "core/store/columns/column_codec.h"
#include "core/store/facts/number_index.h"
#include "core/store/facts/row_ids.h"

#include <algorithm>
#include <random>

using namespace regard;
using namespace regard::test;

TEST_CASE("numbers keep their values, however far apart they lie", "[identity]")
{
    NumberRoom room;
    NumberIndex index;
    CHECK(index.at(5) == NumberIndex::kNone);
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{4095}, std::int64_t{4096},
                                      std::int64_t{999'999'999'999'999'999}})
        *index.place(number, room) = static_cast<std::uint32_t>(number % 1000);
    CHECK(index.at(0) == 0);
    CHECK(index.at(4095) == 95);
    CHECK(index.at(4096) == 96);
    CHECK(index.at(999'999'999'999'999'999) == 999);
    CHECK(index.at(4097) == NumberIndex::kNone);
    CHECK(room.pages() == 3);
}

TEST_CASE("numbers that lie too far apart get no room without end", "[identity]")
{
    NumberRoom room;
    NumberIndex index;
    std::int64_t refused = 0;
    for (std::int64_t i = 0; i < 10'000; ++i)
        refused += index.place(i * 1'000'003, room) == nullptr ? 1 : 0;
    // 40 MiB are free, which is 2,560 pages of 4,096 numbers.
    CHECK(room.pages() == 2560);
    CHECK(refused == 10'000 - 2560);
    room.welcome(10'000'000);
    CHECK(index.place(77'777'777'777, room) != nullptr);
}

TEST_CASE("an id with leading zeros is another id", "[identity]")
{
    RowIds ids;
    const RowIds::Families padded = ids.families(0, {"C", 4});
    const RowIds::Families natural = ids.families(0, {"C", 0});
    *ids.place(RowIds::keyOf(padded, 7)) = 1; // C0007
    CHECK(ids.at(RowIds::keyOf(natural, 7)) == RowIds::kNone);
    // C1007 is the same text whatever the column's numbering.
    *ids.place(RowIds::keyOf(padded, 1007)) = 2;
    CHECK(ids.at(RowIds::keyOf(natural, 1007)) == 2);
    CHECK(ids.at(ids.keyOf(0, "C0007", 0)) == 1);
    CHECK(ids.at(ids.keyOf(0, "C1007", 0)) == 2);
    CHECK(ids.keyOf(0, "D1007", 99).family == RowKey::kHashed);
    CHECK(ids.keyOf(1, "C1007", 99).family == RowKey::kHashed); // another scope
}

namespace {

/// Ids of all sorts that could be mixed up with each other.
std::string anyId(std::mt19937& random)
{
    const std::string digits = std::to_string(random() % 30);
    switch (random() % 6) {
    case 0:
        return digits;
    case 1:
        return "00" + digits;
    case 2:
        return "A" + digits;
    case 3:
        return "A" + std::string(4 - digits.size(), '0') + digits;
    case 4:
        return digits + "-x";
    default: // far apart
        return std::to_string(std::uint64_t{1'000'000'007} * (1 + random() % 20));
    }
}

/// The block's ids as numbers where they are, as a reader of files gives them.
TableBlock asRead(TableBlock block)
{
    for (BlockColumn& column : block.columns)
        if (column.field == "id")
            if (auto numbers = columns::numbered(std::get<TextColumn>(column.values)))
                column.values = std::move(*numbers);
    return block;
}

} // namespace

TEST_CASE("rows are found by ids of every kind, as texts or as numbers", "[facts][identity]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "ids.regard").value();
    std::mt19937 random(20);
    std::map<std::pair<std::string, std::string>, std::string> expected;
    for (int round = 0; round < 25; ++round) {
        ImportSession session =
            store.beginImport({"file", "tool", "round " + std::to_string(round)}).value();
        for (int block = 0; block < 3; ++block) {
            // Some blocks are numbered throughout, in one way or another.
            const std::size_t kind = random() % 4;
            std::vector<TextRow> rows;
            for (int i = 0; i < 12; ++i) {
                const std::string number = std::to_string(10 + random() % 90);
                const std::string id = kind == 0   ? number
                                       : kind == 1 ? "A00" + number
                                       : kind == 2 ? "A" + number
                                                   : anyId(random);
                const std::string survey = random() % 2 == 0 ? "nps" : "csat";
                const std::string score = std::to_string(random() % 5);
                rows.push_back({{"id", id}, {"kind", survey}, {"score", score}});
                expected[{id, survey}] = score;
            }
            REQUIRE(session
                        .append(Table::Survey, RowPolicy::Newer,
                                asRead(makeBlock(Table::Survey, {"id", "kind", "score"}, rows)))
                        .ok());
        }
        REQUIRE(session.commit({}).ok());
        std::map<std::pair<std::string, std::string>, std::string> found;
        for (const TextRow& row : rowsOf(store, Table::Survey)) {
            CAPTURE(row.at("id"), row.at("kind"));
            CHECK(found.emplace(std::pair(row.at("id"), row.at("kind")), row.at("score")).second);
        }
        REQUIRE(found == expected);
    }
}

TEST_CASE("customers are the same as texts and as numbers", "[facts][identity]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "ids.regard").value();
    const auto bring = [&](const std::string& digest, bool numbers, std::vector<std::string> ids) {
        TableBlock block;
        block.table = Table::Customer;
        block.rows = ids.size();
        TextColumn texts;
        for (const std::string& id : ids) {
            block.lines.push_back(static_cast<std::int64_t>(block.lines.size()) + 2);
            texts.push(id);
        }
        const std::optional<NumberedColumn> numbered = columns::numbered(texts);
        REQUIRE((!numbers || numbered));
        block.columns.push_back({"id", numbers ? BlockValues(*numbered) : BlockValues(texts)});
        ImportSession session = store.beginImport({"file", "tool", digest}).value();
        REQUIRE(session.append(Table::Customer, RowPolicy::Newer, std::move(block)).ok());
        return session.commit({}).value();
    };
    CHECK(bring("a", false, {"C1", "C2", "C007"}).added == 3);
    const ImportRecord again = bring("b", true, {"C2", "C3", "", "C1"});
    CHECK(again.added == 2); // C3, and the customer without an id
    CHECK(again.same == 2);
    CHECK(bring("c", true, {"C007", "C008"}).same == 1);
    CHECK(bring("d", false, {"C3", "C008", "C7"}).same == 2);
}

TEST_CASE("rows that come in another order are the same rows", "[facts][identity]")
{
    // Enough that segments are written in between, with ids as numbers.
    constexpr std::size_t kRows = 150'000;
    const auto rowsIn = [](const std::vector<std::size_t>& order, Store& store) {
        ImportSession session = store.beginImport({"file", "tool", "rows"}).value();
        for (std::size_t from = 0; from < kRows; from += 10'000) {
            TableBlock block;
            block.table = Table::Interaction;
            block.rows = 10'000;
            NumberedColumn ids{{"T", 8}, {}};
            std::vector<double> seconds;
            for (std::size_t i = from; i < from + block.rows; ++i) {
                block.lines.push_back(static_cast<std::int64_t>(order[i]));
                ids.numbers.push_back(static_cast<std::int64_t>(order[i] * 3));
                seconds.push_back(static_cast<double>(order[i] % 977));
            }
            block.columns.push_back({"id", std::move(ids)});
            block.columns.push_back({"handle_seconds", std::move(seconds)});
            REQUIRE(session.append(Table::Interaction, RowPolicy::Newer, std::move(block)).ok());
        }
        REQUIRE(session.commit({}).value().added == static_cast<std::int64_t>(kRows));
        std::vector<TextRow> rows = rowsOf(store, Table::Interaction);
        std::ranges::sort(rows);
        return rows;
    };
    std::vector<std::size_t> order(kRows);
    for (std::size_t i = 0; i < kRows; ++i)
        order[i] = i;
    const ScratchFolder folder;
    Store sorted = Store::create(folder / "sorted.regard").value();
    const std::vector<TextRow> expected = rowsIn(order, sorted);
    CHECK(expected.front().at("id") == "T00000000");
    std::shuffle(order.begin(), order.end(), std::mt19937(3));
    Store shuffled = Store::create(folder / "shuffled.regard").value();
    CHECK(rowsIn(order, shuffled) == expected);
}
