// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/file_kind.h"
#include "core/ingest/containers/members.h"
#include "core/ingest/containers/sheets.h"

#include <regard/ingest/source_file.h>

#include <utility>

namespace regard {
namespace {

namespace fs = std::filesystem;

Expected<std::vector<FilePart>> workbookParts(const fs::path& file)
{
    Expected<Workbook> workbook = Workbook::open(file);
    if (!workbook.ok())
        return workbook.error();
    const Expected<std::vector<Sheet>> sheets = filledSheets(workbook.value());
    if (!sheets.ok())
        return sheets.error();
    std::vector<FilePart> parts;
    for (const Sheet& sheet : sheets.value())
        parts.push_back({sheet.name, workbook.value().bytes(sheet), parts.empty(), {}});
    if (parts.empty()) // says why
        return chosenSheet(workbook.value(), {}).error();
    return parts;
}

Status addNestedSheets(const Archive& archive, const ArchiveEntry& entry, const Control& control,
                       std::vector<FilePart>& parts)
{
    const Expected<NestedWorkbook> nested = nestedWorkbook(archive, entry, control);
    const Expected<std::vector<Sheet>> sheets = nested.ok()
                                                    ? filledSheets(nested.value().workbook)
                                                    : Expected<std::vector<Sheet>>(nested.error());
    if (!sheets.ok()) {
        if (sheets.error().kind == ErrorKind::Cancelled)
            return sheets.error();
        parts.push_back({entry.name, entry.bytes, true, sheets.error().message});
        return {};
    }
    bool first = true;
    for (const Sheet& sheet : sheets.value()) {
        parts.push_back({entry.name + ": " + sheet.name,
                         nested.value().workbook.bytes(sheet),
                         std::exchange(first, false),
                         {}});
    }
    return {};
}

Expected<std::vector<FilePart>> archiveParts(const fs::path& file, const Control& control)
{
    const Expected<Archive> archive = Archive::open(file);
    if (!archive.ok())
        return archive.error();
    std::vector<FilePart> parts;
    for (const ArchiveEntry& entry : archive.value().entries()) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        Expected<Member> member = memberOf(archive.value(), entry);
        if (!member.ok())
            return member.error();
        if (member.value().kind == MemberKind::Workbook) {
            if (Status status = addNestedSheets(archive.value(), entry, control, parts);
                !status.ok())
                return status.error();
        } else if (member.value().kind != MemberKind::Other) {
            parts.push_back({entry.name, entry.bytes, true, std::move(member.value().refused)});
        }
    }
    if (!parts.empty())
        return parts;
    if (archive.value().entries().empty())
        return Error{ErrorKind::Refused, "The archive is empty.", file.string()};
    std::vector<std::string> names;
    for (const ArchiveEntry& entry : archive.value().entries())
        names.push_back(entry.name);
    return Error{ErrorKind::Refused,
                 "No table is in this archive; there are: " + listed(names) + ".", file.string()};
}

} // namespace

Expected<std::vector<FilePart>> fileParts(const fs::path& file, const Control& control)
{
    const Expected<FileKind> kind = fileKind(file);
    if (!kind.ok())
        return kind.error();
    if (kind.value() == FileKind::Workbook)
        return workbookParts(file);
    if (kind.value() == FileKind::Archive)
        return archiveParts(file, control);
    std::error_code ignored;
    const std::uintmax_t bytes =
        fs::is_regular_file(file, ignored) ? fs::file_size(file, ignored) : 0;
    return std::vector<FilePart>{{{}, static_cast<std::int64_t>(bytes), true, {}}};
}

} // namespace regard
