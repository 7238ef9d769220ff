// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/inspect.h>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

// Strings that break programs, through import, dictionary, SQL, the cleaned file and back.

using namespace regard;
using regard::test::dataPath;
using regard::test::readBytes;
using regard::test::ScratchFolder;

namespace {

std::vector<std::string> naughtyStrings()
{
    return nlohmann::json::parse(readBytes(dataPath("naughty/strings.json")))
        .get<std::vector<std::string>>();
}

std::string quoted(const std::string& text)
{
    std::string result = "\"";
    for (const char c : text) {
        result += c;
        if (c == '"')
            result += '"';
    }
    return result + "\"";
}

/// Blanks at the ends, which an import cuts, and the guard of a spreadsheet; worked out here apart
/// from the parsers that do it.
std::string withoutEdges(std::string text)
{
    const std::vector<std::string> blanks = {" ",  "\t",       "\n",           "\v",          "\f",
                                             "\r", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string& blank : blanks) {
            if (text.starts_with(blank)) {
                text.erase(0, blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.erase(text.size() - blank.size());
                again = true;
            }
        }
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.erase(0, 3);
            again = true;
        }
    }
    return text;
}

constexpr std::string_view kMapping = R"({"name": "naughty", "records": [{"table": "survey",
    "columns": {"n": "id", "who": "customer", "what": "topic", "text": "comment",
                "day": "answered_at", "score": "score"},
    "constants": {"kind": "nps"}}]})";

/// A cell of a result as text; NULL is empty.
std::string textOf(const SqlResult::Cell& cell)
{
    const auto* text = std::get_if<std::string>(&cell.value);
    return text == nullptr ? std::string() : *text;
}

} // namespace

TEST_CASE("naughty strings come out of the store as they went in")
{
    const std::vector<std::string> strings = naughtyStrings();
    REQUIRE(strings.size() == 515);
    const ScratchFolder folder;
    for (const std::string_view delimiter : {",", ";", "\t"}) {
        CAPTURE(delimiter);
        std::string text;
        for (const std::string_view name : {"n", "who", "what", "text", "day", "score"})
            text += (text.empty() ? "" : std::string(delimiter)) + std::string(name);
        text += "\r\n";
        for (std::size_t i = 0; i < strings.size(); ++i) {
            text += std::to_string(i);
            for (int copy = 0; copy < 3; ++copy)
                text += std::string(delimiter) + quoted(strings[i]);
            text += std::string(delimiter) + "2026-09-01" + std::string(delimiter) + "7\r\n";
        }
        const auto file = folder.write("naughty.csv", text);
        const auto clean = folder / "clean.csv";
        std::filesystem::remove(clean);
        REQUIRE(writeClean(file, clean, std::nullopt).value() == 515);

        for (const auto& input : {file, clean}) {
            const auto records =
                previewRecords(input, detectFile(input).value(), strings.size() + 1);
            REQUIRE(records.ok());
            REQUIRE(records.value().size() == strings.size() + 1);
            for (std::size_t i = 0; i < strings.size(); ++i)
                CHECK(records.value()[i + 1][3] == strings[i]);
        }

        Expected<Store> store = Store::create(folder / ("s" + std::to_string(text.size()) + "x"));
        REQUIRE(store.ok());
        ImportRequest request;
        request.file = file;
        request.mapping = parseMapping(kMapping).value();
        const Expected<ImportResult> imported = importFile(store.value(), request);
        REQUIRE(imported.ok());
        CHECK(imported.value().record.rows == 515);
        CHECK(imported.value().record.added == 515);
        CHECK(imported.value().record.setAside == 0);
        const Expected<SqlResult> rows = store.value().query(
            "SELECT customer, topic, comment FROM survey ORDER BY CAST(id AS INTEGER)");
        REQUIRE(rows.ok());
        REQUIRE(rows.value().rows.size() == 515);
        for (std::size_t i = 0; i < strings.size(); ++i)
            for (const SqlResult::Cell& cell : rows.value().rows[i])
                CHECK(textOf(cell) == withoutEdges(strings[i]));

        // The cleaned file says the same, so that nothing changes.
        request.file = clean;
        request.name = "naughty.csv";
        const Expected<ImportResult> again = importFile(store.value(), request);
        REQUIRE(again.ok());
        CHECK(again.value().record.same == 515);
        CHECK(again.value().record.changed == 0);
        std::filesystem::remove(folder / ("s" + std::to_string(text.size()) + "x"));
    }
}

TEST_CASE("naughty strings as column names and in a file that quotes nothing break nothing")
{
    const ScratchFolder folder;
    std::string names;
    std::string rows;
    for (const std::string& text : naughtyStrings()) {
        names += (names.empty() ? "" : ",") + quoted(text);
        rows += text + "\n";
    }
    const auto headers = folder.write("headers.csv", names + "\n" + names + "\n");
    const Expected<FileReport> wide = inspectFile(headers, std::nullopt);
    REQUIRE(wide.ok());
    CHECK(wide.value().headers.size() == 515);
    // Lines with quotes, commas and nothing in common.
    const auto lines = folder.write("lines.csv", "text\n" + rows);
    const Expected<FileReport> plain = inspectFile(lines, std::nullopt);
    REQUIRE(plain.ok());
    CHECK(plain.value().records > 0);
}
