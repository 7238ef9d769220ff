// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/profiles/profile.h"
#include "core/ingest/reading/file_head.h"

#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <filesystem>
#include <optional>
#include <string_view>

namespace regard {

/// A known export, with the header where its profile says that it stands.
struct Recognised {
    Profile profile;
    Dialect dialect;
    bool dialectDiffers = false; ///< from the one that was detected or told
    FileHead head;               ///< read with `dialect`
};

/// Looks for the profile whose signature the first records have; of several the one whose columns
/// explain most of the header. `id`: that profile alone, also where its signature is not met.
[[nodiscard]] Expected<std::optional<Recognised>> recognise(const std::filesystem::path& file,
                                                            const std::optional<Dialect>& told,
                                                            std::string_view id = {});

/// A column's names: the whole one, those of each header row, and each without the zone in
/// brackets behind it, as comparableName() gives them.
[[nodiscard]] std::vector<std::string> namesOfColumn(const FileHead& head, std::size_t column);

/// The zone in brackets behind a name, "Started at (America/New_York)"; empty if there is none.
[[nodiscard]] std::string zoneInName(std::string_view name);

/// The column of that name or one of its aliases, -1 if there is none.
[[nodiscard]] int columnOf(const Profile& profile, const FileHead& head, std::string_view name);

} // namespace regard
