// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace regard::columns {

/// Numbers with up to four decimals are kept as whole numbers of steps of 1 / power.
inline constexpr std::array kPowers{1.0, 10.0, 100.0, 1000.0, 10000.0};
/// First byte of a column of numbers: the number of decimals kept, or this. Part of the file format.
inline constexpr std::uint8_t kAsTheyAre = 0xff;
/// Beyond this a double has no room for decimals.
inline constexpr double kLargestScaled = 1e15;

} // namespace regard::columns
