// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/reading.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

using namespace regard;

namespace {

/// A store, and files beside it that are read as a program would read them.
class Desk {
public:
    Desk() : m_store(open(m_scratch / "desk.regard")) {}

    [[nodiscard]] Store& store() { return m_store; }
    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text)
    {
        std::ofstream(m_scratch / name, std::ios::binary) << text;
        return m_scratch / name;
    }
    [[nodiscard]] Expected<Reading> read(const std::filesystem::path& file)
    {
        ReadingRequest request;
        request.file = file;
        return readingFor(m_store, request);
    }
    /// Imports a file and keeps how it was read.
    void import(const std::filesystem::path& file)
    {
        const Expected<Reading> reading = read(file);
        if (!reading.ok())
            FAIL(reading.error().text());
        ImportRequest request;
        request.file = file;
        request.mapping = reading.value().mapping;
        request.dialect = reading.value().dialect;
        REQUIRE(importFile(m_store, request).ok());
        REQUIRE(keepReading(m_store, reading.value(), file).ok());
    }

private:
    static Store open(const std::filesystem::path& path)
    {
        Expected<Store> store = Store::create(path);
        REQUIRE(store.ok());
        return std::move(store).value();
    }

    test::ScratchFolder m_scratch;
    Store m_store;
};

bool grave(const Reading& reading)
{
    return std::ranges::any_of(reading.changes, &ExportChange::grave);
}

std::string fieldOf(const Reading& reading, std::string_view header)
{
    for (const RecordMapping& record : reading.mapping.records)
        for (const auto& [column, field] : record.columns)
            if (column == header)
                return field;
    return "";
}

const std::string kConversations =
    "Conversation ID,Conversation started at (America/New_York),Channel,Topics,User email\n"
    "1,2026-01-05 10:00:00,Chat,Billing,ada@example.org\n"
    "2,2026-01-06 10:00:00,Email,Delivery,bob@example.org\n";

} // namespace

TEST_CASE("the next export of a tool needs no work, whatever the order of its columns")
{
    Desk desk;
    desk.import(desk.write("march.csv", kConversations));
    const Expected<Reading> next = desk.read(
        desk.write("april.csv", "Channel,Conversation ID,Extra,User email,Topics,"
                                "Conversation started at (Europe/Berlin)\n"
                                "Chat,3,x,ada@example.org,Billing,2026-04-05 10:00:00\n"));
    REQUIRE(next.ok());
    CHECK(next.value().origin == ReadingOrigin::Kept);
    CHECK(next.value().profile == "intercom-conversations");
    CHECK(next.value().source == "Intercom conversations");
    CHECK(next.value().mapping.timeZone == "Europe/Berlin"); // each file says its own
    CHECK(fieldOf(next.value(), "Conversation started at (Europe/Berlin)") == "opened_at");
    CHECK_FALSE(grave(next.value()));
    CHECK(std::ranges::any_of(next.value().changes, [](const ExportChange& change) {
        return change.kind == ExportChange::Kind::ColumnNew && change.column == "Extra";
    }));
}

TEST_CASE("a column of a known export that is gone is a grave change")
{
    Desk desk;
    desk.import(desk.write("march.csv", kConversations));
    const Expected<Reading> next = desk.read(
        desk.write("april.csv", "Conversation ID,Conversation started at (America/New_York),Topics,"
                                "User email\n3,2026-04-05 10:00:00,Billing,ada@example.org\n"));
    REQUIRE(next.ok());
    REQUIRE(grave(next.value()));
    const ExportChange& change = next.value().changes.front();
    CHECK(change.kind == ExportChange::Kind::ColumnGone);
    CHECK(change.column == "Channel");
    CHECK(change.sentence.find("interaction.channel") != std::string::npos);
}

TEST_CASE("a matching that somebody changed is kept as it is")
{
    Desk desk;
    const std::filesystem::path file = desk.write("march.csv", kConversations);
    Expected<Reading> reading = desk.read(file);
    REQUIRE(reading.ok());
    for (auto& column : reading.value().mapping.records[0].columns)
        if (column.second == "topic")
            column.second = "stage";
    reading.value().origin = ReadingOrigin::Told;
    REQUIRE(keepReading(desk.store(), reading.value(), file).ok());
    const Expected<Reading> next = desk.read(file);
    REQUIRE(next.ok());
    CHECK(next.value().origin == ReadingOrigin::Kept);
    CHECK(fieldOf(next.value(), "Topics") == "stage");
    CHECK(next.value().changes.empty());
}

TEST_CASE("an export with far fewer columns is still of its source when nothing else explains it")
{
    Desk desk;
    std::string wide = "Nr;Note;Wann";
    std::string row = "1;9;2026-05-01";
    for (int i = 0; i < 20; ++i) {
        wide += ";Spare " + std::to_string(i);
        row += ";x";
    }
    const std::filesystem::path first = desk.write("poll may.csv", wide + "\n" + row + "\n");
    Reading told;
    told.origin = ReadingOrigin::Told;
    told.source = "Poll";
    Expected<Mapping> mapping = parseMapping(
        R"({"name": "Poll", "records": [{"table": "survey", "columns": {"Nr": "id", "Note": "score",
        "Wann": "answered_at"}, "constants": {"kind": "nps"}}]})");
    REQUIRE(mapping.ok());
    told.mapping = std::move(mapping).value();
    REQUIRE(keepReading(desk.store(), told, first).ok());
    const Expected<Reading> next =
        desk.read(desk.write("other name.csv", "Nr;Note;Wann\n2;8;2026-06-01\n"));
    REQUIRE(next.ok());
    CHECK(next.value().source == "Poll");
    CHECK_FALSE(grave(next.value()));
    // Named like fields it explains itself.
    const Expected<Reading> named = desk.read(
        desk.write("n.csv", "id,kind,score,answered_at,Nr,Note,Wann\n2,nps,8,2026-06-01,,,\n"));
    REQUIRE(named.ok());
    CHECK(named.value().origin == ReadingOrigin::FieldNames);
}

TEST_CASE("a time in the first column alone makes no survey")
{
    Desk desk;
    const Expected<Reading> reading =
        desk.read(desk.write("log.csv", "Timestamp,Pressure\n2026-01-05 10:00:00,3\n"
                                        "2026-01-05 11:00:00,4\n"));
    REQUIRE_FALSE(reading.ok());
    CHECK(reading.error().text().find("Google") == std::string::npos);
}

TEST_CASE("rows with dates or ids are never taken for a report that is summed up")
{
    Desk desk;
    const auto refused = [&](const std::string& text) {
        const Expected<Reading> reading = desk.read(desk.write("file.csv", text));
        REQUIRE_FALSE(reading.ok());
        return reading.error().text().find("summed up already") != std::string::npos;
    };
    CHECK(refused("Team,Number of tickets,Avg handle time\nA,5,1.5\nB,6,2.5\n"));
    CHECK_FALSE(refused("Order,Total,Total tax,Placed\nA,5,1,2026-05-01\nB,6,2,2026-05-02\n"));
    CHECK_FALSE(refused("Client,Total,Total tax\nA,5,1\nA,6,2\n")); // the same one twice
    CHECK_FALSE(refused("Name,City,Colour\nA,Bonn,red\nB,Bonn,blue\n"));
}

TEST_CASE("a field name among many columns decides nothing where a proposal can be confirmed")
{
    Desk desk;
    const auto file =
        desk.write("survey.csv", "id,How likely are you to recommend us?,answered_at,Q3,Q4,Q5,Q6\n"
                                 "1,9,2026-09-01,a,b,c,d\n2,7,2026-09-02,a,b,c,d\n");
    ReadingRequest request;
    request.file = file;
    request.proposals = true;
    const Expected<Reading> proposed = readingFor(desk.store(), request);
    REQUIRE(proposed.ok());
    CHECK(proposed.value().origin == ReadingOrigin::Proposal);
    CHECK(proposed.value().mapping.records.at(0).table == Table::Survey);
}
