// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "durability/crash_vfs.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <utility>

namespace regard::test {

namespace {

constexpr std::size_t kSector = 512;

/// A file of ours: the real one lies behind it in memory.
struct CrashFile {
    sqlite3_file base;
    CrashVfs* vfs;
    std::string* path;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

CrashFile& own(sqlite3_file* file)
{
    return *reinterpret_cast<CrashFile*>(file);
}

std::string readPart(sqlite3_file* real, std::int64_t offset, std::int64_t size)
{
    sqlite3_int64 whole = 0;
    real->pMethods->xFileSize(real, &whole);
    const std::int64_t there =
        std::max<std::int64_t>(0, std::min<std::int64_t>(size, whole - offset));
    std::string bytes(static_cast<std::size_t>(there), '\0');
    if (there > 0)
        real->pMethods->xRead(real, bytes.data(), static_cast<int>(there), offset);
    return bytes;
}

int closeFile(sqlite3_file* file)
{
    CrashFile& f = own(file);
    const int code = f.real()->pMethods->xClose(f.real());
    delete f.path;
    return code;
}

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
{
    CrashFile& f = own(file);
    return f.vfs->dead() ? SQLITE_IOERR_READ
                         : f.real()->pMethods->xRead(f.real(), to, size, offset);
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
{
    CrashFile& f = own(file);
    const std::lock_guard lock(f.vfs->guard());
    if (f.vfs->dead())
        return SQLITE_IOERR_WRITE;
    std::string before = readPart(f.real(), offset, size);
    const int code = f.vfs->pass(SQLITE_IOERR_WRITE);
    // A write during which the power goes may be there in part.
    if (code == SQLITE_OK || f.vfs->dead()) {
        const int written = f.real()->pMethods->xWrite(f.real(), from, size, offset);
        if (written != SQLITE_OK)
            return written;
        f.vfs->wrote(*f.path, offset, std::move(before),
                     std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)));
    }
    return code;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    CrashFile& f = own(file);
    const std::lock_guard lock(f.vfs->guard());
    if (f.vfs->dead())
        return SQLITE_IOERR_TRUNCATE;
    if (const int code = f.vfs->pass(SQLITE_IOERR_TRUNCATE); code != SQLITE_OK)
        return code == SQLITE_FULL ? SQLITE_OK : code;
    std::string tail = readPart(f.real(), size, std::int64_t{1} << 31);
    const int code = f.real()->pMethods->xTruncate(f.real(), size);
    if (code == SQLITE_OK)
        f.vfs->truncated(*f.path, size, std::move(tail));
    return code;
}

int syncFile(sqlite3_file* file, int)
{
    CrashFile& f = own(file);
    const std::lock_guard lock(f.vfs->guard());
    if (f.vfs->dead())
        return SQLITE_IOERR_FSYNC;
    if (const int code = f.vfs->pass(SQLITE_IOERR_FSYNC); code != SQLITE_OK)
        return code;
    f.vfs->synced(*f.path);
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    CrashFile& f = own(file);
    return f.vfs->dead() ? SQLITE_IOERR_FSTAT : f.real()->pMethods->xFileSize(f.real(), size);
}

int lockFile(sqlite3_file* file, int how)
{
    return own(file).real()->pMethods->xLock(own(file).real(), how);
}

int unlockFile(sqlite3_file* file, int how)
{
    return own(file).real()->pMethods->xUnlock(own(file).real(), how);
}

int isLocked(sqlite3_file* file, int* result)
{
    return own(file).real()->pMethods->xCheckReservedLock(own(file).real(), result);
}

int controlFile(sqlite3_file* file, int what, void* argument)
{
    return own(file).real()->pMethods->xFileControl(own(file).real(), what, argument);
}

int sectorSize(sqlite3_file* file)
{
    return own(file).real()->pMethods->xSectorSize(own(file).real());
}

int characteristics(sqlite3_file* file)
{
    return own(file).real()->pMethods->xDeviceCharacteristics(own(file).real());
}

int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** to)
{
    return own(file).real()->pMethods->xShmMap(own(file).real(), region, size, extend, to);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return own(file).real()->pMethods->xShmLock(own(file).real(), offset, count, flags);
}

void barrier(sqlite3_file* file)
{
    own(file).real()->pMethods->xShmBarrier(own(file).real());
}

int unmapShared(sqlite3_file* file, int remove)
{
    return own(file).real()->pMethods->xShmUnmap(own(file).real(), remove);
}

/// Version 2: no memory mapping, every byte comes through here.
constexpr sqlite3_io_methods kMethods{
    2,          closeFile,  readFile,    writeFile,   truncateFile, syncFile,        fileSize,
    lockFile,   unlockFile, isLocked,    controlFile, sectorSize,   characteristics, mapShared,
    lockShared, barrier,    unmapShared, nullptr,     nullptr};

CrashVfs& own(sqlite3_vfs* vfs)
{
    return *static_cast<CrashVfs*>(vfs->pAppData);
}

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* given)
{
    CrashVfs& crash = own(vfs);
    CrashFile& f = own(file);
    f.base.pMethods = nullptr;
    if (crash.dead())
        return SQLITE_CANTOPEN;
    const bool there = name != nullptr && std::filesystem::exists(name);
    const int code = crash.real()->xOpen(crash.real(), name, f.real(), flags, given);
    if (code != SQLITE_OK)
        return code;
    f.vfs = &crash;
    f.path = new std::string(name == nullptr ? "" : name);
    f.base.pMethods = &kMethods;
    const std::lock_guard lock(crash.guard());
    if (!there && name != nullptr)
        crash.made(*f.path);
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs* vfs, const char* name, int syncFolder)
{
    CrashVfs& crash = own(vfs);
    const std::lock_guard lock(crash.guard());
    if (crash.dead())
        return SQLITE_IOERR_DELETE;
    if (const int code = crash.pass(SQLITE_IOERR_DELETE); code != SQLITE_OK && code != SQLITE_FULL)
        return code;
    if (syncFolder == 0) {
        std::ifstream in(name, std::ios::binary);
        crash.removed(name, std::string(std::istreambuf_iterator<char>(in), {}));
    } else {
        crash.synced(name);
    }
    return crash.real()->xDelete(crash.real(), name, 0);
}

} // namespace

CrashVfs::CrashVfs() : m_real(sqlite3_vfs_find(nullptr))
{
    m_vfs = *m_real;
    m_vfs.iVersion = 2;
    m_vfs.szOsFile = static_cast<int>(sizeof(CrashFile)) + m_real->szOsFile;
    m_vfs.zName = "regard-crash";
    m_vfs.pAppData = this;
    m_vfs.xOpen = openFile;
    m_vfs.xDelete = removeFile;
    m_vfs.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* result) {
        sqlite3_vfs* real = own(vfs).real();
        return real->xAccess(real, name, flags, result);
    };
    m_vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
        sqlite3_vfs* real = own(vfs).real();
        return real->xFullPathname(real, name, size, out);
    };
    sqlite3_vfs_register(&m_vfs, 1);
}

CrashVfs::~CrashVfs()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_real, 1);
}

void CrashVfs::arm(std::int64_t point, Fault fault, unsigned seed)
{
    m_points = 0;
    m_at = point;
    m_fault = fault;
    m_random.seed(seed);
    m_struck = m_dead = m_full = false;
    m_unsynced.clear();
    m_removed.clear();
}

int CrashVfs::pass(int failure)
{
    if (m_full)
        return SQLITE_FULL;
    if (++m_points != m_at)
        return SQLITE_OK;
    m_struck = true;
    m_dead = m_fault == Fault::PowerLoss;
    m_full = m_fault == Fault::DiskFull;
    return m_full ? SQLITE_FULL : failure;
}

void CrashVfs::wrote(const std::string& path, std::int64_t offset, std::string before,
                     std::string after)
{
    m_unsynced[path].changes.push_back({offset, std::move(before), std::move(after), false});
}

void CrashVfs::truncated(const std::string& path, std::int64_t size, std::string tail)
{
    m_unsynced[path].changes.push_back({size, std::move(tail), {}, true});
}

void CrashVfs::synced(const std::string& path)
{
    m_unsynced.erase(path);
    m_removed.erase(path);
}

void CrashVfs::removed(const std::string& path, std::string content)
{
    m_removed[path] = asLeft(std::move(content), m_unsynced[path]);
    m_unsynced.erase(path);
}

void CrashVfs::made(const std::string& path)
{
    m_unsynced[path].fresh = true;
}

/// A file in which each change since the last sync is there, torn at the sectors, or not there.
std::string CrashVfs::asLeft(std::string content, const Unsynced& unsynced)
{
    const auto put = [&](std::int64_t offset, std::string_view bytes) {
        const auto at = static_cast<std::size_t>(offset);
        content.resize(std::max(content.size(), at + bytes.size()));
        std::memcpy(content.data() + at, bytes.data(), bytes.size());
    };
    for (auto change = unsynced.changes.rbegin(); change != unsynced.changes.rend(); ++change) {
        const auto end = static_cast<std::size_t>(change->offset) + change->before.size();
        if (!change->cut && change->before.size() < change->after.size())
            content.resize(std::min(content.size(), end)); // the file ended there
        if (!change->before.empty())
            put(change->offset, change->before);
    }
    for (const Change& change : unsynced.changes) {
        const auto chance = m_random() % 5;
        if (chance < 2)
            continue; // lost
        if (change.cut) {
            content.resize(std::min(content.size(), static_cast<std::size_t>(change.offset)));
        } else if (chance < 4) {
            put(change.offset, change.after);
        } else {
            for (std::size_t at = 0; at < change.after.size(); at += kSector)
                if (m_random() % 2 == 0)
                    put(change.offset + static_cast<std::int64_t>(at),
                        std::string_view(change.after).substr(at, kSector));
        }
    }
    return content;
}

void CrashVfs::settle()
{
    if (m_dead) {
        for (const auto& [path, unsynced] : m_unsynced) {
            if (!std::filesystem::exists(path))
                continue;
            if (unsynced.fresh && m_random() % 2 == 0) {
                std::filesystem::remove(path);
                continue;
            }
            std::ifstream in(path, std::ios::binary);
            const std::string now{std::istreambuf_iterator<char>(in), {}};
            in.close();
            const std::string left = asLeft(now, unsynced);
            std::ofstream(path, std::ios::binary | std::ios::trunc) << left;
        }
        for (const auto& [path, content] : m_removed)
            if (!std::filesystem::exists(path) && m_random() % 2 == 0)
                std::ofstream(path, std::ios::binary) << content;
    }
    arm(0, Fault::PowerLoss, 1);
}

} // namespace regard::test
