// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace regard {

/// What stands at one place of a text that should be UTF-8.
struct Utf8Step {
    std::size_t size = 1; ///< bytes of the character; 1 when it is none
    bool valid = true;
    bool incomplete = false; ///< the text ends in the middle of what may be a character
};

/// Looks at the character that begins at `at` (Unicode 15, table 3-7: shortest forms only, no
/// surrogates, nothing above U+10FFFF).
[[nodiscard]] Utf8Step utf8At(std::string_view text, std::size_t at);

/// Length of the longest beginning of `text` that is ASCII without NUL.
[[nodiscard]] std::size_t plainPrefix(std::string_view text);

void appendUtf8(char32_t codePoint, std::string& out);

} // namespace regard
