// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/opening.h"

#include "core/store/rows.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace regard {

namespace {

namespace fs = std::filesystem;

struct PragmaWithReason {
    const char* sql;
    const char* reason;
};

constexpr PragmaWithReason kEveryConnection[] = {
    {"PRAGMA busy_timeout = 5000",
     "another program's write takes well under five seconds; waiting that long beats an error"},
    {"PRAGMA foreign_keys = ON", "off unless asked for; rows must not outlive their import"},
    {"PRAGMA synchronous = FULL", "what was reported as imported must survive a power cut"},
    {"PRAGMA trusted_schema = OFF",
     "a store may come by e-mail: its views and triggers must not call functions with effects"},
    {"PRAGMA cell_size_check = ON", "a damaged page is noticed when read, not when it crashes"},
    {"PRAGMA temp_store = MEMORY", "customers' data must not lie in temporary files"},
    {"PRAGMA cache_size = -8192",
     "facts are read once into columns, so a page is hardly read twice: 8 MiB are plenty"},
    {"PRAGMA journal_size_limit = 16777216",
     "the log of one large import must not keep its size on the disk for ever"},
};

Error notAStore(const fs::path& path, const std::string& why)
{
    return {ErrorKind::Invalid, "This is not a Regard store: " + why + " Nothing was changed.",
            path.string()};
}

Error damaged(const fs::path& path, const std::string& what)
{
    return {ErrorKind::Corrupt,
            "The store is damaged: " + what + " Nothing was changed; open a backup instead.",
            path.string()};
}

Error newer(const fs::path& path, std::size_t found, std::size_t known)
{
    return {ErrorKind::NewerStore,
            "This store was written by a newer Regard (layout " + std::to_string(found) +
                ", this program knows up to " + std::to_string(known) +
                "). Update Regard to open it. Nothing was changed.",
            path.string()};
}

Error systemError(const fs::path& path, const std::string& doing, int code)
{
    return {code == ENOENT ? ErrorKind::NotFound : ErrorKind::Io,
            doing + ": " + std::strerror(code) + ".", path.string()};
}

std::uint32_t bigEndian(const std::array<char, 100>& header, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<unsigned char>(header[i]);
    return value;
}

/// Reads the first bytes without SQLite, so that a foreign file is not even locked.
Status checkHeader(const fs::path& path, std::size_t known)
{
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (!fs::exists(status))
        return Error{ErrorKind::NotFound, "There is no such file.", path.string()};
    if (!fs::is_regular_file(status))
        return notAStore(path, "it is a folder or a device, not a file.");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return systemError(path, "The store cannot be read", errno);
    std::array<char, 100> header{};
    file.read(header.data(), header.size());
    if (file.gcount() == 0)
        return notAStore(path, "the file is empty.");
    static constexpr char kMagic[16] = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f',
                                        'o', 'r', 'm', 'a', 't', ' ', '3', '\0'};
    if (file.gcount() < 100 || std::memcmp(header.data(), kMagic, sizeof kMagic) != 0)
        return notAStore(path, "it does not begin like one. To bring in a table, import it.");
    if (bigEndian(header, 68) != static_cast<std::uint32_t>(kApplicationId))
        return notAStore(path, "it is an SQLite database of another program.");
    if (const std::size_t found = bigEndian(header, 60); found > known)
        return newer(path, found, known);
    return {};
}

bool hasLog(const fs::path& path)
{
    std::error_code code;
    const auto size = fs::file_size(path.string() + "-wal", code);
    return !code && size > 0;
}

/// A log that cannot be read where the store lies would be left out in silence.
Error logOutOfReach(const fs::path& path, const Error& error)
{
    return {error.kind,
            "The store's last changes lie beside it in " + path.filename().string() +
                "-wal and can only be read in a folder in which you may write. Copy both files "
                "there and open the copy.",
            path.string()};
}

/// Size and time of last change, to notice another program's write.
std::pair<std::uintmax_t, fs::file_time_type> stamp(const fs::path& path)
{
    std::error_code code;
    return {fs::file_size(path, code), fs::last_write_time(path, code)};
}

/// What one of SQLite's checks says, a sentence each; none when it says "ok".
Expected<std::vector<std::string>> findingsOf(const sqlite::Database& database,
                                              const std::string& pragma)
{
    Expected<std::vector<std::string>> lines = readRows<std::string>(
        database, pragma, [](const sqlite::Statement& row) { return row.text(0) + "."; });
    if (!lines.ok())
        return lines;
    std::erase(lines.value(), "ok.");
    for (std::string& line : lines.value())
        std::replace(line.begin(), line.end(), '\n', ' ');
    return lines;
}

Status soundOrError(const sqlite::Database& database)
{
    // Reading every page of a large store would be felt each time it is opened.
    constexpr std::uintmax_t kEveryPageUpTo = 64U << 20;
    const bool small = stamp(database.path()).first <= kEveryPageUpTo;
    const Expected<std::vector<std::string>> findings =
        checkPages(database, small ? PageCheck::Quick : PageCheck::Ordinary);
    if (!findings.ok()) {
        if (findings.error().kind == ErrorKind::Corrupt)
            return damaged(database.path(), "SQLite cannot read it.");
        return findings.error();
    }
    if (!findings.value().empty())
        return damaged(database.path(), findings.value().front());
    return {};
}

/// A name for the copy that is made before a store is migrated; none that exists.
fs::path backupName(const fs::path& path, int version)
{
    const std::string stem = path.string() + ".layout-" + std::to_string(version);
    fs::path name = stem + ".backup";
    for (int i = 2; fs::exists(name); ++i)
        name = stem + "." + std::to_string(i) + ".backup";
    return name;
}

/// Whether SQLite was told that the file cannot change.
bool isImmutable(const sqlite::Database& database)
{
    const char* name = sqlite3_db_filename(database.handle(), "main");
    return name != nullptr && sqlite3_uri_boolean(name, "immutable", 0) != 0;
}

/// A store that cannot be changed cannot be migrated.
Status presentLayout(const sqlite::Database& database, std::span<const Migration> steps)
{
    const Expected<int> version = layoutVersion(database);
    if (!version.ok())
        return version.error();
    if (static_cast<std::size_t>(version.value()) < steps.size())
        return Error{
            ErrorKind::Refused,
            "This store was written by an older Regard and lies where it cannot be brought "
            "up to date. Copy it to a folder in which you may write, and open the copy.",
            database.path().string()};
    return {};
}

Status prepare(const sqlite::Database& database, std::span<const Migration> steps, bool checkIt)
{
    const Expected<int> version = layoutVersion(database);
    if (!version.ok())
        return version.error();
    // Asked again: the log may hold a newer version than the header of the file.
    if (static_cast<std::size_t>(version.value()) > steps.size())
        return newer(database.path(), static_cast<std::size_t>(version.value()), steps.size());
    if (checkIt) {
        if (Status status = soundOrError(database); !status.ok())
            return status;
    }
    if (static_cast<std::size_t>(version.value()) == steps.size())
        return {};
    if (sqlite3_db_readonly(database.handle(), "main") != 0)
        return presentLayout(database, steps);
    if (Status status = copyDatabase(database, backupName(database.path(), version.value()));
        !status.ok())
        return status;
    return migrate(database, steps);
}

} // namespace

Status makePrivateFile(const std::filesystem::path& path)
{
    // O_EXCL: the file must be new, also when two programs try at once. 0600: it holds customers.
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) {
        if (errno == EEXIST)
            return Error{ErrorKind::Refused,
                         "There is already a file of this name. Choose another name.",
                         path.string()};
        return systemError(path, "The file cannot be made", errno);
    }
    ::fchmod(file, 0600);
    ::close(file);
    return {};
}

bool isFixed(const std::filesystem::path& path)
{
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    std::error_code code;
    // Files beside it tell of somebody at work, or of changes that are not in the store yet.
    return ::access(folder.c_str(), W_OK) != 0 && !hasLog(path) &&
           !std::filesystem::exists(path.string() + "-shm", code);
}

Expected<sqlite::Database> connectTo(const std::filesystem::path& path, sqlite::OpenMode mode)
{
    if (isFixed(path))
        return sqlite::Database::open(path, sqlite::OpenMode::Immutable);
    Expected<sqlite::Database> database = sqlite::Database::open(path, mode);
    if (!database.ok())
        return database;
    // The first look makes the index of the log beside the store. On a full disk there is no room
    // for it; then nobody else has it either, and without a log the store is whole.
    const Expected<std::int64_t> look = database.value().integer("PRAGMA schema_version");
    if (!look.ok() && look.error().kind == ErrorKind::Io && !hasLog(path))
        return sqlite::Database::open(path, sqlite::OpenMode::Immutable);
    return database;
}

Status configure(const sqlite::Database& database)
{
    for (const PragmaWithReason& pragma : kEveryConnection) {
        if (Status status = database.execute(pragma.sql); !status.ok())
            return status;
    }
    // SQL must not be able to damage the file's own tables.
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return {};
}

Expected<std::vector<std::string>> checkPages(const sqlite::Database& database, PageCheck how)
{
    std::vector<std::string> findings;
    if (how == PageCheck::Thorough)
        return findingsOf(database, "PRAGMA integrity_check(20)");
    if (how == PageCheck::Quick)
        return findingsOf(database, "PRAGMA quick_check(1)");
    Expected<std::vector<std::string>> tables = readRows<std::string>(
        database,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'segment_column'",
        [](const sqlite::Statement& row) { return row.text(0); });
    if (!tables.ok())
        return tables;
    for (const std::string& table : tables.value()) {
        Expected<std::vector<std::string>> found =
            findingsOf(database, "PRAGMA quick_check(\"" + table + "\")");
        if (!found.ok() || !found.value().empty())
            return found;
    }
    return findings;
}

Expected<sqlite::Database> createDatabase(const std::filesystem::path& path,
                                          std::span<const Migration> steps)
{
    if (Status status = makePrivateFile(path); !status.ok())
        return status.error();
    Expected<sqlite::Database> database = sqlite::Database::open(path, sqlite::OpenMode::ReadWrite);
    Status status = database.ok() ? configure(database.value()) : Status(database.error());
    // 16 KiB: a packed column is some ten to hundred kilobytes; fewer, larger pages read faster.
    if (status.ok())
        status = database.value().execute("PRAGMA page_size = 16384; PRAGMA application_id = " +
                                          std::to_string(kApplicationId));
    if (status.ok())
        status = migrate(database.value(), steps);
    // WAL: people look at figures while an import runs, and see the state before it.
    // Only now, so that the main file is a whole store from its first moment.
    if (status.ok())
        status = database.value().execute("PRAGMA journal_mode = WAL");
    if (!status.ok()) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return status.error();
    }
    return database;
}

Expected<sqlite::Database> openDatabase(const std::filesystem::path& path,
                                        std::span<const Migration> steps)
{
    if (Status status = checkHeader(path, steps.size()); !status.ok())
        return status.error();

    // A damaged file is looked at without locks and without files beside it. That is right only
    // while nobody writes: a finding counts when the file stood still meanwhile.
    bool checked = false;
    if (!hasLog(path)) {
        const auto before = stamp(path);
        const Expected<sqlite::Database> still =
            sqlite::Database::open(path, sqlite::OpenMode::Immutable);
        const Status sound = still.ok() ? soundOrError(still.value()) : Status(still.error());
        const bool stood = !hasLog(path) && before == stamp(path);
        if (!sound.ok() && stood)
            return sound.error();
        checked = sound.ok() && stood;
    }

    Expected<sqlite::Database> opened = connectTo(path, sqlite::OpenMode::ReadWrite);
    if (!opened.ok())
        return opened;
    const sqlite::Database& database = opened.value();
    if (isImmutable(database)) {
        if (Status status = configure(database); !status.ok())
            return status.error();
        if (Status status = presentLayout(database, steps); !status.ok())
            return status.error();
        return opened;
    }
    // Until it is known to be ours, closing must not move the log into the file.
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    Status ready = configure(database);
    if (ready.ok())
        ready = prepare(database, steps, !checked);
    if (!ready.ok()) {
        const bool canWrite = ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0;
        return canWrite || !hasLog(path) || ready.error().kind != ErrorKind::Io
                   ? ready.error()
                   : logOutOfReach(path, ready.error());
    }
    if (sqlite3_db_readonly(database.handle(), "main") == 0)
        if (Status status = database.execute("PRAGMA journal_mode = WAL"); !status.ok())
            return status.error();
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return opened;
}

Status copyDatabase(const sqlite::Database& source, const std::filesystem::path& target)
{
    if (Status status = makePrivateFile(target); !status.ok())
        return status;
    Status copied = [&]() -> Status {
        Expected<sqlite::Database> copy =
            sqlite::Database::open(target, sqlite::OpenMode::ReadWrite);
        if (!copy.ok())
            return copy.error();
        sqlite3* to = copy.value().handle();
        sqlite3_backup* backup = sqlite3_backup_init(to, "main", source.handle(), "main");
        if (backup == nullptr)
            return sqlite::errorOf(to, sqlite3_errcode(to));
        // All pages in one step: one state of the store. In WAL mode writers are not held up by it.
        (void)sqlite3_backup_step(backup, -1);
        if (const int code = sqlite3_backup_finish(backup); code != SQLITE_OK)
            return sqlite::errorOf(to, code);
        return {};
    }();
    if (!copied.ok()) {
        std::error_code ignored;
        std::filesystem::remove(target, ignored);
    }
    return copied;
}

} // namespace regard
