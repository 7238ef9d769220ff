// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace regard {

/// A 64-bit sum over the bytes of a stored blob, so that damage inside it is noticed, which
/// SQLite's own check does not look for. Not cryptographic. Part of the file format: never change
/// it.
[[nodiscard]] std::int64_t checksum(std::span<const std::byte> bytes);

} // namespace regard
