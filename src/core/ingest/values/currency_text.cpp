// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/currency_text.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <array>

namespace regard::values {

namespace {

// A longer sign comes before the one that it ends with.
constexpr std::array<std::string_view, 28> kCurrencySigns{
    "US$",          "C$",           "CA$",          "A$",          "AU$",          "R$",
    "NZ$",          "HK$",          "S$",           "MX$",         "\xE2\x82\xAC", "$",
    "\xC2\xA3",     "\xC2\xA5",     "\xE2\x82\xB9", "kr.",         "kr",           "z\xC5\x82",
    "Fr.",          "K\xC4\x8D",    "Ft",           "Rs.",         "Rs",           "\xE2\x82\xBD",
    "\xE2\x82\xBA", "\xE2\x82\xAA", "\xE2\x82\xA9", "\xE0\xB8\xBF"};

constexpr std::array<std::string_view, 59> kCurrencyCodes{
    "EUR", "USD", "GBP", "JPY", "CHF", "CNY", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK",
    "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "ILS", "RUB", "UAH", "INR", "PKR",
    "SGD", "HKD", "TWD", "KRW", "THB", "MYR", "IDR", "PHP", "VND", "ZAR", "BRL", "MXN",
    "ARS", "CLP", "AED", "SAR", "COP", "PEN", "UYU", "EGP", "MAD", "TND", "NGN", "KES",
    "GHS", "QAR", "KWD", "BHD", "OMR", "JOD", "LKR", "BDT", "RSD", "GEL", "KZT"};

bool takeCurrencySign(std::string_view& text)
{
    for (const std::string_view sign : kCurrencySigns)
        if (text.starts_with(sign) || text.ends_with(sign)) {
            text = trimmed(text.starts_with(sign) ? text.substr(sign.size())
                                                  : text.substr(0, text.size() - sign.size()));
            return true;
        }
    return false;
}

bool takeCurrencyCode(std::string_view& text)
{
    const auto isCode = [](std::string_view code) {
        return std::ranges::all_of(code, isLetter) &&
               std::ranges::any_of(kCurrencyCodes, [&](std::string_view known) {
                   return equalIgnoringCase(known, code);
               });
    };
    if (text.size() > 3 && isCode(text.substr(0, 3)))
        text = trimmed(text.substr(3));
    else if (text.size() > 3 && isCode(text.substr(text.size() - 3)))
        text = trimmed(text.substr(0, text.size() - 3));
    else
        return false;
    return true;
}

} // namespace

void takeCurrency(std::string_view& text)
{
    if (text.empty() || (isDigit(text.front()) && isDigit(text.back())))
        return;
    if (text.front() == '$' && isDigit(text.back())) {
        text = trimmed(text.substr(1));
        return;
    }
    if (takeCurrencyCode(text))
        takeCurrencySign(text);
    else if (takeCurrencySign(text))
        takeCurrencyCode(text);
}

void takeNoCents(std::string_view& text)
{
    for (const std::string_view dash : {"--", "-", "\xE2\x80\x93", "\xE2\x80\x94"}) {
        if (text.size() > dash.size() + 1 && text.ends_with(dash)) {
            const char mark = text[text.size() - dash.size() - 1];
            if (mark == ',' || mark == '.')
                text.remove_suffix(dash.size() + 1);
            return;
        }
    }
}

} // namespace regard::values
