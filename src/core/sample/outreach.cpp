// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/outreach.h"

#include <algorithm>
#include <cmath>

namespace regard::sample {

namespace {

constexpr std::array<std::string_view, 5> kSellers{"Aart", "Berit", "Cem", "Dilan", "Enno"};

void sortByTime(std::vector<Activity>& activities)
{
    std::stable_sort(activities.begin(), activities.end(),
                     [](const Activity& a, const Activity& b) { return a.second < b.second; });
}

int onScale(double value, int high)
{
    return std::clamp(static_cast<int>(std::nearbyint(value)), 1, high);
}

} // namespace

std::vector<Activity> makeVisits(const std::vector<Person>& people,
                                 const std::vector<Order>& orders)
{
    std::vector<Activity> visits;
    const auto add = [&](std::size_t person, std::int64_t second) {
        visits.push_back({person, second, "visit", "Web shop", {}, -1});
    };
    for (std::size_t i = 0; i < orders.size(); ++i) {
        Draws draws = drawsFor(8, i);
        // Few customers are signed in from their first click to the till.
        if (orders[i].channel == "Web shop" && draws.chance(0.12))
            add(orders[i].person, orders[i].second - draws.between(3 * 60, 40 * 60));
    }
    for (std::size_t i = 0; i < people.size(); ++i) {
        Draws draws = drawsFor(9, i);
        for (std::size_t month = 0; month < kMonths; ++month) {
            const Day day = monthStart(month) + draws.between(0, 27);
            if (draws.chance(0.1) && people[i].activeOn(day))
                add(i, workingSecond(draws, day));
        }
    }
    sortByTime(visits);
    return visits;
}

std::vector<Activity> makeUsage(const std::vector<Person>& people)
{
    std::vector<Activity> usage;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (people[i].plan != "Pro")
            continue;
        Draws draws = drawsFor(10, i);
        for (std::size_t month = 0; month < kMonths; ++month) {
            const Day day = monthStart(month) + draws.between(0, 27);
            if (draws.chance(0.85) && people[i].activeOn(day))
                usage.push_back({i, workingSecond(draws, day), "usage", "Machine", {}, -1});
        }
    }
    sortByTime(usage);
    return usage;
}

std::vector<Activity> makeSalesCalls(const std::vector<Person>& people)
{
    std::vector<Activity> calls;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (people[i].segment > MidMarket)
            continue;
        Draws draws = drawsFor(11, i);
        for (std::size_t month = 0; month < kMonths; ++month) {
            const Day day = monthStart(month) + draws.between(0, 27);
            if (!draws.chance(0.16) || !people[i].activeOn(day))
                continue;
            Activity call{
                i, workingSecond(draws, day), "sales_call", kChannels[Phone], draws.one(kSellers),
                -1};
            // Calls that only ask whether there is anything new bring the customer nothing.
            if (!draws.chance(0.07))
                call.valueAdded = draws.chance(0.58) ? 1 : 0;
            calls.push_back(call);
        }
    }
    sortByTime(calls);
    return calls;
}

std::vector<StudyAnswer> makeBrandStudy(const std::vector<Person>& people)
{
    constexpr double kAsked = 0.045; ///< of the customers, each quarter
    std::vector<StudyAnswer> answers;
    for (std::size_t quarter = 0; quarter < kMonths / 3; ++quarter) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            Draws draws = drawsFor(12 + quarter, i);
            const Day day = monthStart(quarter * 3 + 1) + draws.between(0, 20);
            if (!draws.chance(kAsked) || !people[i].activeOn(day))
                continue;
            const std::int64_t second = workingSecond(draws, day);
            const double shared = 0.5 * people[i].mood;
            const double lived = recommendation(people[i].segment, people[i].favourite, day) - 1.4;
            const int image = onScale(7.6 + shared + 1.2 * draws.normal(), 10);
            const int perception = onScale(lived + shared + 1.3 * draws.normal(), 10);
            answers.push_back({i, second, "image", image, 10, {}});
            answers.push_back({i, second, "perception", perception, 10, {}});
        }
    }
    std::stable_sort(
        answers.begin(), answers.end(),
        [](const StudyAnswer& a, const StudyAnswer& b) { return a.second < b.second; });
    return answers;
}

std::vector<StudyAnswer> makeEmployeeSurvey()
{
    constexpr std::array<int, 3> kStaff{64, 46, 38};
    std::vector<StudyAnswer> answers;
    for (std::size_t quarter = 0; quarter < kMonths / 3; ++quarter) {
        const Day day = monthStart(quarter * 3 + 2) + 9;
        for (std::size_t team = 0; team < kTeams.size(); ++team) {
            for (int employee = 0; employee < kStaff[team]; ++employee) {
                Draws draws =
                    drawsFor(24 + quarter, team * 1000 + static_cast<std::size_t>(employee));
                if (!draws.chance(0.78))
                    continue;
                // The handle-time target is not loved in the team that has it.
                const bool hurried = kTeams[team] == "Back office" && day >= dayOf(2026, 1, 12);
                const double middle = hurried ? 3.1 : 3.9;
                answers.push_back({Answer::kNobody, workingSecond(draws, day + draws.between(0, 6)),
                                   "engagement", onScale(middle + 0.8 * draws.normal(), 5), 5,
                                   kTeams[team]});
            }
        }
    }
    std::stable_sort(
        answers.begin(), answers.end(),
        [](const StudyAnswer& a, const StudyAnswer& b) { return a.second < b.second; });
    return answers;
}

} // namespace regard::sample
