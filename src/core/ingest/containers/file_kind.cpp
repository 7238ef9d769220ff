// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/file_kind.h"

#include "core/ingest/file_bytes.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>

namespace regard {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSaveAsTable = " Open it in a spreadsheet and save it as CSV or XLSX.";
constexpr std::string_view kUnpackFirst = " Unpack it first and import what is in it.";
constexpr std::string_view kExportRows = " Export the rows behind it as CSV or XLSX.";

struct Signature {
    std::string_view bytes;
    std::string_view what;
    std::string_view remedy;
};

constexpr std::array kSignatures = {
    Signature{"%PDF-"sv, "a PDF", kExportRows},
    Signature{"\x89PNG\r\n\x1a\n"sv, "a picture", kExportRows},
    Signature{"\xff\xd8\xff"sv, "a picture", kExportRows},
    Signature{"GIF8"sv, "a picture", kExportRows},
    Signature{"\x1f\x8b"sv, "packed with gzip", kUnpackFirst},
    Signature{"BZh"sv, "packed with bzip2", kUnpackFirst},
    Signature{"\xfd"
              "7zXZ\0"sv,
              "packed with xz", kUnpackFirst},
    Signature{"\x28\xb5\x2f\xfd"sv, "packed with Zstandard", kUnpackFirst},
    Signature{"7z\xbc\xaf\x27\x1c"sv, "a 7z archive", kUnpackFirst},
    Signature{"Rar!\x1a\x07"sv, "a RAR archive", kUnpackFirst},
    Signature{"SQLite format 3\0"sv, "a database",
              " If it is a store of Regard, open it; otherwise export its tables as CSV."},
    Signature{"PAR1"sv, "a Parquet file", " Export its rows as CSV."},
    Signature{"{\\rtf"sv, "a text document", kExportRows},
};

/// Old Office files, and new ones with a password, are the same kind of container.
constexpr std::string_view kCompoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv;
constexpr std::string_view kEncryptedStream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

bool startsWithIgnoringCase(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() &&
           values::equalIgnoringCase(text.substr(0, start.size()), start);
}

std::string_view behindBlanks(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

std::string sentence(std::string_view what, std::string_view remedy)
{
    return "This is " + std::string(what) + ", not a table of rows." + std::string(remedy);
}

Error refusal(const Archive& archive, std::string message)
{
    return {ErrorKind::Refused, std::move(message), archive.path().string()};
}

bool hasFolder(const Archive& archive, std::string_view folder)
{
    return std::any_of(
        archive.entries().begin(), archive.entries().end(),
        [&](const ArchiveEntry& entry) { return startsWithIgnoringCase(entry.name, folder); });
}

} // namespace

ByteKind kindOfBytes(std::string_view head)
{
    if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv))
        return {true, {}};
    for (const Signature& signature : kSignatures)
        if (head.starts_with(signature.bytes))
            return {false, sentence(signature.what, signature.remedy)};
    if (head.starts_with(kCompoundFile)) {
        if (head.find(kEncryptedStream) != std::string_view::npos)
            return {false, "This workbook is protected by a password. Open it in a spreadsheet and "
                           "save it without one."};
        return {false, "This is a workbook of the old kind (XLS)." + std::string(kSaveAsTable)};
    }
    const std::string_view text = behindBlanks(head);
    if (startsWithIgnoringCase(text, "<!doctype html") || startsWithIgnoringCase(text, "<html"))
        return {false,
                "This is a web page, which some tools call XLS." + std::string(kSaveAsTable)};
    if (startsWithIgnoringCase(text, "<?xml"))
        return {false, "This is XML." + std::string(kSaveAsTable)};
    return {};
}

Expected<FileKind> kindOfArchive(const Archive& archive)
{
    if (archive.find("xl/workbook.bin") != nullptr)
        return refusal(archive, "This is a binary workbook (XLSB)." + std::string(kSaveAsTable));
    if (archive.find("[Content_Types].xml") != nullptr) {
        if (hasFolder(archive, "xl/"))
            return FileKind::Workbook;
        if (hasFolder(archive, "word/") || hasFolder(archive, "ppt/"))
            return refusal(archive, sentence("a document", kExportRows));
    }
    if (archive.find("Index/Document.iwa") != nullptr || archive.find("Index.zip") != nullptr)
        return refusal(archive, "This is a Numbers table. Export it there as CSV or Excel.");
    if (const ArchiveEntry* type = archive.find("mimetype");
        type != nullptr && !type->isEncrypted) {
        const Expected<std::string> text = archive.head(*type, 256);
        if (!text.ok())
            return text.error();
        if (text.value().starts_with("application/vnd.oasis.opendocument.spreadsheet"))
            return refusal(archive,
                           "This is an OpenDocument table (ODS)." + std::string(kSaveAsTable));
        if (text.value().starts_with("application/"))
            return refusal(archive, sentence("a document", kExportRows));
    }
    return FileKind::Archive;
}

Expected<FileKind> fileKind(const std::filesystem::path& file)
{
    struct stat status = {};
    // What comes through a pipe can be read only once, so it is not looked at twice.
    if (::stat(file.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return FileKind::Text;
    Expected<FileBytes> bytes = FileBytes::open(file);
    if (!bytes.ok())
        return bytes.error();
    std::string head;
    if (Status read = bytes.value().read(kTellingBytes, head); !read.ok())
        return read.error();
    ByteKind kind = kindOfBytes(head);
    if (!kind.refused.empty())
        return Error{ErrorKind::Refused, std::move(kind.refused), file.string()};
    if (!kind.isArchive)
        return FileKind::Text;
    const Expected<Archive> archive = Archive::open(file);
    if (!archive.ok())
        return archive.error();
    return kindOfArchive(archive.value());
}

} // namespace regard
