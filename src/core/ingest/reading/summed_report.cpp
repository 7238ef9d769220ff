// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/reading/summed_report.h"

#include "core/ingest/profiles/profile.h"
#include "core/ingest/values/date.h"
#include "core/ingest/values/number.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <array>
#include <set>

namespace regard {

namespace {

constexpr std::size_t kMostRows = 200; // groups are few

/// Words of a header that say that its column is a sum, a mean or a share.
bool saysSummed(const std::string& header)
{
    constexpr std::array<std::string_view, 27> kWords{
        " avg ",    " avg. ",    " average ", " mean ",  " median ",       " total ",   " sum ",
        " count ",  " number ",  " no. of ",  " rate ",  " share ",        " % ",       " percent ",
        " # ",      " ø ",       " anzahl ",  " summe ", " durchschnitt ", " mittel ",  " quote ",
        " anteil ", " moyenne ", " nombre ",  " taux ",  " media ",        " promedio "};
    const std::string plain = " " + comparableName(header) + " ";
    return header.find('%') != std::string::npos ||
           std::ranges::any_of(kWords, [&](std::string_view word) {
               return plain.find(word) != std::string::npos;
           });
}

bool isDate(std::string_view text)
{
    values::ReadMoment moment;
    double number = 0;
    const bool plainNumber =
        values::readNumber(text, values::DecimalMark::Point, number) == values::Reading::Ok;
    return !plainNumber &&
           values::readDate(text, values::DateOrder::DayFirst, moment) == values::Reading::Ok;
}

} // namespace

std::string summedReport(const FileHead& head)
{
    if (head.headers.size() < 3 || head.records.size() < 2 || head.records.size() > kMostRows)
        return {};
    const auto summed = std::ranges::count_if(head.headers, saysSummed);
    if (summed < 2 || 2 * summed < std::ssize(head.headers) - 1)
        return {};
    std::set<std::string> groups;
    for (const std::vector<std::string>& record : head.records) {
        if (record.empty() || !groups.insert(record.front()).second)
            return {}; // a group that comes again is no group
        if (std::ranges::any_of(record, isDate))
            return {};
    }
    return "This looks like a report that is summed up already, one row for each \"" +
           head.headers.front() +
           "\": sums and averages cannot be taken apart again. Export the rows instead (tickets, "
           "answers, orders), one a line with its date.";
}

} // namespace regard
