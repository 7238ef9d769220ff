// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regard::voice {

/// Lets a map of strings be asked with a string_view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// A word or emoticon of a text.
struct Token {
    std::string text;  ///< without the punctuation around it, unless at most two characters stay
    std::string lower; ///< in small letters
    bool capitals = false; ///< letters, and all of them capitals
};

/// The text in small letters, by code point.
[[nodiscard]] std::string lowered(std::string_view text);

/// Replaces each emoji by its name with a space before it.
[[nodiscard]] std::string withEmojiNamed(std::string_view text,
                                         const TextMap<std::string>& emojiNames);

/// Splits at Unicode white space.
[[nodiscard]] std::vector<Token> tokens(std::string_view text);

} // namespace regard::voice
