// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checksum.h"
#include "core/store/migrations.h"
#include "core/store/sqlite/transaction.h"
#include "support/catch.h"

#include <array>
#include <cstring>
#include <string>
#include <vector>

using namespace regard;

namespace {

sqlite::Database memory()
{
    Expected<sqlite::Database> database = sqlite::Database::open({}, sqlite::OpenMode::Memory);
    REQUIRE(database.ok());
    return std::move(database).value();
}

} // namespace

TEST_CASE("migrating an empty database makes every table and counts the version")
{
    const sqlite::Database database = memory();
    REQUIRE(migrate(database, migrations()).ok());
    CHECK(layoutVersion(database).value() == static_cast<int>(migrations().size()));
    for (const char* table :
         {"meta", "import", "segment", "segment_column", "superseded", "dictionary", "set_aside",
          "setting", "mapping", "target", "benchmark", "event"}) {
        CAPTURE(table);
        CHECK(database
                  .integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '" +
                           std::string(table) + "'")
                  .value() == 1);
    }
    CHECK(database.integer("SELECT length(value) FROM meta WHERE key = 'salt'").value() == 32);
}

TEST_CASE("a step that fails leaves the version and the tables as they were")
{
    const sqlite::Database database = memory();
    REQUIRE(migrate(database, migrations()).ok());
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.push_back({"good", "CREATE TABLE extra (a)"});
    steps.push_back({"bad", "CREATE TABLE extra (a)"});
    const Status status = migrate(database, steps);
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().message.find("bad") != std::string::npos);
    CHECK(layoutVersion(database).value() == static_cast<int>(migrations().size()));
    CHECK(database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").value() == 0);
}

TEST_CASE("a transaction counts a generation when it commits and none when it is dropped")
{
    const sqlite::Database database = memory();
    REQUIRE(migrate(database, migrations()).ok());
    const auto generation = [&] {
        return database.integer("SELECT value FROM meta WHERE key = 'generation'").value();
    };
    const std::int64_t before = generation();
    {
        Expected<sqlite::WriteTransaction> transaction = sqlite::WriteTransaction::begin(database);
        REQUIRE(transaction.ok());
        REQUIRE(database.execute("INSERT INTO setting VALUES ('a', 'b')").ok());
    }
    CHECK(generation() == before);
    CHECK(database.integer("SELECT count(*) FROM setting").value() == 0);
    {
        Expected<sqlite::WriteTransaction> transaction = sqlite::WriteTransaction::begin(database);
        REQUIRE(database.execute("INSERT INTO setting VALUES ('a', 'b')").ok());
        REQUIRE(transaction.value().commit().ok());
    }
    CHECK(generation() == before + 1);
    CHECK(database.integer("SELECT count(*) FROM setting").value() == 1);
}

TEST_CASE("a statement gives back what was bound")
{
    const sqlite::Database database = memory();
    Expected<sqlite::Statement> prepared = database.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
    REQUIRE(prepared.ok());
    sqlite::Statement& statement = prepared.value();
    const std::string text("a\0b", 3);
    const std::array<std::byte, 2> bytes{std::byte{0}, std::byte{255}};
    statement.bind(1, std::int64_t{INT64_MIN}).bind(2, 0.1).bind(3, text).bindBlob(4, bytes);
    statement.bindNull(5).bind(6, std::string_view());
    REQUIRE(statement.step().value());
    CHECK(statement.integer(0) == INT64_MIN);
    CHECK(statement.real(1) == 0.1);
    CHECK(statement.text(2) == text);
    REQUIRE(statement.blob(3).size() == 2);
    CHECK(statement.blob(3)[1] == std::byte{255});
    CHECK(statement.isNull(4));
    CHECK(statement.type(5) == sqlite::CellType::Text); // empty is not NULL
    statement.reset();
    REQUIRE_FALSE(statement.bind(9, 1.0).step().ok());
}

TEST_CASE("the checksum sees every bit, the order and the length")
{
    std::vector<std::byte> bytes(75, std::byte{7});
    const std::int64_t sound = checksum(bytes);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::vector<std::byte> damaged = bytes;
        damaged[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        REQUIRE(checksum(damaged) != sound);
    }
    bytes.push_back(std::byte{0});
    CHECK(checksum(bytes) != sound);
    CHECK(checksum({}) != checksum(std::span(bytes).first(1)));
}
