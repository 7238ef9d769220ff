// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/wording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace regard {
namespace {

/// "3 min 20 s", "2 h 5 min", "1 d 4 h": the two largest units.
std::string durationInWords(double seconds)
{
    const bool negative = seconds < 0;
    const double size = std::abs(seconds);
    std::string text;
    if (size < 60) {
        text = numberInWords(size, size < 10 ? 1 : 0) + " s";
    } else {
        struct Unit {
            long long seconds;
            const char* large;
            const char* small;
            long long smallSeconds;
        };
        constexpr std::array kUnits{Unit{86400, " d", " h", 3600}, Unit{3600, " h", " min", 60},
                                    Unit{60, " min", " s", 1}};
        const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& candidate) {
            return size >= static_cast<double>(candidate.seconds);
        });
        const auto rounded = std::llround(size / static_cast<double>(unit->smallSeconds));
        const long long perLarge = unit->seconds / unit->smallSeconds;
        text = std::to_string(rounded / perLarge) + unit->large;
        if (rounded % perLarge != 0) {
            text += " " + std::to_string(rounded % perLarge) + unit->small;
        }
    }
    return (negative ? "-" : "") + text;
}

} // namespace

std::string numberInWords(double value, int decimals)
{
    std::array<char, 400> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    std::string text(buffer.data(), static_cast<std::size_t>(std::max(0, length)));
    const auto point = text.find('.');
    if (point != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    if (text == "-0") {
        return "0";
    }
    const auto whole = static_cast<std::ptrdiff_t>(std::min(text.find('.'), text.size()));
    for (std::ptrdiff_t place = whole - 3; place > (text[0] == '-' ? 1 : 0); place -= 3) {
        text.insert(static_cast<std::size_t>(place), ",");
    }
    return text;
}

std::string valueInWords(const KpiDefinition& kpi, double value, int decimals,
                         std::string_view currency)
{
    switch (kpi.unit) {
    case Unit::Percent:
        return numberInWords(value, decimals) + " %";
    case Unit::Seconds:
        return durationInWords(value);
    case Unit::Money:
        return (currency.empty() ? "" : std::string(currency) + " ") +
               numberInWords(value, std::min(decimals, 2));
    case Unit::Points:
    case Unit::Score:
    case Unit::Count:
    case Unit::Ratio:
        break;
    }
    return numberInWords(value, decimals);
}

std::string dayInWords(Day day)
{
    static constexpr std::array<const char*, 12> kMonths{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const CivilDate date = toCivil(day);
    return std::to_string(date.day) + " " + kMonths[static_cast<std::size_t>(date.month - 1)] +
           " " + std::to_string(date.year);
}

std::string nameInSentence(const KpiDefinition& kpi)
{
    std::string name(kpi.shortName);
    if (name.size() > 1 && std::islower(static_cast<unsigned char>(name[1])) != 0) {
        name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    }
    return name;
}

std::string groupInWords(const Group& group)
{
    if (group.empty()) {
        return "all customers";
    }
    std::string text;
    for (const auto& [dimension, value] : group) {
        const std::string_view name = std::string_view(dimension).starts_with("attributes.")
                                          ? std::string_view(dimension).substr(11)
                                          : std::string_view(dimension);
        text += (text.empty() ? "" : " and ") + std::string(name) + " " +
                (value.empty() ? "not known" : value);
    }
    return text;
}

} // namespace regard
