// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/numbered_texts.h>

#include <charconv>

namespace regard {

std::optional<Numbering> Numbering::of(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9' &&
           text.size() - start < kMostDigits)
        --start;
    if (start == text.size())
        return std::nullopt;
    const std::size_t digits = text.size() - start;
    const bool padded = digits > 1 && text[start] == '0';
    return Numbering{std::string(text.substr(0, start)),
                     padded ? static_cast<std::uint32_t>(digits) : 0};
}

std::optional<Numbering> Numbering::widened(std::string_view text) const
{
    Numbering wide = *this;
    wide.width = static_cast<std::uint32_t>(text.size() - prefix.size());
    if (text.size() <= prefix.size() || wide.number(text) == kNone)
        return std::nullopt;
    return wide;
}

void Numbering::append(std::string& out, std::int64_t number) const
{
    char digits[20];
    const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    const auto length = static_cast<std::size_t>(end - digits);
    out += prefix;
    if (length < width)
        out.append(width - length, '0');
    out.append(digits, length);
}

} // namespace regard
