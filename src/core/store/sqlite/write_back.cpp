// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/write_back.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace regard::sqlite {

namespace {

constexpr std::int64_t kWorthIt = std::int64_t{4} << 20; // bytes

} // namespace

WriteBack::WriteBack(const std::filesystem::path& store) : m_log(store.string() + "-wal") {}

WriteBack::~WriteBack()
{
    if (m_file >= 0)
        ::close(m_file);
}

void WriteBack::begin()
{
#if defined(__linux__)
    if (m_file < 0)
        m_file = ::open(m_log.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat log = {};
    if (m_file < 0 || ::fstat(m_file, &log) != 0 || log.st_size - m_begun < kWorthIt)
        return;
    (void)::sync_file_range(m_file, m_begun, log.st_size - m_begun, SYNC_FILE_RANGE_WRITE);
    m_begun = log.st_size;
#endif
}

} // namespace regard::sqlite
