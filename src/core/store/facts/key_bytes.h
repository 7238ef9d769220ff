// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/statement.h"

#include <cstring>
#include <string>
#include <string_view>

namespace regard {

/// The bytes of a blob; such are the hashes of keys.
[[nodiscard]] inline std::string blobText(const sqlite::Statement& row, int column)
{
    const auto bytes = row.blob(column);
    std::string text(bytes.size(), '\0');
    if (!bytes.empty())
        std::memcpy(text.data(), bytes.data(), bytes.size());
    return text;
}

/// "1f09...": two digits a byte.
[[nodiscard]] inline std::string hexadecimal(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return text;
}

} // namespace regard
