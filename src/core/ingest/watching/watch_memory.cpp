// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/watching/watch_memory.h"

#include "core/ingest/file_digest.h"

#include <nlohmann/json.hpp>

namespace regard {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSettings = "watch";
constexpr std::string_view kSeen = "watch.seen";

/// Notes are ours; one that cannot be read was damaged, and nothing is lost by beginning anew.
Json parsed(const std::string& text)
{
    Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

std::string text(const Json& json)
{
    // Names of files are bytes and need not be UTF-8.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json seenJson(const SeenFile& file)
{
    Json waiting = Json::array();
    for (const WaitingTable& table : file.waiting)
        waiting.push_back({{"part", table.part}, {"name", table.name}, {"reason", table.reason}});
    return {{"size", file.size},
            {"modified", file.modified},
            {"judged", file.judged},
            {"knowledge", file.knowledge},
            {"waiting", std::move(waiting)}};
}

SeenFile seenFile(const Json& json, const std::filesystem::path& path)
{
    SeenFile file;
    file.size = json.value("size", std::int64_t{0});
    file.modified = json.value("modified", std::int64_t{0});
    file.judged = json.value("judged", false);
    file.knowledge = json.value("knowledge", "");
    for (const Json& table : json.value("waiting", Json::array()))
        file.waiting.push_back(
            {path, table.value("part", ""), table.value("name", ""), table.value("reason", "")});
    return file;
}

} // namespace

Expected<WatchMemory> WatchMemory::load(const Store& store, const std::filesystem::path& folder)
{
    const Expected<std::string> note = store.note(kSeen);
    if (!note.ok())
        return note.error();
    WatchMemory memory;
    memory.folder = folder;
    memory.m_loaded = note.value();
    try {
        const Json json = parsed(note.value());
        if (json.value("folder", "") == text(folder.string()))
            for (const auto& [name, file] : json.at("files").items())
                memory.files[name] = seenFile(file, folder / name);
    } catch (const Json::exception&) {
        memory.files.clear();
    }
    return memory;
}

Status WatchMemory::save(Store& store) const
{
    Json files = Json::object();
    for (const auto& [name, file] : this->files)
        files[name] = seenJson(file);
    const std::string note = text({{"folder", text(folder.string())}, {"files", files}});
    return note == m_loaded ? Status() : store.saveNote(kSeen, note);
}

Expected<std::string> knowledgeOf(const Store& store)
{
    const Expected<std::vector<ImportRecord>> imports = store.imports();
    if (!imports.ok())
        return imports.error();
    const auto mappings = store.mappings();
    if (!mappings.ok())
        return mappings.error();
    FileDigest digest;
    for (const ImportRecord& record : imports.value())
        digest.add(std::to_string(record.id) + (record.undone ? "-" : "+"));
    for (const auto& [name, json] : mappings.value())
        digest.add(name + '\n' + json + '\n');
    return digest.hex();
}

Expected<WatchSettings> watchSettings(const Store& store)
{
    const Expected<std::string> note = store.note(kSettings);
    if (!note.ok())
        return note.error();
    WatchSettings settings;
    try {
        const Json json = parsed(note.value());
        settings.on = json.value("on", false);
        settings.folder = json.value("folder", "");
    } catch (const Json::exception&) {
        settings = {};
    }
    return settings;
}

Status saveWatchSettings(Store& store, const WatchSettings& settings)
{
    std::error_code ignored;
    if (settings.on && settings.folder.empty())
        return Error{ErrorKind::Invalid, "Choose the folder that is to be watched."};
    if (settings.on && !std::filesystem::is_directory(settings.folder, ignored))
        return Error{ErrorKind::NotFound, "There is no such folder. Choose one that is there.",
                     settings.folder.string()};
    const std::string folder =
        settings.folder.empty() ? "" : std::filesystem::absolute(settings.folder).string();
    return store.saveNote(kSettings, text({{"on", settings.on}, {"folder", folder}}));
}

} // namespace regard
