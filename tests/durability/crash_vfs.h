// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace regard::test {

enum class Fault {
    PowerLoss, ///< nothing works from then on; what was not synced may be there, torn, or not at all
    DiskFull,  ///< nothing more can be written until settle()
    Failure    ///< this one write, sync or truncation fails
};

/// A file system under SQLite that fails where it is told to. While it lives, every database that
/// is opened uses it. Files really lie on the disk, so that they can be read as usual; beside them
/// it remembers what was not synced. Syncs do not reach the disk: that makes tests fast, too.
class CrashVfs final {
public:
    CrashVfs();
    ~CrashVfs();
    CrashVfs(const CrashVfs&) = delete;
    CrashVfs& operator=(const CrashVfs&) = delete;

    /// Counts points (writes, syncs, truncations and removals of files) from here on. The fault
    /// comes at the point of that number; 0: never.
    void arm(std::int64_t point, Fault fault, unsigned seed);
    [[nodiscard]] std::int64_t points() const { return m_points; }
    [[nodiscard]] bool struck() const { return m_struck; }
    /// When every database is closed: leaves the files as the fault left them, and works again.
    void settle();

    // What the functions of the file system ask.
    /// SQLITE_OK, or how this point fails with `failure`.
    int pass(int failure);
    [[nodiscard]] bool dead() const { return m_dead; }
    void wrote(const std::string& path, std::int64_t offset, std::string before, std::string after);
    void truncated(const std::string& path, std::int64_t size, std::string tail);
    void synced(const std::string& path);
    void removed(const std::string& path, std::string content);
    void made(const std::string& path);
    [[nodiscard]] sqlite3_vfs* real() const { return m_real; }
    [[nodiscard]] std::mutex& guard() { return m_guard; }

private:
    struct Change {
        std::int64_t offset = 0;
        std::string before; ///< what the bytes were, as far as there were any
        std::string after;  ///< empty: the file was cut at `offset`
        bool cut = false;
    };
    struct Unsynced {
        std::vector<Change> changes;
        bool fresh = false; ///< the file was made and never synced
    };

    [[nodiscard]] std::string asLeft(std::string content, const Unsynced& unsynced);

    sqlite3_vfs m_vfs{};
    sqlite3_vfs* m_real;
    std::mutex m_guard;
    std::map<std::string, Unsynced> m_unsynced;
    std::map<std::string, std::string> m_removed; ///< content of files whose removal may be undone
    std::mt19937 m_random{1};
    std::int64_t m_points = 0;
    std::int64_t m_at = 0;
    Fault m_fault = Fault::PowerLoss;
    bool m_struck = false;
    bool m_dead = false;
    bool m_full = false;
};

} // namespace regard::test
