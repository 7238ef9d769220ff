// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/given_files.h"

#include <algorithm>
#include <iostream>

namespace regard::cli {

namespace {

constexpr std::string_view kInput = "standard input";

GivenTable tableAt(const std::filesystem::path& path, const std::string& file,
                   const std::string& part)
{
    std::string shown = file == "-" ? std::string(kInput) : file;
    if (!part.empty())
        shown += ": " + part;
    return {path, part, std::move(shown), {}};
}

std::string leftOut(const std::vector<std::string>& parts)
{
    constexpr std::size_t kMostNamed = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(kMostNamed, parts.size()); ++i)
        names += (i == 0 ? "" : ", ") + parts[i];
    if (parts.size() > kMostNamed)
        names += " and " + std::to_string(parts.size() - kMostNamed) + " more";
    return parts.empty() ? names : "Not taken: " + names + ". --part NAME chooses.";
}

GivenTable problemOf(const std::string& file, Error error)
{
    GivenTable table = tableAt({}, file, {});
    if (file == "-")
        error.file = kInput;
    table.problem = std::move(error);
    return table;
}

} // namespace

Expected<SourceFile> GivenTable::open() const
{
    if (problem)
        return *problem;
    Expected<SourceFile> source = SourceFile::open(file, part);
    if (source.ok())
        return source;
    Error error = source.error();
    if (shown.starts_with(kInput))
        error.file = shown;
    return error;
}

Error GivenTable::placed(Error error, const SourceFile& source) const
{
    if (error.file == source.text().string() || error.file == source.name())
        error.file = shown;
    return error;
}

Expected<std::filesystem::path> GivenFiles::pathOf(const std::string& file)
{
    if (file != "-")
        return std::filesystem::path(file);
    if (!m_input) {
        Expected<SourceFile> input = SourceFile::fromStream(std::cin, kInput);
        if (!input.ok())
            return input.error();
        m_input.emplace(std::move(input).value());
    }
    return m_input->text();
}

std::vector<GivenTable> GivenFiles::tablesOf(const std::string& file,
                                             const std::vector<std::string>& parts)
{
    const Expected<std::filesystem::path> path = pathOf(file);
    if (!path.ok())
        return {problemOf(file, path.error())};
    std::vector<GivenTable> tables;
    if (!parts.empty()) {
        for (const std::string& part : parts)
            tables.push_back(tableAt(path.value(), file, part));
        return tables;
    }
    const Expected<std::vector<FilePart>> found = fileParts(path.value());
    if (!found.ok())
        return {problemOf(file, found.error())};
    std::vector<std::string> others;
    for (const FilePart& part : found.value()) {
        if (!part.usual) {
            others.push_back(part.name);
            continue;
        }
        GivenTable table = tableAt(path.value(), file, part.name);
        if (!part.refused.empty())
            table.problem = Error{ErrorKind::Refused, part.refused, table.shown};
        tables.push_back(std::move(table));
    }
    if (!tables.empty())
        tables.front().note = leftOut(others);
    return tables;
}

GivenTable GivenFiles::tableOf(const std::string& file, const std::string& part)
{
    const Expected<std::filesystem::path> path = pathOf(file);
    if (!path.ok())
        return problemOf(file, path.error());
    GivenTable table = tableAt(path.value(), file, part);
    // Opening says what is wrong with a file that has no parts.
    const Expected<std::vector<FilePart>> found = fileParts(path.value());
    if (part.empty() && found.ok()) {
        std::vector<std::string> others;
        bool isTaken = false;
        for (const FilePart& one : found.value()) {
            if (!isTaken && one.refused.empty())
                isTaken = true;
            else
                others.push_back(one.name);
        }
        table.note = leftOut(others);
    }
    return table;
}

} // namespace regard::cli
