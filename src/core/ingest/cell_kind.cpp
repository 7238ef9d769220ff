// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/cell_kind.h"

#include "core/ingest/column_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace regard {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool sameWord(std::string_view text, std::string_view lower)
{
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

bool isNothing(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> kWords = {"null", "n/a", "na",
                                                               "nan",  "-",   "\\n"};
    return text.size() <= 4 &&
           std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return sameWord(text, word); });
}

std::string_view withoutCurrency(std::string_view text)
{
    static constexpr std::array<std::string_view, 4> kSigns = {"$", "\xE2\x82\xAC", "\xC2\xA3",
                                                               "\xC2\xA5"};
    for (const std::string_view sign : kSigns) {
        if (text.starts_with(sign))
            text.remove_prefix(sign.size());
        if (text.ends_with(sign))
            text.remove_suffix(sign.size());
    }
    return trimmed(text);
}

bool isNumber(std::string_view text)
{
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        text.remove_prefix(1);
    text = withoutCurrency(text);
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        text.remove_prefix(1);
    if (text.ends_with('%'))
        text = trimmed(text.substr(0, text.size() - 1));
    if (text.size() > 2 && text.front() == '(' && text.back() == ')')
        text = text.substr(1, text.size() - 2);
    if (text.empty() || (!isDigit(text[0]) && text[0] != '.' && text[0] != ','))
        return false;
    std::size_t digits = 0;
    bool separator = false; // two in a row are no number
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            ++digits;
            separator = false;
        } else if (c == '.' || c == ',' || c == '\'' || c == ' ') {
            if (separator)
                return false;
            separator = true;
        } else if ((c == 'e' || c == 'E') && digits > 0 && i + 1 < text.size()) {
            std::size_t rest = i + 1;
            if (text[rest] == '+' || text[rest] == '-')
                ++rest;
            return rest < text.size() &&
                   std::all_of(text.begin() + static_cast<std::ptrdiff_t>(rest), text.end(),
                               isDigit);
        } else {
            return false;
        }
    }
    return digits > 0 && !separator;
}

bool isMoment(std::string_view text)
{
    if (text.size() < 4 || text.size() > 40 || !isDigit(text[0]))
        return false;
    std::size_t digits = 0;
    std::size_t marks = 0;
    std::size_t letters = 0;
    for (const char c : text) {
        if (isDigit(c))
            ++digits;
        else if (c == '-' || c == '/' || c == ':' || c == '.')
            ++marks;
        else if (isLetter(c))
            ++letters;
        else if (c != ' ' && c != '+')
            return false;
    }
    // A month in letters, AM and PM, T and Z, a zone: few letters beside many figures.
    return marks >= 1 && digits >= 3 && marks <= 9 && letters <= 7 && letters <= digits + 2 &&
           (marks >= 2 || text.find(':') != std::string_view::npos);
}

bool isAddress(std::string_view text)
{
    if (text.find(' ') != std::string_view::npos)
        return false;
    const std::size_t at = text.find('@');
    if (at != std::string_view::npos && at > 0)
        return text.find('.', at) != std::string_view::npos &&
               text.find('@', at + 1) == std::string_view::npos &&
               text.find_first_of(",;|\t\"") == std::string_view::npos;
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

} // namespace

CellKind cellKind(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    if (text.empty() || isNothing(text))
        return CellKind::Empty;
    const char first = text[0];
    if (!isLetter(first)) {
        if (isNumber(text))
            return CellKind::Number;
        if (isMoment(text))
            return CellKind::Moment;
    }
    if (isAddress(text))
        return CellKind::Address;
    static constexpr std::string_view kNamePunctuation = " .-_'()&/+#?!%*[]\xC2\xB0";
    const bool word =
        text.size() <= 80 && std::all_of(text.begin(), text.end(), [](char c) {
            return isLetter(c) || isDigit(c) || kNamePunctuation.find(c) != std::string_view::npos;
        });
    return word ? CellKind::Word : CellKind::Text;
}

} // namespace regard
