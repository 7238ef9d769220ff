// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/recent_stores.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

namespace regard {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostStores = 8;

/// Empty where the person has no home.
fs::path listFile()
{
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config == '/')
        return fs::path(config) / "regard" / "recent-stores";
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home != '\0')
        return fs::path(home) / ".config" / "regard" / "recent-stores";
    return {};
}

std::vector<fs::path> readList()
{
    std::vector<fs::path> paths;
    std::ifstream file(listFile());
    for (std::string line; std::getline(file, line);) {
        if (!line.empty())
            paths.emplace_back(line);
    }
    return paths;
}

void writeList(std::vector<fs::path> paths)
{
    const fs::path file = listFile();
    if (file.empty())
        return;
    paths.resize(std::min(paths.size(), kMostStores));
    std::error_code code;
    fs::create_directories(file.parent_path(), code);
    // Written aside and put in place whole: another program may read it now.
    fs::path fresh = file;
    fresh += ".new";
    {
        std::ofstream out(fresh);
        for (const fs::path& path : paths)
            out << path.string() << '\n';
        if (!out.flush())
            return;
    }
    fs::rename(fresh, file, code);
}

fs::path fullPath(const fs::path& path)
{
    std::error_code code;
    fs::path full = fs::absolute(path, code);
    return code ? path : full.lexically_normal();
}

} // namespace

std::vector<std::filesystem::path> recentStores()
{
    std::vector<fs::path> paths = readList();
    std::erase_if(paths, [](const fs::path& path) {
        std::error_code code;
        return !fs::exists(path, code);
    });
    return paths;
}

void rememberStore(const std::filesystem::path& path)
{
    std::vector<fs::path> paths = readList();
    const fs::path full = fullPath(path);
    std::erase(paths, full);
    paths.insert(paths.begin(), full);
    writeList(std::move(paths));
}

void forgetStore(const std::filesystem::path& path)
{
    std::vector<fs::path> paths = readList();
    std::erase(paths, fullPath(path));
    writeList(std::move(paths));
}

} // namespace regard
