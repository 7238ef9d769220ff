// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/archive.h"

#include "core/ingest/containers/new_file.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <zip.h>

namespace regard {
namespace {

/// Text packs to a tenth, a table of one repeated line to a two-hundredth. What goes beyond that is
/// made to fill a disk; below kHarmlessBytes it does not matter.
constexpr std::int64_t kLargestRatio = 250;
constexpr std::int64_t kHarmlessBytes = std::int64_t{100} << 20U;
constexpr std::int64_t kMostEntries = 100'000;
/// Left free on the disk for everybody else.
constexpr std::uintmax_t kSpareBytes = std::uintmax_t{256} << 20U;
constexpr std::size_t kBlock = std::size_t{256} << 10U;

Error damaged(const std::string& archive, std::string_view what)
{
    return {ErrorKind::Invalid,
            "The archive is damaged or cut off: " + std::string(what) +
                ". Download or copy it again.",
            archive};
}

Error openError(int code, const std::filesystem::path& file)
{
    switch (code) {
    case ZIP_ER_NOENT:
        return {ErrorKind::NotFound, "There is no such file. Check the name and the folder.",
                file.string()};
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
    case ZIP_ER_EOF:
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
        return damaged(file.string(), "the list of its files cannot be read");
    default:
        break;
    }
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    Error failure{ErrorKind::Io,
                  "The archive cannot be opened: " + std::string(zip_error_strerror(&error)) + ".",
                  file.string()};
    zip_error_fini(&error);
    return failure;
}

Error readError(int code, const ArchiveEntry& entry, const std::string& archive)
{
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP)
        return {ErrorKind::Refused,
                "\"" + entry.name +
                    "\" is protected by a password. Unpack it yourself and import what is in it.",
                archive};
    if (code == ZIP_ER_COMPNOTSUPP)
        return {ErrorKind::Refused,
                "\"" + entry.name +
                    "\" is packed in an unusual way. Unpack it yourself and import what is in it.",
                archive};
    return damaged(archive, "\"" + entry.name + "\" cannot be unpacked");
}

bool leadsOut(std::string_view name)
{
    if (name.starts_with('/') || (name.size() > 1 && name[1] == ':'))
        return true;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t end = std::min(name.find('/', from), name.size());
        if (name.substr(from, end - from) == "..")
            return true;
        from = end + 1;
    }
    return false;
}

ArchiveEntry entryOf(const zip_stat_t& listed)
{
    ArchiveEntry entry;
    entry.name = listed.name;
    // Some Windows programs divide by backslashes, against the format's own rule.
    if (entry.name.find('/') == std::string::npos)
        std::replace(entry.name.begin(), entry.name.end(), '\\', '/');
    std::replace_if(
        entry.name.begin(), entry.name.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
    entry.index = listed.index;
    constexpr auto kMost = static_cast<zip_uint64_t>(std::numeric_limits<std::int64_t>::max());
    entry.bytes = static_cast<std::int64_t>(std::min(listed.size, kMost));
    entry.packed = static_cast<std::int64_t>(std::min(listed.comp_size, kMost));
    entry.isFolder = entry.name.ends_with('/');
    entry.isEncrypted = listed.encryption_method != ZIP_EM_NONE;
    entry.leadsOut = leadsOut(entry.name);
    return entry;
}

} // namespace

void ArchiveReader::Close::operator()(zip_file* file) const
{
    zip_fclose(file);
}

ArchiveReader::ArchiveReader(zip_file* file, ArchiveEntry entry, std::string archive)
    : m_file(file), m_entry(std::move(entry)), m_archive(std::move(archive))
{
}

Expected<std::size_t> ArchiveReader::read(char* into, std::size_t size)
{
    const zip_int64_t got = zip_fread(m_file.get(), into, size);
    if (got < 0)
        return readError(zip_error_code_zip(zip_file_get_error(m_file.get())), m_entry, m_archive);
    m_read += got;
    // The list of an archive can lie; what comes out of it cannot.
    if (m_read > kHarmlessBytes && m_read / kLargestRatio > m_entry.packed)
        return Error{ErrorKind::Refused,
                     "\"" + m_entry.name +
                         "\" unpacks to more than 250 times its size, which no export does. If you "
                         "trust it, unpack it yourself and import what is in it.",
                     m_archive};
    return static_cast<std::size_t>(got);
}

void Archive::Close::operator()(zip* archive) const
{
    zip_discard(archive);
}

Expected<Archive> Archive::open(const std::filesystem::path& file)
{
    int code = 0;
    zip_t* opened = zip_open(file.c_str(), ZIP_RDONLY, &code);
    if (opened == nullptr)
        return openError(code, file);
    Archive archive;
    archive.m_path = file;
    archive.m_archive.reset(opened);
    const zip_int64_t count = zip_get_num_entries(opened, 0);
    if (count > kMostEntries)
        return Error{ErrorKind::Refused,
                     "The archive lists more than 100,000 files. Unpack it yourself and import the "
                     "tables in it.",
                     file.string()};
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t listed;
        if (zip_stat_index(opened, static_cast<zip_uint64_t>(i), 0, &listed) != 0 ||
            (listed.valid & ZIP_STAT_NAME) == 0)
            return damaged(file.string(), "the list of its files cannot be read");
        archive.m_entries.push_back(entryOf(listed));
    }
    return archive;
}

const ArchiveEntry* Archive::find(std::string_view name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const ArchiveEntry& entry) {
            return values::equalIgnoringCase(entry.name, name);
        });
    return found == m_entries.end() ? nullptr : &*found;
}

Expected<ArchiveReader> Archive::read(const ArchiveEntry& entry) const
{
    if (entry.isEncrypted)
        return readError(ZIP_ER_NOPASSWD, entry, m_path.string());
    zip_file_t* file = zip_fopen_index(m_archive.get(), entry.index, 0);
    if (file == nullptr)
        return readError(zip_error_code_zip(zip_get_error(m_archive.get())), entry,
                         m_path.string());
    return ArchiveReader(file, entry, m_path.string());
}

Expected<std::string> Archive::head(const ArchiveEntry& entry, std::size_t most) const
{
    Expected<ArchiveReader> reader = read(entry);
    if (!reader.ok())
        return reader.error();
    std::string bytes(most, '\0');
    std::size_t done = 0;
    while (done < most) {
        const Expected<std::size_t> got = reader.value().read(bytes.data() + done, most - done);
        if (!got.ok())
            return got.error();
        if (got.value() == 0)
            break;
        done += got.value();
    }
    bytes.resize(done);
    return bytes;
}

Status Archive::unpack(const ArchiveEntry& entry, const std::filesystem::path& target,
                       const Control& control) const
{
    std::error_code code;
    const std::filesystem::space_info space = std::filesystem::space(target.parent_path(), code);
    if (!code && static_cast<std::uintmax_t>(entry.bytes) + kSpareBytes > space.available)
        return Error{ErrorKind::Refused,
                     "There is no room to unpack \"" + entry.name + "\": it needs " +
                         std::to_string((entry.bytes >> 20U) + 1) +
                         " MB in the folder for temporary files. Make room, or set TMPDIR to a "
                         "folder that has it.",
                     m_path.string()};
    Expected<ArchiveReader> reader = read(entry);
    if (!reader.ok())
        return reader.error();
    Expected<NewFile> file = NewFile::create(target);
    if (!file.ok())
        return file.error();
    std::string block(kBlock, '\0');
    for (;;) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        const Expected<std::size_t> got = reader.value().read(block.data(), block.size());
        if (!got.ok())
            return got.error();
        if (got.value() == 0)
            return file.value().finish();
        if (Status written = file.value().write(std::string_view(block).substr(0, got.value()));
            !written.ok())
            return written;
        if (control.report)
            control.report({"Unpacking", reader.value().bytesRead(), entry.bytes, 0});
    }
}

} // namespace regard
