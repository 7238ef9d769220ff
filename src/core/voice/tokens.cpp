// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/voice/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace regard::voice {

namespace {

constexpr UChar32 kReplacement = 0xFFFD;

/// The code point at `at`, which moves behind it. Bytes that are no UTF-8 read as U+FFFD.
UChar32 nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto i = static_cast<std::int32_t>(at);
    const auto size = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    at = static_cast<std::size_t>(i);
    return c < 0 ? kReplacement : c;
}

void append(std::string& text, UChar32 c)
{
    std::uint8_t bytes[4];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool isSpace(UChar32 c)
{
    return u_isUWhiteSpace(c) != 0 || (c >= 0x1C && c <= 0x1F);
}

bool isPunctuation(char c)
{
    return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != std::string_view::npos;
}

std::size_t codePoints(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::string_view stripped(std::string_view token)
{
    std::string_view rest = token;
    while (!rest.empty() && isPunctuation(rest.front()))
        rest.remove_prefix(1);
    while (!rest.empty() && isPunctuation(rest.back()))
        rest.remove_suffix(1);
    return codePoints(rest) <= 2 ? token : rest;
}

bool allCapitals(std::string_view text)
{
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = nextCodePoint(text, at);
        if (u_isULowercase(c) != 0 || u_istitle(c) != 0)
            return false;
        any = any || u_isUUppercase(c) != 0;
    }
    return any;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append(result, u_tolower(nextCodePoint(text, at)));
    return result;
}

std::string withEmojiNamed(std::string_view text, const TextMap<std::string>& emojiNames)
{
    std::string result;
    result.reserve(text.size());
    bool afterSpace = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const UChar32 c = nextCodePoint(text, at);
        const std::string_view bytes = text.substr(from, at - from);
        const auto name = c < 0x2190 ? emojiNames.end() : emojiNames.find(bytes);
        if (name == emojiNames.end()) {
            result += bytes;
            afterSpace = c == ' ';
            continue;
        }
        if (!afterSpace)
            result += ' ';
        result += name->second;
        afterSpace = false;
    }
    return result;
}

std::vector<Token> tokens(std::string_view text)
{
    std::vector<Token> result;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        if (end <= begin)
            return;
        const std::string_view word = stripped(text.substr(begin, end - begin));
        result.push_back({std::string(word), lowered(word), allCapitals(word)});
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        if (!isSpace(nextCodePoint(text, at)))
            continue;
        take(from);
        begin = at;
    }
    take(text.size());
    return result;
}

} // namespace regard::voice
