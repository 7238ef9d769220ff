// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Parsers of the values that stand in text files. They are pure, allocate nothing on the usual
/// path, and never guess: where a text has two readings they say so.
namespace regard::values {

/// What came of reading a text.
enum class Reading : std::uint8_t {
    Ok,
    Unreadable, ///< not of this type
    Undecided,  ///< two different readings, and nothing told which one holds
    Opposed     ///< readable only by the opposite of the convention that was given
};

/// ASCII blanks and no-break spaces cut from both ends, and a guard apostrophe from the front ('=,
/// '+, '-, '@, or before nothing but digits).
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// ASCII letters made small; other bytes stay.
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] bool equalIgnoringCase(std::string_view a, std::string_view b);

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace regard::values
