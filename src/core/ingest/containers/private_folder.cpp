// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/private_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <mutex>
#include <stdlib.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace regard {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "regard-unpacked-";
constexpr const char* kLock = ".in-use";
/// A folder without a lock is one that is being made, unless it is older than this.
constexpr std::time_t kMakingSeconds = 600;
constexpr std::size_t kLongestName = 100;

bool isAbandoned(const fs::path& folder)
{
    struct stat status = {};
    if (::lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) ||
        status.st_uid != ::geteuid())
        return false;
    const int lock = ::open((folder / kLock).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (lock < 0)
        return errno == ENOENT && status.st_mtime + kMakingSeconds < std::time(nullptr);
    const bool free = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
    ::close(lock);
    return free;
}

} // namespace

void removeAbandonedFolders()
{
    std::error_code code;
    const fs::path temporary = fs::temp_directory_path(code);
    if (code)
        return;
    fs::directory_iterator entry(temporary, fs::directory_options::skip_permission_denied, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (!entry->path().filename().string().starts_with(kPrefix) || !isAbandoned(entry->path()))
            continue;
        std::error_code ignored;
        fs::remove_all(entry->path(), ignored);
    }
}

Expected<PrivateFolder> PrivateFolder::create()
{
    static std::once_flag once;
    std::call_once(once, removeAbandonedFolders);
    std::error_code code;
    const fs::path temporary = fs::temp_directory_path(code);
    if (code)
        return Error{ErrorKind::Io, "There is no folder for temporary files; set TMPDIR to one."};
    std::string name = (temporary / (std::string(kPrefix) + "XXXXXX")).string();
    // mkdtemp makes it for this user alone.
    if (::mkdtemp(name.data()) == nullptr)
        return Error{ErrorKind::Io,
                     "No temporary folder can be made: " + std::string(std::strerror(errno)) + ".",
                     temporary.string()};
    PrivateFolder folder;
    folder.m_path = name;
    folder.m_lock = ::open((folder.m_path / kLock).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
                           S_IRUSR | S_IWUSR);
    if (folder.m_lock < 0 || ::flock(folder.m_lock, LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorKind::Io,
                     "The temporary folder cannot be used: " + std::string(std::strerror(errno)) +
                         ".",
                     name};
    return folder;
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_lock(std::exchange(other.m_lock, -1))
{
}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept
{
    if (this != &other) {
        remove();
        m_path = std::exchange(other.m_path, {});
        m_lock = std::exchange(other.m_lock, -1);
    }
    return *this;
}

PrivateFolder::~PrivateFolder()
{
    remove();
}

void PrivateFolder::remove()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
    m_path.clear();
}

fs::path PrivateFolder::fileFor(std::string_view name) const
{
    std::string safe(name.substr(0, kLongestName));
    std::replace_if(
        safe.begin(), safe.end(),
        [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }, '_');
    if (safe.empty() || safe.front() == '.')
        safe.insert(safe.begin(), '_');
    return m_path / safe;
}

} // namespace regard
