// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/members.h"

#include "core/ingest/containers/file_kind.h"
#include "core/ingest/values/reading.h"

#include <regard/ingest/dialect.h>
#include <regard/ingest/record_batch.h>

#include <algorithm>
#include <array>
#include <map>

namespace regard {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{64} << 10U;

/// Blank for a name without one.
std::string endingOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : values::lowered(name.substr(dot + 1));
}

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N>& list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool isLeftByPrograms(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    return path.starts_with("__MACOSX/") || name.starts_with('.') ||
           values::equalIgnoringCase(name, "thumbs.db") ||
           values::equalIgnoringCase(name, "desktop.ini");
}

/// A letter has commas too, with a blank behind each.
bool isProse(std::string_view text, std::string_view delimiter)
{
    if (delimiter == " " || delimiter == ":")
        return true;
    for (std::size_t at = text.find(delimiter); at != std::string_view::npos;
         at = text.find(delimiter, at + 1)) {
        const std::size_t behind = at + delimiter.size();
        if (behind < text.size() && text[behind] != ' ' && text[behind] != '\n')
            return false;
    }
    return true;
}

/// Whether most lines have the same number of fields, and more than one.
bool looksLikeTable(std::string_view text)
{
    const Dialect dialect = detectDialect(text);
    if (dialect.delimiter.empty())
        return false;
    // What programs write in two bytes a letter is an export; people do not write so.
    if (dialect.encoding == Encoding::Utf16LE || dialect.encoding == Encoding::Utf16BE)
        return true;
    if (isProse(text, dialect.delimiter))
        return false;
    RecordBatch batch;
    // The sample may end in the middle of a record; what was read until there is enough.
    (void)tokenize(text, dialect, 1, batch).ok();
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = 0; i < batch.records(); ++i)
        ++counts[batch.fieldCount(i)];
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most != counts.end() && most->first > 1 && most->second > 1 &&
           most->second * 10 >= batch.records() * 8;
}

Member refused(std::string sentence)
{
    return {MemberKind::Refused, std::move(sentence)};
}

} // namespace

std::string_view fileNameOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

Expected<Member> memberOf(const Archive& archive, const ArchiveEntry& entry)
{
    constexpr std::array<std::string_view, 4> kTables = {"csv", "tsv", "tab", "psv"};
    constexpr std::array<std::string_view, 4> kMaybe = {"", "txt", "dat", "asc"};
    constexpr std::array<std::string_view, 2> kWorkbooks = {"xlsx", "xlsm"};
    constexpr std::array<std::string_view, 5> kArchives = {"zip", "gz", "7z", "rar", "tar"};
    constexpr std::array<std::string_view, 4> kOldWorkbooks = {"xls", "xlsb", "ods", "numbers"};

    if (entry.isFolder || isLeftByPrograms(entry.name))
        return Member{};
    const std::string ending = endingOf(fileNameOf(entry.name));
    const bool isTable = isOneOf(ending, kTables);
    const bool isWorkbook = isOneOf(ending, kWorkbooks);
    const bool isArchive = isOneOf(ending, kArchives);
    const bool isOld = isOneOf(ending, kOldWorkbooks);
    if (!isTable && !isWorkbook && !isArchive && !isOld && !isOneOf(ending, kMaybe))
        return Member{};
    if (entry.leadsOut)
        return refused("Its name leads out of the archive, which no export does. Do not trust this "
                       "archive; if you must, unpack it yourself and import what is in it.");
    if (entry.isEncrypted)
        return refused("It is protected by a password. Unpack it yourself and import what is in "
                       "it.");
    if (isArchive)
        return refused("It is an archive in an archive. Unpack it yourself and import what is in "
                       "it.");
    if (isOld)
        return refused("It is a workbook of a kind that is not read. Open it in a spreadsheet and "
                       "save it as CSV or XLSX.");
    if (isWorkbook)
        return Member{MemberKind::Workbook, {}};
    const Expected<std::string> head = archive.head(entry, isTable ? kTellingBytes : kSampleBytes);
    if (!head.ok()) {
        if (head.error().kind == ErrorKind::Cancelled)
            return head.error();
        return refused(head.error().message);
    }
    const ByteKind kind = kindOfBytes(head.value());
    if (kind.isArchive)
        return refused("It is an archive or workbook under another name. Unpack the archive "
                       "yourself and import what is in it.");
    if (!kind.refused.empty())
        return isTable ? refused(kind.refused) : Member{};
    if (isTable || looksLikeTable(head.value()))
        return Member{MemberKind::Table, {}};
    return Member{};
}

} // namespace regard
