// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/profiles.h>
#include <regard/ingest/reading.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

// Every folder of tests/data/profiles is a case; its README says what the files mean.

using namespace regard;
using nlohmann::json;

namespace {

std::vector<std::filesystem::path> cases()
{
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(test::dataPath("profiles")))
        if (entry.is_directory())
            folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

json expectedOf(const std::filesystem::path& folder)
{
    return json::parse(test::readBytes(folder / "expected.json"));
}

Store newStore(const test::ScratchFolder& scratch, const json& expected)
{
    Expected<Store> store = Store::create(scratch / "case.regard");
    REQUIRE(store.ok());
    Conventions conventions;
    conventions.timeZone = expected.value("time_zone", "UTC");
    REQUIRE(store.value().saveConventions(conventions).ok());
    return std::move(store).value();
}

json cellJson(const SqlResult::Cell& cell)
{
    if (const auto* number = std::get_if<std::int64_t>(&cell.value))
        return *number;
    if (const auto* number = std::get_if<double>(&cell.value))
        return *number;
    if (const auto* text = std::get_if<std::string>(&cell.value))
        return *text;
    return nullptr;
}

void checkQuery(const Store& store, const json& query)
{
    const Expected<SqlResult> result = store.query(query["query"].get<std::string>());
    INFO(query["query"].get<std::string>());
    if (!result.ok())
        FAIL(result.error().text());
    json rows = json::array();
    for (const auto& row : result.value().rows) {
        json cells = json::array();
        for (const SqlResult::Cell& cell : row)
            cells.push_back(cellJson(cell));
        rows.push_back(cells);
    }
    INFO(rows.dump());
    CHECK((rows == query["rows"]));
}

void checkResult(const json& expected, const ImportResult& result)
{
    if (expected.contains("rows"))
        CHECK(result.record.rows == expected["rows"].get<std::int64_t>());
    if (expected.contains("dropped"))
        CHECK(result.record.dropped == expected["dropped"].get<std::int64_t>());
    if (expected.contains("counts")) {
        const json counts = {{"added", result.record.added},
                             {"changed", result.record.changed},
                             {"same", result.record.same},
                             {"merged", result.record.merged}};
        CHECK(counts.dump() == expected["counts"].dump());
    }
    if (expected.contains("set_aside"))
        CHECK(json(result.setAside).dump() == expected["set_aside"].dump());
}

} // namespace

TEST_CASE("exports of tools are recognised and become rows as their cases say")
{
    for (const std::filesystem::path& folder : cases()) {
        INFO(folder.filename().string());
        const json expected = expectedOf(folder);
        const test::ScratchFolder scratch;
        Store store = newStore(scratch, expected);
        ReadingRequest asked;
        asked.file = folder / expected.value("file", "export.csv");
        const Expected<Reading> reading = readingFor(store, asked);
        if (expected.contains("refused")) {
            REQUIRE_FALSE(reading.ok());
            for (const json& part : expected["refused"]) {
                INFO(reading.error().text());
                CHECK(reading.error().text().find(part.get<std::string>()) != std::string::npos);
            }
            continue;
        }
        if (!reading.ok())
            FAIL(reading.error().text());
        CHECK(reading.value().profile == expected["profile"].get<std::string>());
        const std::string notes = json(reading.value().notes).dump(1);
        for (const json& note : expected.value("notes", json::array())) {
            INFO(notes);
            CHECK(notes.find(note.get<std::string>()) != std::string::npos);
        }
        ImportRequest request;
        request.file = asked.file;
        request.mapping = reading.value().mapping;
        request.dialect = reading.value().dialect;
        const Expected<ImportResult> result = importFile(store, request);
        if (!result.ok())
            FAIL(result.error().text());
        for (const SetAsideRow& row : result.value().lines)
            UNSCOPED_INFO(row.line << " " << row.column << ": " << row.reason);
        checkResult(expected, result.value());
        for (const json& query : expected.value("sql", json::array()))
            checkQuery(store, query);
    }
}

TEST_CASE("files that only look like the export of a tool are not taken for it")
{
    for (const std::filesystem::path& folder : cases()) {
        if (!std::filesystem::exists(folder / "wrong.csv"))
            continue;
        INFO(folder.filename().string());
        const json expected = expectedOf(folder);
        const test::ScratchFolder scratch;
        const Store store = newStore(scratch, expected);
        ReadingRequest asked;
        asked.file = folder / "wrong.csv";
        asked.proposals = true;
        const Expected<Reading> reading = readingFor(store, asked);
        if (!reading.ok())
            FAIL(reading.error().text());
        CHECK(reading.value().profile != expected["profile"].get<std::string>());
    }
}

TEST_CASE("every profile has a case")
{
    const Expected<std::vector<KnownExport>> known = knownExports();
    if (!known.ok())
        FAIL(known.error().text());
    std::set<std::string> tested;
    for (const std::filesystem::path& folder : cases())
        tested.insert(expectedOf(folder)["profile"].get<std::string>());
    std::set<std::string> ids;
    for (const KnownExport& one : known.value()) {
        INFO(one.id);
        CHECK(tested.contains(one.id));
        CHECK(ids.insert(one.id).second);
        CHECK((!one.notes.empty() || !one.refuse.empty()));
    }
}
