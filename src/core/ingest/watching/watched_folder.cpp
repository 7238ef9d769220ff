// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/values/reading.h"
#include "core/ingest/watching/watch_memory.h"

#include <regard/ingest/source_file.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <sys/stat.h>

namespace regard {
namespace {

namespace fs = std::filesystem;

/// Endings of exports, and of what people take for one: those wait with what to do.
constexpr std::array<std::string_view, 10> kEndings = {".csv",  ".tsv",  ".tab", ".psv", ".txt",
                                                       ".xlsx", ".xlsm", ".zip", ".xls", ".ods"};

bool isExport(const fs::path& path)
{
    const std::string name = path.filename().string();
    // "~$orders.xlsx" and ".~lock.orders.csv#" stand beside a file that is open in a spreadsheet.
    if (name.empty() || name[0] == '.' || name[0] == '~')
        return false;
    const std::string ending = values::lowered(path.extension().string());
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

struct Found {
    fs::path path;
    std::int64_t size = 0;
    std::int64_t modified = 0;
};

Expected<std::vector<Found>> exportsIn(const fs::path& folder)
{
    std::error_code code;
    fs::directory_iterator entry(folder, code);
    if (code)
        return Error{ErrorKind::NotFound,
                     "The folder that is watched cannot be read: " + code.message() +
                         ". Choose another one in the settings.",
                     folder.string()};
    std::vector<Found> found;
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        struct stat status = {};
        if (!isExport(entry->path()) || ::stat(entry->path().c_str(), &status) != 0 ||
            !S_ISREG(status.st_mode) || status.st_size == 0)
            continue;
        found.push_back(
            {entry->path(), status.st_size,
             std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec});
    }
    std::sort(found.begin(), found.end(),
              [](const Found& a, const Found& b) { return a.path < b.path; });
    return found;
}

class Look final {
public:
    Look(Store& store, WatchMemory memory, const Control& control)
        : m_store(store), m_memory(std::move(memory)), m_control(control)
    {
    }
    [[nodiscard]] Expected<WatchReport> at(const std::vector<Found>& found);

private:
    [[nodiscard]] Status take(const Found& file);
    [[nodiscard]] Status judge(const Found& file, SeenFile& seen);

    Store& m_store;
    WatchMemory m_memory;
    const Control& m_control;
    WatchReport m_report;
};

Expected<WatchReport> Look::at(const std::vector<Found>& found)
{
    m_report.at = std::chrono::duration_cast<std::chrono::seconds>(
                      std::chrono::system_clock::now().time_since_epoch())
                      .count();
    std::set<std::string> names;
    Status status;
    for (const Found& file : found) {
        names.insert(file.path.filename().string());
        if (status = take(file); !status.ok())
            break;
    }
    // What was imported stays known, also when a later file stopped the look.
    if (status.ok())
        std::erase_if(m_memory.files, [&](const auto& one) { return !names.contains(one.first); });
    if (Status saved = m_memory.save(m_store); !saved.ok() && status.ok())
        status = saved;
    // The next look goes on where this one stopped; what came in is told now.
    if (!status.ok() && (m_report.imported.empty() || status.error().kind == ErrorKind::Cancelled))
        return status.error();
    return std::move(m_report);
}

Status Look::take(const Found& file)
{
    const std::string name = file.path.filename().string();
    SeenFile& seen = m_memory.files[name];
    if (seen.size != file.size || seen.modified != file.modified) {
        seen = {file.size, file.modified, false, {}, {}};
        m_report.unfinished.push_back(name);
        return {};
    }
    bool again = !seen.judged;
    if (seen.judged && !seen.waiting.empty()) {
        const Expected<std::string> knowledge = knowledgeOf(m_store);
        if (!knowledge.ok())
            return knowledge.error();
        again = seen.knowledge != knowledge.value();
    }
    if (again)
        if (Status status = judge(file, seen); !status.ok())
            return status;
    m_report.waiting.insert(m_report.waiting.end(), seen.waiting.begin(), seen.waiting.end());
    return {};
}

Status Look::judge(const Found& file, SeenFile& seen)
{
    std::vector<WaitingTable> waiting;
    const std::string name = file.path.filename().string();
    const auto wait = [&](const std::string& part, std::string reason) {
        waiting.push_back(
            {file.path, part, part.empty() ? name : name + ": " + part, std::move(reason)});
    };
    const Expected<std::vector<FilePart>> parts = fileParts(file.path, m_control);
    if (!parts.ok()) {
        if (parts.error().kind == ErrorKind::Cancelled)
            return parts.error();
        wait({}, parts.error().message);
    } else {
        for (const FilePart& part : parts.value()) {
            if (!part.usual)
                continue;
            if (!part.refused.empty()) {
                wait(part.name, part.refused);
                continue;
            }
            Expected<TableJudgement> table = judgeTable(m_store, file.path, part.name, m_control);
            if (!table.ok())
                return table.error();
            if (table.value().imported)
                m_report.imported.push_back(std::move(*table.value().imported));
            if (!table.value().reason.empty())
                wait(part.name, std::move(table.value().reason));
        }
    }
    Expected<std::string> knowledge = knowledgeOf(m_store);
    if (!knowledge.ok())
        return knowledge.error();
    seen.judged = true;
    seen.knowledge = std::move(knowledge).value();
    seen.waiting = std::move(waiting);
    return {};
}

} // namespace

Expected<std::string> folderState(const std::filesystem::path& folder)
{
    const Expected<std::vector<Found>> found = exportsIn(folder);
    if (!found.ok())
        return found.error();
    std::string state;
    for (const Found& file : found.value())
        state += file.path.filename().string() + '/' + std::to_string(file.size) + '/' +
                 std::to_string(file.modified) + '\n';
    return state;
}

Expected<WatchReport> lookIntoFolder(Store& store, const std::filesystem::path& folder,
                                     const Control& control)
{
    const Expected<std::vector<Found>> found = exportsIn(folder);
    if (!found.ok())
        return found.error();
    std::error_code code;
    const fs::path absolute = fs::absolute(folder, code).lexically_normal();
    Expected<WatchMemory> memory = WatchMemory::load(store, code ? folder : absolute);
    if (!memory.ok())
        return memory.error();
    return Look(store, std::move(memory).value(), control).at(found.value());
}

} // namespace regard
