// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/profiles/recognition.h"

#include "core/ingest/values/reading.h"

#include <regard/base/time_zone.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace regard {

namespace {

constexpr std::size_t kRowsLookedAt = 12;
constexpr std::size_t kSampleRows = 200;
constexpr std::size_t kFooterBytes = 4096;

using Row = std::vector<std::string>;

/// "Started at (America/New_York)" without its zone; the whole name where it has none.
std::string_view withoutZone(std::string_view name)
{
    if (zoneInName(name).empty())
        return name;
    return values::trimmed(name.substr(0, name.rfind('(')));
}

std::set<std::string> namesOf(const Row& row)
{
    std::set<std::string> names;
    for (const std::string& cell : row) {
        names.insert(comparableName(cell));
        names.insert(comparableName(withoutZone(values::trimmed(cell))));
    }
    return names;
}

bool hasName(const Profile& profile, const std::set<std::string>& names, const std::string& name)
{
    if (names.contains(comparableName(name)))
        return true;
    const auto others = profile.aliases.find(name);
    return others != profile.aliases.end() &&
           std::ranges::any_of(others->second, [&](const std::string& alias) {
               return names.contains(comparableName(alias));
           });
}

bool stands(const Profile& profile, const Signature& signature, const Row& row,
            const std::set<std::string>& names)
{
    const auto there = [&](const std::string& name) { return hasName(profile, names, name); };
    if (!signature.first.empty() &&
        (row.empty() || std::ranges::none_of(signature.first, [&](const std::string& name) {
             return hasName(profile, {comparableName(row.front())}, name);
         })))
        return false;
    return std::ranges::all_of(signature.all,
                               [&](const auto& any) { return std::ranges::any_of(any, there); }) &&
           std::ranges::none_of(signature.none, there);
}

bool hasLineAbove(const FileHead& raw, std::size_t row, std::string_view beginning)
{
    for (std::size_t above = 0; above < row; ++above)
        if (!raw.records[above].empty() &&
            values::trimmed(raw.records[above].front()).starts_with(beginning))
            return true;
    return false;
}

std::string lastBytes(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(0, stream.tellg()));
    std::string text(std::min(size, kFooterBytes), '\0');
    stream.seekg(static_cast<std::streamoff>(size - text.size()));
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

/// Names that the records of a profile speak of and the row has.
std::size_t explained(const Profile& profile, const std::set<std::string>& names)
{
    std::set<std::string> found;
    const auto add = [&](const std::string& name) {
        if (hasName(profile, names, name))
            found.insert(name);
    };
    for (const Signature& signature : profile.signatures)
        for (const std::vector<std::string>& any : signature.all)
            std::ranges::for_each(any, add);
    for (const ProfileRecord& record : profile.records)
        for (const auto& [field, columns] : record.columns)
            std::ranges::for_each(columns, add);
    return found.size();
}

struct Find {
    const Profile* profile = nullptr;
    std::size_t row = 0; ///< of the first header row among the raw records
    std::size_t explained = 0;
};

Find findProfile(const std::vector<Profile>& profiles, const FileHead& raw,
                 const std::filesystem::path& file)
{
    Find best;
    std::optional<std::string> footer;
    for (std::size_t r = 0; r < raw.records.size(); ++r) {
        const std::set<std::string> names = namesOf(raw.records[r]);
        for (const Profile& profile : profiles)
            for (const Signature& signature : profile.signatures) {
                const auto above = static_cast<std::size_t>(signature.row - 1);
                if (r < above || !stands(profile, signature, raw.records[r], names) ||
                    (!signature.preamble.empty() && !hasLineAbove(raw, r, signature.preamble)))
                    continue;
                if (!signature.footer.empty()) {
                    if (!footer)
                        footer = lastBytes(file);
                    if (footer->find(signature.footer) == std::string::npos)
                        continue;
                }
                const std::size_t score = explained(profile, names);
                if (best.profile == nullptr || score > best.explained)
                    best = {&profile, r - above, score};
            }
        if (best.profile != nullptr)
            return best; // what looks like a header further down is a value
    }
    return best;
}

/// Bytes of the file up to the first blank line behind the header, 0 if there is none.
std::int64_t bytesToBlankLine(const std::filesystem::path& file, std::int64_t headerLine)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    std::int64_t bytes = 0;
    for (std::int64_t line = 1; std::getline(stream, text); ++line) {
        const bool blank = text.empty() || text == "\r" || text.starts_with('#');
        if (blank && line > headerLine)
            return bytes;
        bytes += static_cast<std::int64_t>(text.size()) + 1;
    }
    return 0;
}

} // namespace

std::string comparableName(std::string_view name)
{
    name = values::trimmed(name);
    if (name.size() > 1 && name.front() == '\'') // kept from a spreadsheet's formulas
        name.remove_prefix(1);
    std::string plain;
    bool gap = false;
    for (const char c : name) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            gap = true;
            continue;
        }
        if (gap)
            plain += ' ';
        gap = false;
        plain += c;
    }
    return values::lowered(plain);
}

std::string zoneInName(std::string_view name)
{
    name = values::trimmed(name);
    const std::size_t open = name.rfind('(');
    if (open == std::string_view::npos || !name.ends_with(')'))
        return {};
    std::string zone(name.substr(open + 1, name.size() - open - 2));
    if (zone.find('/') == std::string::npos && zone != "UTC" && zone != "GMT")
        return {};
    return TimeZone::find(zone).ok() ? zone : std::string();
}

std::vector<std::string> namesOfColumn(const FileHead& head, std::size_t column)
{
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
        names.push_back(comparableName(name));
        names.push_back(comparableName(withoutZone(name)));
    };
    add(head.headers[column]);
    for (const Row& row : head.headerRows)
        if (column < row.size() && !row[column].empty())
            add(row[column]);
    return names;
}

int columnOf(const Profile& profile, const FileHead& head, std::string_view name)
{
    std::vector<std::string> wanted{comparableName(name)};
    if (const auto others = profile.aliases.find(std::string(name));
        others != profile.aliases.end())
        for (const std::string& alias : others->second)
            wanted.push_back(comparableName(alias));
    for (const std::string& one : wanted)
        for (std::size_t column = 0; column < head.headers.size(); ++column)
            if (std::ranges::count(namesOfColumn(head, column), one) > 0)
                return static_cast<int>(column);
    return -1;
}

Expected<std::optional<Recognised>> recognise(const std::filesystem::path& file,
                                              const std::optional<Dialect>& told,
                                              std::string_view id)
{
    Expected<std::vector<Profile>> profiles = loadProfiles();
    if (!profiles.ok())
        return profiles.error();
    if (!id.empty())
        std::erase_if(profiles.value(),
                      [&](const Profile& profile) { return profile.about.id != id; });
    if (profiles.value().empty())
        return std::optional<Recognised>();
    const Expected<Dialect> detected = told ? Expected<Dialect>(*told) : detectFile(file);
    if (!detected.ok())
        return detected.error();
    Dialect plain = detected.value();
    plain.skipLines = 0;
    plain.headerRows = 0;
    plain.tableBytes = 0;
    plain.table = 1;
    plain.header.reset();
    const Expected<FileHead> raw = readHead(file, plain, kRowsLookedAt);
    if (!raw.ok()) // whoever reads the whole file says why
        return std::optional<Recognised>();
    const Find find = findProfile(profiles.value(), raw.value(), file);
    Recognised result;
    result.dialect = detected.value();
    if (find.profile == nullptr) {
        if (id.empty())
            return std::optional<Recognised>();
        result.profile = profiles.value().front();
    } else {
        result.profile = *find.profile;
        Dialect& dialect = result.dialect;
        const std::int64_t line = raw.value().lines[find.row];
        const std::int64_t skip = line - 1 - (dialect.separatorLine ? 1 : 0);
        if (dialect.skipLines != skip) {
            dialect.skipLines = skip;
            dialect.headerRows = 1;
            dialect.table = 1;
            dialect.header.reset();
        }
        if (result.profile.headerRows > 0)
            dialect.headerRows = result.profile.headerRows;
        if (result.profile.endsAtBlankLine)
            if (const std::int64_t bytes = bytesToBlankLine(file, line); bytes > 0)
                dialect.tableBytes = bytes;
    }
    result.dialectDiffers = !(result.dialect == detected.value());
    Expected<FileHead> head = readHead(file, result.dialect, kSampleRows);
    if (!head.ok())
        return head.error();
    result.head = std::move(head).value();
    return std::optional(std::move(result));
}

} // namespace regard
