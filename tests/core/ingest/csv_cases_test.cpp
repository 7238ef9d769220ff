// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/reading.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/table_reader.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

using namespace regard;
using nlohmann::json;
using regard::test::dataPath;
using regard::test::readBytes;
using regard::test::Rows;
using regard::test::rowsOf;

namespace {

/// What reading a file, told nothing, came to; in the shape of the expected JSON.
json readCase(const std::filesystem::path& file)
{
    json read;
    const auto failed = [&](const Error& error) {
        read["error"] = {{"line", error.line}, {"column", error.column}};
        return read;
    };
    Expected<TableReader> reader = TableReader::open(file, std::nullopt, 64);
    if (!reader.ok())
        return failed(reader.error());
    Rows rows;
    std::vector<std::int64_t> lines;
    Piece piece;
    RecordBatch batch;
    for (;;) {
        const Expected<bool> more = reader.value().next(piece);
        if (!more.ok())
            return failed(more.error());
        if (!more.value())
            break;
        const Status status =
            tokenize(piece.text, reader.value().dialect(), piece.firstLine, batch);
        if (!status.ok())
            return failed(status.error());
        for (const auto& row : rowsOf(batch))
            rows.push_back(row);
        for (std::size_t r = 0; r < batch.records(); ++r)
            lines.push_back(batch.line(r));
    }
    const Dialect& dialect = reader.value().dialect();
    const auto character = [](char c) { return c == 0 ? json() : json(std::string(1, c)); };
    read["encoding"] = encodingName(dialect.encoding);
    read["delimiter"] = dialect.delimiter;
    read["quote"] = character(dialect.quote);
    read["escape"] = character(dialect.escape);
    read["padded"] = dialect.trimSpaces;
    read["separator_line"] = dialect.separatorLine;
    read["skip_lines"] = dialect.skipLines;
    read["header_rows"] = dialect.headerRows;
    read["footer"] = dialect.tableBytes > 0;
    read["headers"] = reader.value().headers();
    read["records"] = rows;
    read["lines"] = lines;
    read["count"] = rows.size();
    return read;
}

std::vector<std::filesystem::path> csvFiles(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".csv")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

TEST_CASE("every CSV of tests/data/csv/cases is read, told nothing, as the JSON beside it says")
{
    const auto files = csvFiles(dataPath("csv/cases"));
    REQUIRE(files.size() >= 20);
    for (const auto& file : files) {
        std::filesystem::path beside = file;
        beside.replace_extension(".json");
        const json expected = json::parse(readBytes(beside));
        const json read = readCase(file);
        for (const auto& [key, value] : expected.items()) {
            if (key == "about")
                continue;
            INFO(file.filename().string() << ": " << key);
            CHECK(read.value(key, json()) == value);
        }
    }
}

TEST_CASE("csv-spectrum: twelve of twelve")
{
    const auto files = csvFiles(dataPath("csv/csv-spectrum/csvs"));
    REQUIRE(files.size() == 12);
    for (const auto& file : files) {
        const std::string name = file.stem().string();
        const json expected =
            json::parse(readBytes(dataPath("csv/csv-spectrum/json/" + name + ".json")));
        const json read = readCase(file);
        json objects = json::array();
        for (const json& row : read["records"]) {
            json object = json::object();
            for (std::size_t i = 0; i < row.size(); ++i)
                object[read["headers"][i].get<std::string>()] = row[i];
            objects.push_back(object);
        }
        INFO(name);
        CHECK(objects == (expected.is_array() ? expected : json::array({expected})));
    }
}
