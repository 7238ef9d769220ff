// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/definitions.h>
#include <regard/store/store.h>

#include <vector>

namespace regard {

/// When settings that change figures were changed, oldest first. Store::saveConventions() records
/// them, with the day of the clock in the reporting zone, once there are facts. A setting that is
/// changed twice on a day has one record, and none when it is what it was before: so undoing a
/// change takes the record back.
[[nodiscard]] Expected<std::vector<SettingChange>> settingChanges(const Store& store);

} // namespace regard
