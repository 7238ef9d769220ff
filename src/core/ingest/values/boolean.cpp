// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/boolean.h"
#include "core/ingest/values/number.h"

#include <algorithm>
#include <array>

namespace regard::values {

namespace {

constexpr std::array<std::string_view, 19> kYes{
    "true",      "yes",  "y",    "t",          "on", "ja",        "j",
    "wahr",      "oui",  "vrai", "o",          "si", "s\xC3\xAD", "s\xC3\xAC",
    "verdadero", "vero", "sim",  "verdadeiro", "tak"};
constexpr std::array<std::string_view, 15> kNo{"false",      "no",     "n",   "f",    "off",
                                               "nein",       "falsch", "non", "faux", "falso",
                                               "n\xC3\xA3o", "nao",    "nee", "nej",  "nie"};

bool isOneOf(std::string_view text, const auto& words)
{
    return std::ranges::any_of(
        words, [&](std::string_view word) { return equalIgnoringCase(word, text); });
}

} // namespace

std::optional<bool> readBoolean(std::string_view text)
{
    text = trimmed(text);
    if (isOneOf(text, kYes))
        return true;
    if (isOneOf(text, kNo))
        return false;
    Decimal number;
    if (readDecimal(text, DecimalMark::Point, number) == Reading::Ok && number.scale == 0 &&
        number.digits >= 0 && text.find_first_not_of("0123456789") == std::string_view::npos)
        return number.digits > 0;
    return std::nullopt;
}

} // namespace regard::values
