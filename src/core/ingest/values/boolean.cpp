// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/boolean.h"
#include "core/ingest/values/number.h"

#include <algorithm>
#include <array>

namespace regard::values {

namespace {

// English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish, Danish, Norwegian,
// Finnish, Czech, Hungarian, Romanian, Turkish, Russian; large letters only beyond ASCII, where
// case is not ignored.
constexpr std::array<std::string_view, 41> kYes{"true",
                                                "yes",
                                                "y",
                                                "t",
                                                "on",
                                                "ja",
                                                "j",
                                                "wahr",
                                                "oui",
                                                "vrai",
                                                "o",
                                                "si",
                                                "s\xC3\xAD",
                                                "S\xC3\x8D",
                                                "s\xC3\xAC",
                                                "S\xC3\x8C",
                                                "verdadero",
                                                "vero",
                                                "sim",
                                                "verdadeiro",
                                                "tak",
                                                "prawda",
                                                "waar",
                                                "sand",
                                                "sant",
                                                "sann",
                                                "kyll\xC3\xA4",
                                                "KYLL\xC3\x84",
                                                "tosi",
                                                "ano",
                                                "pravda",
                                                "igen",
                                                "igaz",
                                                "da",
                                                "evet",
                                                "\xD0\xB4\xD0\xB0",
                                                "\xD0\x94\xD0\xB0",
                                                "\xD0\x94\xD0\x90",
                                                "checked",
                                                "\xE2\x9C\x93",
                                                "\xE2\x9C\x94"};
constexpr std::array<std::string_view, 36> kNo{"false",
                                               "no",
                                               "n",
                                               "f",
                                               "off",
                                               "nein",
                                               "falsch",
                                               "non",
                                               "faux",
                                               "falso",
                                               "n\xC3\xA3o",
                                               "N\xC3\x83O",
                                               "nao",
                                               "nee",
                                               "nej",
                                               "nei",
                                               "nie",
                                               "fa\xC5\x82sz",
                                               "FA\xC5\x81SZ",
                                               "onwaar",
                                               "falsk",
                                               "falskt",
                                               "ei",
                                               "ep\xC3\xA4tosi",
                                               "EP\xC3\x84TOSI",
                                               "ne",
                                               "nepravda",
                                               "nem",
                                               "hamis",
                                               "nu",
                                               "hay\xC4\xB1r",
                                               "\xD0\xBD\xD0\xB5\xD1\x82",
                                               "\xD0\x9D\xD0\xB5\xD1\x82",
                                               "\xD0\x9D\xD0\x95\xD0\xA2",
                                               "unchecked",
                                               "\xE2\x9C\x97"};

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
