// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/domain/personal_text.h>

#include <algorithm>
#include <cstddef>

namespace regard {

namespace {

constexpr std::string_view kDots = "•••";
constexpr std::size_t kFewestFigures = 7; // shorter ones are order numbers, prices, years
constexpr std::size_t kMostFigures =
    19; // of a card; a telephone number has at most 15 (ITU-T E.164)

bool isFigure(char c)
{
    return c >= '0' && c <= '9';
}

/// Bytes above 127 are parts of letters of other languages.
bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isFigure(c) ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool inLocalPart(char c)
{
    return isWordByte(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}

bool inDomain(char c)
{
    return isWordByte(c) || c == '.' || c == '-';
}

/// The bytes of the first sign of a text in UTF-8.
std::string_view firstSign(std::string_view text)
{
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        ++length;
    return text.substr(0, length);
}

/// End of the address whose '@' is at `at`, or `at` where there is none.
std::size_t endOfAddress(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && inDomain(text[end]))
        ++end;
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
        --end;
    const std::size_t dot = text.substr(0, end).rfind('.');
    return dot == std::string_view::npos || dot <= at + 1 || end - dot < 3 ? at : end;
}

std::string maskAddresses(std::string_view text)
{
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at)) {
        std::size_t begin = at;
        while (begin > done && inLocalPart(text[begin - 1]))
            --begin;
        while (begin < at && !isWordByte(text[begin]))
            ++begin;
        const std::size_t end = endOfAddress(text, at);
        if (begin == at || end == at) {
            ++at;
            continue;
        }
        const std::size_t dot = text.substr(0, end).rfind('.');
        result.append(text.substr(done, begin - done));
        result.append(firstSign(text.substr(begin))).append(kDots).append("@");
        result.append(firstSign(text.substr(at + 1))).append(kDots);
        result.append(text.substr(dot, end - dot));
        done = at = end;
    }
    return result.append(text.substr(done));
}

/// One run of figures with what telephone numbers are written with between them.
struct NumberRun {
    std::size_t end = 0; ///< behind its last figure
    std::size_t figures = 0;
    bool isDate = false; ///< then it ends behind the date
};

/// Where a date such as 2026-09-30 or 30.9.2026 that begins here ends; 0 where there is none.
std::size_t endOfDate(std::string_view text, std::size_t from)
{
    std::size_t lengths[3] = {};
    char mark = 0;
    std::size_t i = from;
    for (std::size_t group = 0; group < 3; ++group) {
        const std::size_t begin = i;
        while (i < text.size() && isFigure(text[i]))
            ++i;
        lengths[group] = i - begin;
        if (group == 2)
            break;
        if (i == text.size() || std::string_view("-./").find(text[i]) == std::string_view::npos ||
            (mark != 0 && text[i] != mark))
            return 0;
        mark = text[i++];
    }
    const auto small = [](std::size_t length) { return length == 1 || length == 2; };
    const bool yearFirst = lengths[0] == 4 && small(lengths[1]) && small(lengths[2]);
    const bool yearLast = small(lengths[0]) && small(lengths[1]) && lengths[2] == 4;
    return yearFirst || yearLast ? i : 0;
}

NumberRun runAt(std::string_view text, std::size_t from)
{
    if (const std::size_t end = endOfDate(text, from); end > 0)
        return {end, 0, true};
    NumberRun run;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (isFigure(c)) {
            run.end = i + 1;
            ++run.figures;
            continue;
        }
        const bool opens = run.figures == 0 && (c == '+' || c == '(');
        const bool parts = run.figures > 0 && i - run.end < 3 &&
                           std::string_view(" -./()").find(c) != std::string_view::npos;
        if (!opens && !parts)
            break;
    }
    return run;
}

std::string maskNumbers(std::string_view text)
{
    std::string result;
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
        const bool begins = isFigure(text[i]) || text[i] == '+' || text[i] == '(';
        if (!begins || (i > 0 && (isWordByte(text[i - 1]) || text[i - 1] == '#'))) {
            ++i;
            continue;
        }
        const NumberRun run = runAt(text, i);
        const bool endsWord = run.end == text.size() || !isWordByte(text[run.end]);
        if (run.figures < kFewestFigures || run.figures > kMostFigures || run.isDate || !endsWord) {
            i = std::max(run.end, i + 1);
            continue;
        }
        const std::size_t shown = text[i] == '+' ? 2 : 1;
        result.append(text.substr(done, i - done));
        result.append(text.substr(i, text[i] == '(' ? 2 : shown)).append(kDots);
        result.append(text.substr(run.end - 2, 2));
        done = i = run.end;
    }
    return result.append(text.substr(done));
}

} // namespace

bool isMailAddress(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0)
        return false;
    const std::size_t dot = text.find('.', at + 2);
    return dot != std::string_view::npos && dot + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n,;|\"<>") == std::string_view::npos;
}

std::string normalizedAddress(std::string_view address)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t from = address.find_first_not_of(kBlanks);
    if (from == std::string_view::npos)
        return {};
    std::string result(address.substr(from, address.find_last_not_of(kBlanks) - from + 1));
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string masked(std::string_view text)
{
    return maskNumbers(maskAddresses(text));
}

} // namespace regard
