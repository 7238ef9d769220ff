// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/fact_rows.h"
#include "core/store/facts/hand_over.h"
#include "core/store/facts/marks.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <map>
#include <random>

using namespace regard;
using namespace regard::test;

namespace {

const std::vector<std::string> kFields{"id", "kind", "score"};

/// What an import and its undo should do, kept in the simplest way: the versions of each id in the
/// order in which they came, each with its import. The last one is valid.
class NaiveStore final {
public:
    struct Counts {
        std::int64_t added = 0;
        std::int64_t changed = 0;
        std::int64_t same = 0;
    };

    Counts import(std::int64_t importId, const std::map<std::string, std::string>& rows)
    {
        Counts counts;
        for (const auto& [id, score] : rows) {
            auto& versions = m_versions[id];
            if (versions.empty())
                ++counts.added;
            else if (versions.back().second == score)
                ++counts.same; // and holds the row, too
            else
                ++counts.changed;
            versions.emplace_back(importId, score);
        }
        return counts;
    }
    void undo(std::int64_t importId)
    {
        for (auto& [id, versions] : m_versions)
            std::erase_if(versions, [&](const auto& version) { return version.first == importId; });
    }
    [[nodiscard]] std::map<std::string, std::string> valid() const
    {
        std::map<std::string, std::string> rows;
        for (const auto& [id, versions] : m_versions)
            if (!versions.empty())
                rows[id] = versions.back().second;
        return rows;
    }

private:
    std::map<std::string, std::vector<std::pair<std::int64_t, std::string>>> m_versions;
};

std::map<std::string, std::string> scores(const Store& store)
{
    std::map<std::string, std::string> found;
    for (const TextRow& row : rowsOf(store, Table::Survey))
        CHECK(found.emplace(row.at("id"), row.at("score")).second); // one version of an id
    return found;
}

} // namespace

TEST_CASE("undo brings back what was replaced, and nothing beside what came later", "[facts][undo]")
{
    const test::ScratchFolder folder;
    Store store = Store::create(folder / "undo.regard").value();
    const auto bring = [&](const std::string& file, const std::string& score) {
        return importRows(store, {file, "tool", file}, Table::Survey, kFields,
                          {{{"id", "1"}, {"kind", "nps"}, {"score", score}}});
    };
    bring("a.csv", "1");
    const ImportRecord b = bring("b.csv", "2");
    const ImportRecord c = bring("c.csv", "3");

    const Expected<UndoReport> undone = store.undoImport(b.id);
    REQUIRE(undone.ok());
    CHECK(undone.value().rowsRemoved == 0); // its only row was replaced already
    CHECK(undone.value().changedSince == 1);
    CHECK(undone.value().rowsRestored == 0);
    CHECK(scores(store) == std::map<std::string, std::string>{{"1", "3"}});

    const Expected<UndoReport> last = store.undoImport(c.id);
    REQUIRE(last.ok());
    CHECK(last.value().rowsRemoved == 1);
    CHECK(last.value().rowsRestored == 1);
    CHECK(scores(store) == std::map<std::string, std::string>{{"1", "1"}});

    CHECK(store.undoImport(c.id).error().kind == ErrorKind::Refused);
    CHECK(store.undoImport(99).error().kind == ErrorKind::NotFound);
}

TEST_CASE("marks are rewired around the import that goes", "[facts][undo]")
{
    // Import 1 has rows 0..9, import 2 rows 10..19, import 3 rows 20..29.
    // 2 replaced 0 by 10, then 10 by 11 (twice in one file); 3 replaced 11 by 20, 12 by 21, 5 by
    // 22.
    const std::vector<StoredMarks> marks{{1, 2, {{0, 10}, {10, 11}}},
                                         {2, 3, {{11, 20}, {12, 21}, {5, 22}}}};
    const Rewired rewired =
        rewire(marks, 2, [](std::int64_t row) { return row >= 10 && row < 20; });
    REQUIRE(rewired.changed.size() == 1);
    // 20 replaces 0 now; 12 replaced nothing, so 21 stands alone; 5 -> 22 is untouched.
    CHECK(rewired.changed[0].marks == std::vector<Mark>{{0, 20}, {5, 22}});
    CHECK(rewired.restored == 0);
    CHECK(rewired.replacedLater == 2);
}

TEST_CASE("rows that another import holds stay in their chain under their new numbers",
          "[facts][undo]")
{
    // Import 2 (rows 10..19) replaced 0 by 10 and 1 by 11; 3 replaced 10 by 20. Import 4 holds 10,
    // which is 40 from now on; 11 goes.
    const std::vector<StoredMarks> marks{{1, 2, {{0, 10}, {1, 11}}}, {2, 3, {{10, 20}}}};
    const std::vector<Moved> moved{{10, 40, 4}};
    const Rewired rewired = rewire(
        marks, 2, [](std::int64_t row) { return row >= 10 && row < 20; }, moved);
    REQUIRE(rewired.changed.size() == 1);
    CHECK(rewired.changed[0].marks == std::vector<Mark>{{40, 20}});
    REQUIRE(rewired.given.size() == 1);
    CHECK(rewired.given[0].importId == 4);
    CHECK(rewired.given[0].marks == std::vector<Mark>{{0, 40}});
    CHECK(rewired.restored == 1); // row 1
    CHECK(rewired.replacedLater == 1);
}

TEST_CASE("rows that a later import found the same stay when the first is taken back",
          "[facts][undo]")
{
    const test::ScratchFolder folder;
    Store store = Store::create(folder / "held.regard").value();
    const auto bring = [&](const std::string& file,
                           const std::map<std::string, std::string>& rows) {
        std::vector<TextRow> texts;
        for (const auto& [id, score] : rows)
            texts.push_back({{"id", id}, {"kind", "nps"}, {"score", score}});
        return importRows(store, {file, "tool", file}, Table::Survey, kFields, texts);
    };
    const ImportRecord a = bring("a.csv", {{"1", "9"}, {"2", "8"}, {"3", "7"}, {"4", "6"}});
    const ImportRecord b = bring("b.csv", {{"2", "8"}, {"4", "5"}});  // 2 the same, 4 changed
    const ImportRecord c = bring("c.csv", {{"3", "7"}, {"2", "10"}}); // 3 the same, 2 changed
    CHECK(b.same == 1);
    CHECK(c.same == 1);

    const UndoReport report = store.undoImport(a.id).value();
    CHECK(report.rowsRemoved == 1);  // 1
    CHECK(report.heldByOthers == 1); // 3, by c
    CHECK(report.changedSince == 2); // 4 by b, 2 by c
    CHECK(report.rowsRestored == 0);
    CHECK(scores(store) == std::map<std::string, std::string>{{"2", "10"}, {"3", "7"}, {"4", "5"}});
    CHECK(store.check().value().empty());
    // The row says where it comes from now: line 2 of c.csv, which makeBlock() wrote first.
    const auto data = store.load(TimeZone()).value();
    const FactTable& surveys = data->table(Table::Survey);
    const auto ids = surveys.texts("id");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] != "3")
            continue;
        CHECK(surveys.imports()[i] == c.id);
        CHECK(surveys.lines()[i] == 3);
    }

    // What b found the same comes back when c's change goes.
    CHECK(store.undoImport(c.id).value().rowsRestored == 1);
    CHECK(scores(store) == std::map<std::string, std::string>{{"2", "8"}, {"4", "5"}});
    REQUIRE(store.undoImport(b.id).ok());
    CHECK(scores(store).empty());
    CHECK(store.check().value().empty());
    CHECK(bring("a.csv", {{"1", "9"}}).added == 1); // undone, so it may come again
}

TEST_CASE("any sequence of imports and undos gives what a list of versions gives", "[facts][undo]")
{
    const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
    std::mt19937 random(seed);
    const test::ScratchFolder folder;
    Store store = Store::create(folder / "sequence.regard").value();
    NaiveStore naive;
    std::vector<std::int64_t> standing;
    for (int step = 0; step < 30; ++step) {
        CAPTURE(seed, step);
        if (standing.empty() || random() % 3 != 0) {
            std::map<std::string, std::string> rows;
            for (std::size_t n = 1 + random() % 8; n > 0; --n)
                rows["R" + std::to_string(random() % 12)] = std::to_string(random() % 5);
            std::vector<TextRow> texts;
            for (const auto& [id, score] : rows)
                texts.push_back({{"id", id}, {"kind", "nps"}, {"score", score}});
            std::shuffle(texts.begin(), texts.end(), random);
            const std::string file = std::to_string(step);
            const ImportRecord record =
                importRows(store, {file, "tool", file}, Table::Survey, kFields, texts);
            const NaiveStore::Counts expected = naive.import(record.id, rows);
            CHECK(record.added == expected.added);
            CHECK(record.changed == expected.changed);
            CHECK(record.same == expected.same);
            standing.push_back(record.id);
        } else {
            const std::size_t which = random() % standing.size();
            const auto before = static_cast<std::int64_t>(naive.valid().size());
            const Expected<UndoReport> report = store.undoImport(standing[which]);
            REQUIRE(report.ok());
            naive.undo(standing[which]);
            standing.erase(standing.begin() + static_cast<std::ptrdiff_t>(which));
            const auto after = static_cast<std::int64_t>(naive.valid().size());
            CHECK(before - report.value().rowsRemoved + report.value().rowsRestored == after);
        }
        REQUIRE(scores(store) == naive.valid());
    }
    for (const std::int64_t importId : standing)
        REQUIRE(store.undoImport(importId).ok());
    CHECK(scores(store).empty());
    CHECK(store.load(TimeZone()).value()->customerCount() == 0);
}
