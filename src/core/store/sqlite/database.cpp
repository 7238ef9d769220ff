// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstdint>
#include <sys/statvfs.h>
#include <utility>

namespace regard::sqlite {

std::string immutableUri(const std::filesystem::path& path)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.';
        if (plain)
            uri += c;
        else
            uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return uri + "?immutable=1";
}

namespace {

/// Less than this is not enough to begin to write.
constexpr std::uint64_t kLeastRoom = 65536;

bool isFull(const std::string& file)
{
    struct statvfs disk {};
    return !file.empty() && ::statvfs(file.c_str(), &disk) == 0 && (disk.f_flag & ST_RDONLY) == 0 &&
           std::uint64_t{disk.f_bavail} * disk.f_frsize < kLeastRoom;
}

bool isNoRoomCode(int code)
{
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

/// What the system said when it refused to write: no room is told as such, whichever way SQLite
/// passes it on.
bool isNoRoom(sqlite3* handle, int code, const std::string& file)
{
    // A store on a full disk is opened for reading alone.
    if ((code & 0xff) == SQLITE_READONLY)
        return isFull(file);

    if ((code & 0xff) == SQLITE_FULL)
        return true;
    if ((code & 0xff) != SQLITE_IOERR || handle == nullptr)
        return false;
    // A quota or a limit of the size of files is told as any failure; the files know better.
    int store = 0;
    int log = 0;
    sqlite3_file* journal = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &store);
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
    if (journal != nullptr && journal->pMethods != nullptr)
        journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &log);
    return isNoRoomCode(store) || isNoRoomCode(log);
}

} // namespace

Error errorOf(sqlite3* handle, int code)
{
    const std::string detail = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    const char* fileName = handle == nullptr ? nullptr : sqlite3_db_filename(handle, "main");
    const std::string file = fileName == nullptr ? std::string() : std::string(fileName);
    if (isNoRoom(handle, code, file))
        return {ErrorKind::Io, "The disk is full. Make room and try again; nothing was changed.",
                file};
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Busy,
                "Another program is writing to this store. Try again when it has finished.", file};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::Corrupt,
                "The store is damaged (" + detail + "). Open a backup, or copy what can be read.",
                file};
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_DBMOVED)
            return {ErrorKind::Io,
                    "The store's file was moved or removed while it was open. Nothing was changed; "
                    "open it where it is now.",
                    file};
        return {ErrorKind::Io,
                "The store can only be read where it lies, so nothing was changed. Copy it to a "
                "folder in which you may write, and open the copy.",
                file};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {ErrorKind::Io,
                "The store cannot be read or written (" + detail +
                    "). Check the file, its folder and their permissions.",
                file};
    case SQLITE_INTERRUPT:
        return {ErrorKind::Cancelled, "Stopped; nothing was changed.", file};
    case SQLITE_AUTH:
        return {ErrorKind::Refused, "Only reading is allowed here (" + detail + ").", file};
    default:
        return {ErrorKind::Invalid, detail, file};
    }
}

Database::Database(sqlite3* handle, std::filesystem::path path)
    : m_handle(handle), m_path(std::move(path))
{
}

Expected<Database> Database::open(const std::filesystem::path& path, OpenMode mode)
{
    // NOMUTEX: a connection is used by one thread at a time, so locking every call would be waste.
    int flags = SQLITE_OPEN_NOMUTEX;
    std::string name = path.string();
    // For ATTACH; a path is no URI, whatever it begins with.
    if (!name.starts_with("file:"))
        flags |= SQLITE_OPEN_URI;
    switch (mode) {
    case OpenMode::ReadWrite:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case OpenMode::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case OpenMode::Immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = immutableUri(path);
        break;
    case OpenMode::Memory:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        name = ":memory:";
        break;
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    if (code != SQLITE_OK) {
        Error error = errorOf(handle, code);
        error.file = path.string();
        sqlite3_close_v2(handle);
        return error;
    }
    sqlite3_extended_result_codes(handle, 1);
    return Database(handle, path);
}

Database::Database(Database&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_path(std::move(other.m_path))
{
}

Database& Database::operator=(Database&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_path, other.m_path);
    return *this;
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Status Database::execute(const std::string& sql) const
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_handle, code);
    return {};
}

Expected<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0,
                                        &statement, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_handle, code);
    return Statement(statement);
}

Expected<std::int64_t> Database::integer(std::string_view sql) const
{
    Expected<Statement> statement = prepare(sql);
    if (!statement.ok())
        return statement.error();
    const Expected<bool> row = statement.value().step();
    if (!row.ok())
        return row.error();
    return row.value() ? statement.value().integer(0) : std::int64_t{0};
}

std::int64_t Database::lastInsertRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

} // namespace regard::sqlite
