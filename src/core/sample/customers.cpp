// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/people.h"

#include <algorithm>
#include <cctype>

namespace regard::sample {

namespace {

constexpr std::size_t kPeopleAtStart = 7600;
constexpr std::size_t kPeople = 12000;

constexpr std::array<std::string_view, 40> kFirstNames{
    "Anna",   "Ben",  "Clara", "David", "Elena", "Finn",  "Greta", "Hugo",   "Ida",  "Jonas",
    "Katrin", "Lars", "Maeve", "Niamh", "Oscar", "Paula", "Quint", "Rosa",   "Sven", "Tessa",
    "Ulla",   "Vera", "Wim",   "Yara",  "Zoe",   "Aoife", "Bram",  "Conor",  "Daan", "Eva",
    "Femke",  "Gijs", "Hanna", "Ivo",   "Julia", "Kees",  "Lotte", "Marten", "Nora", "Pieter"};
constexpr std::array<std::string_view, 40> kLastNames{
    "Adler",    "Bakker",  "Claes",  "Dunne",    "Engel",  "Fischer", "Geraghty", "Hoekstra",
    "Immink",   "Jansen",  "Keller", "Lenaerts", "Maes",   "Neumann", "Okafor",   "Peeters",
    "Quinn",    "Richter", "Smit",   "Thoma",    "Urban",  "Visser",  "Wolters",  "Xanthos",
    "Yilmaz",   "Zeller",  "Brandt", "Coppens",  "Doyle",  "Ernst",   "Flynn",    "Groot",
    "Hartmann", "Jacobs",  "Kramer", "Lambert",  "Mulder", "Nolan",   "Ortmann",  "Vogel"};
constexpr std::array<std::string_view, 16> kTrades{
    "Dental",    "Print",   "Books",  "Garden", "Travel", "Legal", "Bikes",  "Design",
    "Logistics", "Fitness", "Bakery", "Optics", "Media",  "Care",  "Energy", "Tools"};
constexpr std::array<std::string_view, 4> kForms{"GmbH", "BV", "Ltd", "NV"};

std::string lower(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

/// The day in a month on which somebody leaves, if so.
Day drawEnd(Draws& draws, const Person& person)
{
    for (std::size_t month = 0; month < kMonths; ++month) {
        const Day start = monthStart(month);
        if (person.joined >= start)
            continue;
        // Unhappy people leave sooner.
        const double chance = leavingChance(person.segment, start) * (1 - 0.3 * person.mood);
        if (draws.chance(std::max(chance, 0.0)))
            return start + draws.between(0, 27);
    }
    return kNoDay;
}

std::int64_t monthlyCents(Draws& draws, const Person& person)
{
    const std::size_t step = person.plan == "Basic" ? 0 : person.plan == "Plus" ? 1 : 2;
    constexpr std::array<std::array<std::int64_t, 3>, 4> kPrices{
        {{19900, 34900, 59900}, {7900, 12900, 21900}, {2900, 4900, 7900}, {990, 1490, 2490}}};
    return kPrices[person.segment][step] * draws.between(95, 105) / 100 / 10 * 10;
}

} // namespace

Draws drawsFor(std::uint64_t purpose, std::size_t person)
{
    Draws mixer(purpose * 0x1000003U + person);
    return Draws(mixer.bits());
}

std::int64_t workingSecond(Draws& draws, Day day)
{
    return std::int64_t{day} * 86400 + draws.between(7 * 3600, 18 * 3600);
}

std::vector<Person> makePeople()
{
    std::vector<Day> joins;
    Draws calendar(20231001);
    for (std::size_t i = 0; i < kPeopleAtStart; ++i)
        joins.push_back(firstDay() - 1 - calendar.between(0, 1500));
    for (std::size_t i = kPeopleAtStart; i < kPeople; ++i)
        joins.push_back(firstDay() + calendar.between(0, lastDay() - firstDay()));
    std::sort(joins.begin(), joins.end());

    std::vector<Person> people(kPeople);
    for (std::size_t i = 0; i < kPeople; ++i) {
        Draws draws = drawsFor(1, i);
        Person& person = people[i];
        person.id = "C" + std::to_string(100001 + i);
        const std::string_view first = draws.one(kFirstNames);
        const std::string_view last = draws.one(kLastNames);
        person.name = std::string(first) + " " + std::string(last);
        person.email = lower(first) + "." + lower(last) + std::to_string(i) + "@example.com";
        constexpr std::array<double, 4> kShares{0.035, 0.115, 0.27, 0.58};
        person.segment = static_cast<Segment>(draws.pick(kShares));
        constexpr std::array<double, 4> kCountryShares{0.42, 0.28, 0.17, 0.13};
        person.country = draws.pick(kCountryShares);
        if (person.segment != Consumer)
            person.company = std::string(last) + " " + std::string(draws.one(kTrades)) + " " +
                             std::string(kForms[person.country]);
        person.subscriber = draws.chance(person.segment == Consumer ? 0.5 : 0.8);
        constexpr std::array<double, 3> kPlanShares{0.5, 0.35, 0.15};
        constexpr std::array<std::string_view, 3> kPlans{"Basic", "Plus", "Pro"};
        person.plan = person.subscriber ? kPlans[draws.pick(kPlanShares)] : "No plan";
        person.joined = joins[i];
        person.mood = draws.normal();
        constexpr std::array<double, 6> kFavourites{0.36, 0.22, 0.22, 0.11, 0.06, 0.03};
        person.favourite = static_cast<Channel>(draws.pick(kFavourites));
        person.ended = drawEnd(draws, person);
    }
    return people;
}

std::vector<Episode> makeEpisodes(const std::vector<Person>& people)
{
    std::vector<Episode> episodes;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& person = people[i];
        if (!person.subscriber)
            continue;
        Draws draws = drawsFor(2, i);
        Episode episode;
        episode.person = i;
        episode.started = person.joined;
        episode.ended = person.ended;
        episode.yearly = person.segment <= MidMarket;
        episode.cents = monthlyCents(draws, person) * (episode.yearly ? 12 : 1);
        episode.plan = person.plan;
        const Day end = person.ended == kNoDay ? lastDay() : person.ended;
        if (person.plan != "Basic" && end - person.joined > 400 && draws.chance(0.3)) {
            // Began on a smaller plan and moved up without a gap.
            Episode before = episode;
            before.plan = person.plan == "Pro" ? "Plus" : "Basic";
            before.cents = before.cents * 6 / 10;
            before.ended = person.joined + draws.between(120, end - person.joined - 60);
            episode.started = before.ended;
            episodes.push_back(before);
        }
        episodes.push_back(episode);
    }
    std::stable_sort(episodes.begin(), episodes.end(),
                     [](const Episode& a, const Episode& b) { return a.started < b.started; });
    for (std::size_t i = 0; i < episodes.size(); ++i)
        episodes[i].id = "S" + std::to_string(50001 + i);
    return episodes;
}

} // namespace regard::sample
