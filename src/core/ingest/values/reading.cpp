// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/reading.h"

#include <algorithm>

namespace regard::values {

namespace {

constexpr char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Bytes of the blank at the beginning of `text`: ASCII blank, U+00A0, U+202F, U+2009, U+FEFF.
std::size_t leadingBlank(std::string_view text)
{
    const char c = text.front();
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    for (const std::string_view blank :
         {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xEF\xBB\xBF"})
        if (text.starts_with(blank))
            return blank.size();
    return 0;
}

std::size_t trailingBlank(std::string_view text)
{
    const char c = text.back();
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    for (const std::string_view blank : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"})
        if (text.ends_with(blank))
            return blank.size();
    return 0;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t cut = leadingBlank(text);
        if (cut == 0)
            break;
        text.remove_prefix(cut);
    }
    while (!text.empty()) {
        const std::size_t cut = trailingBlank(text);
        if (cut == 0)
            break;
        text.remove_suffix(cut);
    }
    // Tools put an apostrophe before what a spreadsheet would take for a formula or round off.
    if (text.size() > 1 && text[0] == '\'') {
        const std::string_view rest = text.substr(1);
        const char next = rest.front();
        if (next == '=' || next == '+' || next == '-' || next == '@' ||
            std::ranges::all_of(rest, isDigit))
            return rest;
    }
    return text;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), small);
    return result;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::ranges::equal(a, b, [](char x, char y) { return small(x) == small(y); });
}

} // namespace regard::values
