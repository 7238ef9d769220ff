// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/opening.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/store.h>

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace regard;
using regard::test::readBytes;
using regard::test::ScratchFolder;

namespace fs = std::filesystem;

namespace {

/// Names of all files in a folder.
std::set<std::string> filesIn(const ScratchFolder& folder)
{
    std::set<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
        names.insert(entry.path().filename().string());
    return names;
}

/// Opening must fail with this kind and leave file and folder as they were.
std::string refused(const ScratchFolder& folder, const fs::path& path, ErrorKind kind)
{
    const std::string before = readBytes(path);
    const std::set<std::string> names = filesIn(folder);
    const Expected<Store> store = Store::open(path);
    REQUIRE_FALSE(store.ok());
    CHECK(store.error().kind == kind);
    CHECK(store.error().file == path.string());
    CHECK(readBytes(path) == before);
    CHECK(filesIn(folder) == names);
    return store.error().message;
}

fs::perms permissions(const fs::path& path)
{
    return fs::status(path).permissions() & fs::perms::all;
}

constexpr fs::perms kPrivate = fs::perms::owner_read | fs::perms::owner_write;

fs::path storeWithSettings(const ScratchFolder& folder)
{
    const fs::path path = folder / "sales.regard";
    Expected<Store> store = Store::create(path);
    REQUIRE(store.ok());
    Conventions conventions;
    conventions.currency = "USD";
    REQUIRE(store.value().saveConventions(conventions).ok());
    return path;
}

} // namespace

TEST_CASE("a new store opens again and only its owner may read it or the files beside it")
{
    const ScratchFolder folder;
    const fs::path path = folder / "sales.regard";
    {
        Expected<Store> store = Store::create(path);
        REQUIRE(store.ok());
        REQUIRE(store.value().saveMapping("shop", "{}").ok());
        CHECK(store.value().path() == path);
        CHECK(permissions(path) == kPrivate);
        REQUIRE(fs::exists(folder / "sales.regard-wal"));
        CHECK(permissions(folder / "sales.regard-wal") == kPrivate);
        CHECK(permissions(folder / "sales.regard-shm") == kPrivate);
        REQUIRE(store.value().backup(folder / "copy.regard").ok());
        CHECK(permissions(folder / "copy.regard") == kPrivate);
    }
    CHECK(filesIn(folder) == std::set<std::string>{"copy.regard", "sales.regard"});
    for (const char* name : {"sales.regard", "copy.regard"}) {
        Expected<Store> store = Store::open(folder / name);
        REQUIRE(store.ok());
        CHECK(store.value().mappings().value().size() == 1);
    }
}

TEST_CASE("create refuses to overwrite anything")
{
    const ScratchFolder folder;
    const fs::path path = folder.write("notes.txt", "keep me");
    const Expected<Store> store = Store::create(path);
    REQUIRE_FALSE(store.ok());
    CHECK(store.error().kind == ErrorKind::Refused);
    CHECK(readBytes(path) == "keep me");
    CHECK(Store::create(folder / "no such folder/s.regard").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a file that is not a store is refused, says why, and stays as it was")
{
    const ScratchFolder folder;
    CHECK(refused(folder, folder.write("list.csv", std::string(500, 'a')), ErrorKind::Invalid) ==
          "This is not a Regard store: it does not begin like one. To bring in a table, import it."
          " Nothing was changed.");
    CHECK(refused(folder, folder.write("short.txt", "hello"), ErrorKind::Invalid)
              .find("does not begin like one") != std::string::npos);
    CHECK(refused(folder, folder.write("empty.regard", ""), ErrorKind::Invalid) ==
          "This is not a Regard store: the file is empty. Nothing was changed.");

    const fs::path other = folder / "other.db";
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(other.c_str(), &handle) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle, "CREATE TABLE a (b)", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
    CHECK(refused(folder, other, ErrorKind::Invalid) ==
          "This is not a Regard store: it is an SQLite database of another program."
          " Nothing was changed.");

    CHECK(Store::open(folder / "missing.regard").error().kind == ErrorKind::NotFound);
    CHECK_FALSE(fs::exists(folder / "missing.regard"));
    CHECK(Store::open(folder.path()).error().kind == ErrorKind::Invalid);
}

TEST_CASE("a store of a newer version is refused and stays as it was")
{
    const ScratchFolder folder;
    const fs::path path = folder / "new.regard";
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.push_back({"next", "CREATE TABLE later (a)"});
    REQUIRE(createDatabase(path, steps).ok());
    const std::string sentence = refused(folder, path, ErrorKind::NewerStore);
    CHECK(sentence == "This store was written by a newer Regard (layout 4, this program knows up to"
                      " 3). Update Regard to open it. Nothing was changed.");
}

TEST_CASE("a newer version that is still in the log alone is refused too")
{
    const ScratchFolder folder;
    const fs::path path = storeWithSettings(folder);
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.push_back({"next", "CREATE TABLE later (a)"});
    const Expected<sqlite::Database> writer = openDatabase(path, steps);
    REQUIRE(writer.ok());
    const std::string before = readBytes(path);
    const Expected<Store> store = Store::open(path);
    REQUIRE_FALSE(store.ok());
    CHECK(store.error().kind == ErrorKind::NewerStore);
    CHECK(readBytes(path) == before);
}

TEST_CASE("a damaged store is refused and stays as it was")
{
    const ScratchFolder folder;
    const std::string sound = readBytes(storeWithSettings(folder));
    constexpr std::size_t kPage = 16384;
    REQUIRE(sound.size() > 3 * kPage);

    SECTION("a page overwritten")
    {
        const std::size_t page = GENERATE(1U, 2U, 3U);
        std::string bytes = sound;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * kPage), kPage, 'x');
        const fs::path path = folder.write("damaged.regard", bytes);
        CHECK(refused(folder, path, ErrorKind::Corrupt).find("damaged") != std::string::npos);
    }
    SECTION("the end cut off")
    {
        const fs::path path =
            folder.write("cut.regard", std::string_view(sound).substr(0, sound.size() - kPage));
        CHECK(refused(folder, path, ErrorKind::Corrupt).find("damaged") != std::string::npos);
    }
    SECTION("the schema overwritten")
    {
        std::string bytes = sound;
        std::fill_n(bytes.begin() + 100, kPage - 100, '\0');
        const fs::path path = folder.write("damaged.regard", bytes);
        (void)refused(folder, path, ErrorKind::Corrupt);
    }
}

TEST_CASE("damage in a table that people edit is found without reading the packed columns")
{
    const ScratchFolder folder;
    const fs::path path = storeWithSettings(folder);
    const auto check = [](const fs::path& file) {
        const Expected<sqlite::Database> database =
            sqlite::Database::open(file, sqlite::OpenMode::Immutable);
        REQUIRE(database.ok());
        return checkPages(database.value(), PageCheck::Ordinary);
    };
    CHECK(check(path).value().empty());
    const auto page = [&](const std::string& table) {
        const Expected<sqlite::Database> database =
            sqlite::Database::open(path, sqlite::OpenMode::ReadOnly);
        return static_cast<std::size_t>(
            database.value()
                .integer("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")
                .value());
    };
    const auto damaged = [&](const std::string& table) {
        std::string bytes = readBytes(path);
        constexpr std::size_t kPage = 16384;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>((page(table) - 1) * kPage), kPage,
                    'x');
        return folder.write(table + ".regard", bytes);
    };
    const auto found = check(damaged("setting"));
    CHECK((!found.ok() || !found.value().empty()));
    CHECK(check(damaged("segment_column")).value().empty()); // told by its checksums instead
}

TEST_CASE("an older store is migrated after a backup beside it")
{
    const ScratchFolder folder;
    const fs::path path = storeWithSettings(folder);
    const std::string before = readBytes(path);
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.push_back({"next", "CREATE TABLE later (a)"});

    SECTION("step works")
    {
        {
            const Expected<sqlite::Database> opened = openDatabase(path, steps);
            REQUIRE(opened.ok());
            CHECK(layoutVersion(opened.value()).value() == 4);
            CHECK(opened.value().integer("SELECT count(*) FROM later").value() == 0);
            CHECK(opened.value().integer("SELECT count(*) FROM setting").value() > 5);
        }
        const fs::path backup = folder / "sales.regard.layout-3.backup";
        REQUIRE(fs::exists(backup));
        CHECK(permissions(backup) == kPrivate);
        const Expected<Store> old = Store::open(backup);
        REQUIRE(old.ok());
        CHECK(old.value().conventions().value().currency == "USD");
        // Opened again there is nothing to do, so there is no second backup.
        REQUIRE(openDatabase(path, steps).ok());
        CHECK_FALSE(fs::exists(folder / "sales.regard.layout-4.backup"));
        CHECK_FALSE(fs::exists(folder / "sales.regard.layout-2.2.backup"));
    }
    SECTION("step fails")
    {
        steps.back().sql = "CREATE TABLE setting (a)";
        const Expected<sqlite::Database> opened = openDatabase(path, steps);
        REQUIRE_FALSE(opened.ok());
        CHECK(readBytes(path) == before);
        CHECK(Store::open(path).ok());
    }
}

TEST_CASE("an error of the operating system is told as one")
{
    const ScratchFolder folder;
    const Expected<Store> store = Store::create("/proc/no-store-here.regard");
    REQUIRE_FALSE(store.ok());
    CHECK((store.error().kind == ErrorKind::Io || store.error().kind == ErrorKind::NotFound));
}
