// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/file_bytes.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace regard {
namespace {

Error failure(ErrorKind kind, std::string message, const std::filesystem::path& file)
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    error.file = file.string();
    return error;
}

} // namespace

Expected<FileBytes> FileBytes::open(const std::filesystem::path& file)
{
    FileBytes bytes;
    bytes.m_path = file;
    bytes.m_handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (bytes.m_handle < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return failure(ErrorKind::NotFound,
                           "There is no such file. Check the name and the folder.", file);
        return failure(ErrorKind::Io,
                       "The file cannot be opened: " + std::string(std::strerror(errno)) + ".",
                       file);
    }
    struct stat status = {};
    if (::fstat(bytes.m_handle, &status) != 0)
        return failure(ErrorKind::Io,
                       "The file cannot be read: " + std::string(std::strerror(errno)) + ".", file);
    if (S_ISDIR(status.st_mode))
        return failure(ErrorKind::Invalid, "This is a folder. Choose a file in it.", file);
    bytes.m_size = status.st_size;
    ::posix_fadvise(bytes.m_handle, 0, 0, POSIX_FADV_SEQUENTIAL);
    return bytes;
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : m_path(std::move(other.m_path)), m_handle(std::exchange(other.m_handle, -1)),
      m_size(other.m_size), m_position(other.m_position)
{
}

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_handle = std::exchange(other.m_handle, -1);
        m_size = other.m_size;
        m_position = other.m_position;
    }
    return *this;
}

FileBytes::~FileBytes()
{
    close();
}

void FileBytes::close()
{
    if (m_handle >= 0)
        ::close(std::exchange(m_handle, -1));
}

Status FileBytes::read(std::size_t wanted, std::string& block)
{
    block.clear();
    return append(wanted, block);
}

Status FileBytes::append(std::size_t wanted, std::string& text)
{
    const std::size_t before = text.size();
    text.resize(before + wanted);
    std::size_t done = 0;
    while (done < wanted) {
        const ssize_t got = ::read(m_handle, text.data() + before + done, wanted - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(ErrorKind::Io,
                           "The file cannot be read: " + std::string(std::strerror(errno)) + ".",
                           m_path);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    text.resize(before + done);
    m_position += static_cast<std::int64_t>(done);
    return {};
}

Status FileBytes::seek(std::int64_t position)
{
    if (::lseek(m_handle, position, SEEK_SET) < 0)
        return failure(ErrorKind::Io, "This cannot be read twice. Save it as a file first.",
                       m_path);
    m_position = position;
    return {};
}

} // namespace regard
