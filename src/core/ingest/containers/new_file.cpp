// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/new_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace regard {

Error NewFile::failure() const
{
    return {ErrorKind::Io,
            "A temporary file cannot be written: " + std::string(std::strerror(errno)) +
                ". Make room, or set TMPDIR to a folder that has it.",
            m_path.parent_path().string()};
}

Expected<NewFile> NewFile::create(const std::filesystem::path& path)
{
    NewFile file;
    file.m_path = path;
    const int handle =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0)
        return file.failure();
    file.m_file.reset(::fdopen(handle, "wb"));
    if (!file.m_file) {
        ::close(handle);
        return file.failure();
    }
    return file;
}

Status NewFile::write(std::string_view bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return failure();
    return {};
}

Status NewFile::finish()
{
    if (std::fclose(m_file.release()) != 0)
        return failure();
    return {};
}

} // namespace regard
