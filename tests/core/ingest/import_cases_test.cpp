// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/importer.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

// Every folder of tests/data/import is a case; its README says what the files mean.

using namespace regard;
using nlohmann::json;

namespace {

std::vector<std::filesystem::path> cases()
{
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(test::dataPath("import")))
        if (entry.is_directory())
            folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

Mapping mappingOf(const std::filesystem::path& folder, const std::filesystem::path& input)
{
    const std::filesystem::path file = folder / "mapping.json";
    Expected<Mapping> mapping = Mapping();
    if (std::filesystem::exists(file)) {
        mapping = loadMapping(file.string());
    } else {
        const std::string text = test::readBytes(input);
        std::vector<std::string> headers(1);
        for (const char c : text.substr(0, text.find('\n')))
            if (c == ',')
                headers.emplace_back();
            else
                headers.back() += c;
        mapping = mappingForHeaders(headers);
    }
    if (!mapping.ok())
        FAIL(mapping.error().text());
    return mapping.value();
}

json acceptedOf(const ImportResult& result)
{
    // The blocks of each record of the mapping follow each other; the cases are single blocks.
    json accepted = json::array();
    for (const PreviewRow& row : result.preview) {
        json values = json::object();
        for (const auto& [field, text] : row.values)
            values[field] = text;
        accepted.push_back(values);
    }
    return accepted;
}

void compare(const json& expected, const ImportResult& result)
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
    if (expected.contains("lines")) {
        json lines = json::array();
        for (const SetAsideRow& row : result.lines)
            lines.push_back({{"line", row.line}, {"column", row.column}, {"reason", row.reason}});
        CHECK(lines.dump(1) == expected["lines"].dump(1));
    }
    if (expected.contains("notes"))
        CHECK(json(result.notes).dump(1) == expected["notes"].dump(1));
    if (expected.contains("accepted"))
        CHECK(acceptedOf(result).dump(1) == expected["accepted"].dump(1));
}

} // namespace

TEST_CASE("files become rows as their cases say")
{
    REQUIRE(cases().size() > 15);
    for (const std::filesystem::path& folder : cases()) {
        INFO(folder.filename().string());
        const json expected = json::parse(test::readBytes(folder / "expected.json"));
        const test::ScratchFolder scratch;
        Expected<Store> store = Store::create(scratch / "case.regard");
        REQUIRE(store.ok());
        ImportRequest request;
        request.file = folder / expected.value("file", "input.csv");
        request.mapping = mappingOf(folder, request.file);
        request.previewRows = 100;
        const Expected<ImportResult> result = importFile(store.value(), request);
        if (!expected.contains("error")) {
            if (!result.ok())
                FAIL(result.error().text());
            compare(expected, result.value());
            continue;
        }
        REQUIRE_FALSE(result.ok());
        for (const json& part : expected["error"]) {
            INFO(result.error().text());
            CHECK(result.error().text().find(part.get<std::string>()) != std::string::npos);
        }
        const Expected<std::vector<ImportRecord>> imports = store.value().imports();
        REQUIRE(imports.ok());
        CHECK(imports.value().empty()); // a file that is refused leaves nothing
    }
}
