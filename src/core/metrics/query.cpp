// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/metrics/query.h>

namespace regard {

const std::vector<std::string>& dimensionNames()
{
    static const std::vector<std::string> kNames{"segment", "region", "country", "channel", "topic",
                                                 "stage",   "team",   "agent",   "product"};
    return kNames;
}

std::optional<Calendar> calendarByName(std::string_view name)
{
    if (name == "day") {
        return Calendar::Day;
    }
    if (name == "week") {
        return Calendar::Week;
    }
    if (name == "month") {
        return Calendar::Month;
    }
    if (name == "quarter") {
        return Calendar::Quarter;
    }
    if (name == "year") {
        return Calendar::Year;
    }
    return std::nullopt;
}

} // namespace regard
