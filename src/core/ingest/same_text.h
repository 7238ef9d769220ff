// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace regard {

/// Equality of two short texts, compared in the caller in at most four loads; the general
/// comparison costs more in being called than in comparing.
[[nodiscard]] inline bool sameText(std::string_view a, std::string_view b)
{
    const std::size_t size = a.size();
    if (size != b.size())
        return false;
    const auto eight = [](const char* at) {
        std::uint64_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    const auto four = [](const char* at) {
        std::uint32_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    if (size >= 8 && size <= 16)
        return eight(a.data()) == eight(b.data()) &&
               eight(a.data() + size - 8) == eight(b.data() + size - 8);
    if (size >= 4 && size < 8)
        return four(a.data()) == four(b.data()) &&
               four(a.data() + size - 4) == four(b.data() + size - 4);
    if (size < 4)
        return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a.back() == b.back());
    return std::memcmp(a.data(), b.data(), size) == 0;
}

} // namespace regard
