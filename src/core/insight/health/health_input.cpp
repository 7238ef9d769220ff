// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/insight/data_health.h>

#include <map>

namespace regard {

namespace {

/// Reading the text of more rows than this only to count them would take too much memory.
constexpr std::int64_t kMostRead = 200'000;

/// "score out of range" of "score out of range: 11 is outside 0 to 10".
std::string reasonClass(const std::string& reason)
{
    return reason.substr(0, reason.find(": "));
}

} // namespace

Expected<HealthInput> healthInput(const Store& store, const Conventions& conventions, Day today)
{
    HealthInput input;
    input.conventions = conventions;
    input.today = today;
    auto imports = store.imports();
    if (!imports.ok()) {
        return imports.error();
    }
    input.imports = std::move(imports).value();
    for (const ImportRecord& import : input.imports) {
        if (import.undone || import.setAside == 0) {
            continue;
        }
        if (import.setAside > kMostRead) {
            input.setAside.push_back({import.id, "many reasons", import.setAside});
            continue;
        }
        const auto rows = store.setAside(import.id);
        if (!rows.ok()) {
            return rows.error();
        }
        std::map<std::string, std::int64_t> counts;
        for (const SetAsideRow& row : rows.value()) {
            ++counts[reasonClass(row.reason)];
        }
        for (const auto& [reason, count] : counts) {
            input.setAside.push_back({import.id, reason, count});
        }
    }
    return input;
}

} // namespace regard
