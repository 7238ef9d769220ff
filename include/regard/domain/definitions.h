// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A setting that changes figures was changed: from that day on they stand under another
/// definition. Kept in the store, oldest first.
struct SettingChange {
    std::int64_t id = 0;
    Day on = kNoDay; ///< the day of the change, in the reporting zone
    std::string key; ///< "fcr.window_days"
    std::string before;
    std::string after;
    bool operator==(const SettingChange&) const = default;
};

/// False for settings that figures only are labelled or judged by: the currency, the level of the
/// intervals, the false discovery rate.
[[nodiscard]] bool changesFigures(std::string_view key);

/// True when a setting is part of the definition of a KPI. The calendar (zone, fiscal year, week)
/// is part of all of them: it says which days a period has.
[[nodiscard]] bool definesKpi(std::string_view key, std::string_view kpi);

/// Ids of the KPIs that a setting is part of, in their order.
[[nodiscard]] std::vector<std::string> kpisDefinedBy(std::string_view key);

/// Which definition a KPI stands under: 1, and one more for each day on which it was changed.
struct DefinitionVersion {
    int version = 1;
    Day since = kNoDay; ///< kNoDay: always
};
[[nodiscard]] DefinitionVersion definitionOf(std::string_view kpi,
                                             std::span<const SettingChange> changes);

} // namespace regard
