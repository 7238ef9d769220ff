// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/ingest/source_file.h>

#include "core/ingest/containers/file_kind.h"
#include "core/ingest/containers/members.h"
#include "core/ingest/containers/new_file.h"
#include "core/ingest/containers/private_folder.h"
#include "core/ingest/containers/sheets.h"
#include "core/ingest/values/reading.h"

#include <istream>

namespace regard {

namespace fs = std::filesystem;

struct SourceFile::State {
    std::optional<PrivateFolder> folder;
    fs::path text;
    std::string name;
    std::optional<Dialect> dialect;

    [[nodiscard]] Status makeFolder();
    [[nodiscard]] Status takeSheet(const Workbook& workbook, std::string_view called,
                                   std::string_view sheet, const Control& control);
    [[nodiscard]] Status takeMember(const Archive& archive, std::string_view part,
                                    const Control& control);
};

namespace {

/// How a sheet was written out, where its text does not tell that by itself.
Expected<std::optional<Dialect>> dialectOfSheet(const fs::path& text)
{
    DialectTold told;
    told.encoding = Encoding::Utf8;
    told.delimiter = ",";
    told.quote = '"';
    told.escape = '"';
    Expected<Dialect> written = detectFile(text, told);
    if (!written.ok())
        return written.error();
    const Expected<Dialect> seen = detectFile(text);
    if (seen.ok() && seen.value().delimiter == "," && seen.value().quote == '"')
        return std::optional<Dialect>();
    return std::optional<Dialect>(std::move(written).value());
}

/// Ends in .csv, so that a name can be told from it.
std::string textNameOf(std::string_view container, std::string_view sheet)
{
    return fs::path(std::string(fileNameOf(container))).stem().string() + " " + std::string(sheet) +
           ".csv";
}

/// The file of an archive that a part is in, and the sheet of it.
struct Place {
    const ArchiveEntry* entry = nullptr;
    std::string sheet;
};

Place placeOf(const Archive& archive, std::string_view part)
{
    Place place;
    std::size_t sameNames = 0;
    for (const ArchiveEntry& entry : archive.entries()) {
        if (entry.name == part)
            return {&entry, {}};
        const bool hasSheet = part.size() > entry.name.size() + 2 && part.starts_with(entry.name) &&
                              part.substr(entry.name.size(), 2) == ": ";
        if (hasSheet)
            return {&entry, std::string(part.substr(entry.name.size() + 2))};
        if (!entry.isFolder && values::equalIgnoringCase(fileNameOf(entry.name), part)) {
            ++sameNames;
            place.entry = &entry;
        }
    }
    return sameNames == 1 ? place : Place{};
}

/// The first part that can be read; why not, where none can.
Expected<std::string> firstPart(const fs::path& file, const Control& control)
{
    const Expected<std::vector<FilePart>> parts = fileParts(file, control);
    if (!parts.ok())
        return parts.error();
    for (const FilePart& part : parts.value())
        if (part.refused.empty())
            return part.name;
    const FilePart& first = parts.value().front();
    return Error{ErrorKind::Refused, first.refused, file.string() + ": " + first.name};
}

Error noSuchPart(const fs::path& file, std::string_view part, const Control& control)
{
    const Expected<std::vector<FilePart>> parts = fileParts(file, control);
    if (!parts.ok())
        return parts.error();
    std::vector<std::string> names;
    for (const FilePart& one : parts.value())
        names.push_back(one.name);
    return {ErrorKind::NotFound,
            "There is no part \"" + std::string(part) + "\"; there are: " + listed(names) + ".",
            file.string()};
}

} // namespace

Status SourceFile::State::makeFolder()
{
    Expected<PrivateFolder> made = PrivateFolder::create();
    if (!made.ok())
        return made.error();
    folder.emplace(std::move(made).value());
    return {};
}

Status SourceFile::State::takeSheet(const Workbook& workbook, std::string_view called,
                                    std::string_view sheet, const Control& control)
{
    const Expected<Sheet> chosen = chosenSheet(workbook, sheet);
    if (!chosen.ok())
        return chosen.error();
    text = folder->fileFor(textNameOf(called, chosen.value().name));
    name += ": " + chosen.value().name;
    if (Status status = workbook.write(chosen.value(), text, control); !status.ok())
        return status;
    Expected<std::optional<Dialect>> written = dialectOfSheet(text);
    if (!written.ok())
        return written.error();
    dialect = std::move(written).value();
    return {};
}

Status SourceFile::State::takeMember(const Archive& archive, std::string_view part,
                                     const Control& control)
{
    const Place place = placeOf(archive, part);
    if (place.entry == nullptr)
        return noSuchPart(archive.path(), part, control);
    const ArchiveEntry& entry = *place.entry;
    const Expected<Member> member = memberOf(archive, entry);
    if (!member.ok())
        return member.error();
    if (member.value().kind == MemberKind::Refused)
        return Error{ErrorKind::Refused, member.value().refused,
                     archive.path().string() + ": " + entry.name};
    name += ": " + entry.name;
    if (member.value().kind == MemberKind::Workbook) {
        const Expected<NestedWorkbook> nested = nestedWorkbook(archive, entry, control);
        if (!nested.ok())
            return nested.error();
        return takeSheet(nested.value().workbook, entry.name, place.sheet, control);
    }
    if (!place.sheet.empty())
        return noSuchPart(archive.path(), part, control);
    text = folder->fileFor(fileNameOf(entry.name));
    return archive.unpack(entry, text, control);
}

SourceFile::SourceFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SourceFile::SourceFile(SourceFile&&) noexcept = default;
SourceFile& SourceFile::operator=(SourceFile&&) noexcept = default;
SourceFile::~SourceFile() = default;

const std::filesystem::path& SourceFile::text() const
{
    return m_state->text;
}

const std::string& SourceFile::name() const
{
    return m_state->name;
}

const std::optional<Dialect>& SourceFile::dialect() const
{
    return m_state->dialect;
}

Expected<SourceFile> SourceFile::open(const fs::path& file, std::string_view part,
                                      const Control& control)
{
    const Expected<FileKind> kind = fileKind(file);
    if (!kind.ok())
        return kind.error();
    auto state = std::make_unique<State>();
    state->name = file.filename().string();
    if (kind.value() == FileKind::Text) {
        if (!part.empty())
            return Error{ErrorKind::NotFound,
                         "The file is one text; it has no part \"" + std::string(part) + "\".",
                         file.string()};
        state->text = file;
        return SourceFile(std::move(state));
    }
    if (Status status = state->makeFolder(); !status.ok())
        return status.error();
    Status status;
    if (kind.value() == FileKind::Workbook) {
        const Expected<Workbook> workbook = Workbook::open(file);
        status = workbook.ok()
                     ? state->takeSheet(workbook.value(), file.filename().string(), part, control)
                     : Status(workbook.error());
    } else {
        const Expected<Archive> archive = Archive::open(file);
        const Expected<std::string> chosen =
            part.empty() ? firstPart(file, control) : Expected<std::string>(std::string(part));
        if (!archive.ok())
            status = archive.error();
        else if (!chosen.ok())
            status = chosen.error();
        else
            status = state->takeMember(archive.value(), chosen.value(), control);
    }
    if (!status.ok())
        return status.error();
    return SourceFile(std::move(state));
}

Expected<SourceFile> SourceFile::fromText(std::string_view text, std::string_view name)
{
    auto state = std::make_unique<State>();
    if (Status status = state->makeFolder(); !status.ok())
        return status.error();
    state->name = name;
    state->text = state->folder->fileFor(name);
    Expected<NewFile> file = NewFile::create(state->text);
    if (!file.ok())
        return file.error();
    Status status = file.value().write(text);
    if (status.ok())
        status = file.value().finish();
    if (!status.ok())
        return status.error();
    return SourceFile(std::move(state));
}

Expected<SourceFile> SourceFile::fromStream(std::istream& in, std::string_view name,
                                            const Control& control)
{
    auto state = std::make_unique<State>();
    if (Status status = state->makeFolder(); !status.ok())
        return status.error();
    state->name = name;
    state->text = state->folder->fileFor(name);
    Expected<NewFile> file = NewFile::create(state->text);
    if (!file.ok())
        return file.error();
    std::string block(std::size_t{256} << 10U, '\0');
    while (in) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto got = static_cast<std::size_t>(in.gcount());
        if (Status status = file.value().write(std::string_view(block).substr(0, got));
            !status.ok())
            return status.error();
    }
    if (Status status = file.value().finish(); !status.ok())
        return status.error();
    return SourceFile(std::move(state));
}

void removeAbandonedFiles()
{
    removeAbandonedFolders();
}

} // namespace regard
