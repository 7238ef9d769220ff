// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>

#include <cstdint>
#include <filesystem>

namespace regard {

/// Makes a store with the sample company in it: about 12,000 customers over 36 months, the same
/// every time. Stories that the figures must bring out are listed in docs/sample-company.md.
/// Refuses to overwrite an existing file.
[[nodiscard]] Status makeSampleCompany(const std::filesystem::path& path,
                                       const Control& control = {});

/// Last civil date of the sample's data (30 September 2026).
inline constexpr std::int32_t kSampleLastDay = 20726;

} // namespace regard
