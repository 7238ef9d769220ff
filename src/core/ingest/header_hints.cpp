// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/header_hints.h"

#include "core/ingest/values/date_parts.h"
#include "core/ingest/values/duration.h"

#include <string>

namespace regard {
namespace {

using values::isDigit;
using values::isLetter;

/// What stands in brackets at the end, without them; empty where nothing does.
std::string_view bracketed(std::string_view header)
{
    header = values::trimmed(header);
    if (header.size() < 3 || (header.back() != ')' && header.back() != ']'))
        return {};
    const std::size_t open = header.rfind(header.back() == ')' ? '(' : '[');
    if (open == std::string_view::npos)
        return {};
    return values::trimmed(header.substr(open + 1, header.size() - open - 2));
}

/// The last word, of letters alone.
std::string_view lastWord(std::string_view text)
{
    std::size_t begin = text.size();
    while (begin > 0 &&
           (isLetter(text[begin - 1]) || static_cast<unsigned char>(text[begin - 1]) >= 0x80))
        --begin;
    return text.substr(begin);
}

std::optional<TimeZone> zoneNamed(std::string_view name)
{
    if (name.size() < 3)
        return std::nullopt;
    if (values::equalIgnoringCase(name, "utc") || values::equalIgnoringCase(name, "gmt"))
        return TimeZone();
    values::parts::Cursor cursor(name);
    std::int64_t offset = 0;
    if (values::parts::takeOffset(cursor, offset) && cursor.atEnd()) {
        if (offset % 3600 != 0)
            return std::nullopt;
        const std::int64_t hours = offset / 3600;
        if (hours == 0)
            return TimeZone();
        // The names of these zones count west of Greenwich as positive.
        Expected<TimeZone> fixed = TimeZone::find(std::string("Etc/GMT") + (hours > 0 ? "-" : "+") +
                                                  std::to_string(hours > 0 ? hours : -hours));
        return fixed.ok() ? std::optional(std::move(fixed).value()) : std::nullopt;
    }
    if (name.find('/') == std::string_view::npos)
        return std::nullopt;
    Expected<TimeZone> zone = TimeZone::find(name);
    return zone.ok() ? std::optional(std::move(zone).value()) : std::nullopt;
}

} // namespace

std::optional<TimeZone> zoneInHeader(std::string_view header)
{
    if (const std::string_view name = bracketed(header); !name.empty())
        return zoneNamed(name);
    const std::string_view text = values::trimmed(header);
    const std::string_view word = lastWord(text);
    if (values::equalIgnoringCase(word, "utc") && word.size() < text.size())
        return TimeZone();
    return std::nullopt;
}

double unitInHeader(std::string_view header)
{
    std::string_view text = values::trimmed(header);
    // "First reply time in minutes within business hours"
    for (const std::string_view in : {" in ", "(in ", "_in_", " en ", " em "}) {
        for (std::size_t at = text.find(in); at != std::string_view::npos;
             at = text.find(in, at + 1)) {
            const std::string_view rest = text.substr(at + in.size());
            const std::size_t end = rest.find_first_of(" ()_");
            if (const double seconds = values::unitSeconds(rest.substr(0, end)); seconds > 0)
                return seconds;
        }
    }
    if (const std::string_view inside = bracketed(text); !inside.empty()) {
        const std::string_view word = lastWord(inside);
        return word.size() == inside.size() || word.size() > 1 ? values::unitSeconds(word) : 0;
    }
    // A unit alone is the name of something else, and a letter is too little.
    const std::string_view word = lastWord(text);
    return word.size() > 1 && word.size() < text.size() ? values::unitSeconds(word) : 0;
}

} // namespace regard
