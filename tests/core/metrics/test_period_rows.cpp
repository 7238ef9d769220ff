// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include <map>
#include <random>

using namespace regard;
using namespace regard::test;

namespace {

/// Two hundred instants around a change of the clock, around the end of a year and of a leap
/// February, in UTC.
std::vector<std::string> moments(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::string> texts;
    for (const char* around :
         {"2026-03-29", "2026-10-25", "2024-02-29", "2024-12-30", "2026-12-31"}) {
        const Day first = *parseIsoDate(around) - 2;
        for (int i = 0; i < 40; ++i) {
            const auto hour = static_cast<int>(random() % 24);
            const auto minute = static_cast<int>(random() % 60);
            texts.push_back(isoDate(first + static_cast<Day>(random() % 5)) + " " +
                            (hour < 10 ? "0" : "") + std::to_string(hour) + ":" +
                            (minute < 10 ? "0" : "") + std::to_string(minute) + ":00");
        }
    }
    return texts;
}

} // namespace

TEST_CASE("A row stands under the label of the unit that its day lies in, whatever the calendar")
{
    for (const char* name : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"}) {
        const TimeZone zone = TimeZone::find(name).value();
        std::string text = "kind, score, answered_at\n";
        const auto texts = moments(5);
        for (const std::string& moment : texts) {
            text += "nps, 9, " + moment + "\n";
        }
        const auto data = DatasetBuilder(name).table(Table::Survey, text).build();
        for (const int weekStart : {0, 5, 6}) {
            for (const int fiscal : {1, 4, 10}) {
                Query query = queryFor("2024-01-01", "2027-12-31", {"nps"});
                query.conventions.weekFirstDay = weekStart;
                query.conventions.fiscalFirstMonth = fiscal;
                const Engine engine(data);
                const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
                for (const Calendar unit : {Calendar::Day, Calendar::Week, Calendar::Month,
                                            Calendar::Quarter, Calendar::Year}) {
                    // By hand: the local day of each instant, and the unit it lies in.
                    std::map<Day, double> expected;
                    for (const std::string& moment : texts) {
                        const std::int64_t clock =
                            std::int64_t{*parseIsoDate(moment.substr(0, 10))} * 86400 +
                            std::stoi(moment.substr(11, 2)) * 3600 +
                            std::stoi(moment.substr(14, 2)) * 60;
                        const auto wall = clock + zone.offsetAt(clock);
                        expected[unitOf(static_cast<Day>(wall / 86400), unit, context).from] += 1;
                    }
                    const auto trend = engine.trend("nps", query, unit);
                    REQUIRE(trend.ok());
                    CAPTURE(name, weekStart, fiscal, static_cast<int>(unit));
                    double all = 0;
                    for (const Figure& figure : trend.value()) {
                        const Period whole = unitOf(figure.period.from, unit, context);
                        CHECK(figure.estimate.n == expected[whole.from]);
                        // The label read back names the unit that the rows were counted in.
                        const auto read = parsePeriod(figure.group.begin()->second, context);
                        REQUIRE(read.ok());
                        CHECK(read.value() == whole);
                        all += figure.estimate.n;
                    }
                    CHECK(all == static_cast<double>(texts.size()));
                }
            }
        }
    }
}
