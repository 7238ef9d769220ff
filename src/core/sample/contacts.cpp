// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/people.h"

#include <algorithm>

namespace regard::sample {

namespace {

constexpr std::array<std::string_view, 18> kAgents{"Amal", "Bela",  "Carl", "Dora", "Emil", "Fay",
                                                   "Gus",  "Hilde", "Ines", "Joop", "Kim",  "Lia",
                                                   "Milo", "Noor",  "Otto", "Pia",  "Ravi", "Suze"};
constexpr std::size_t kAgentsATeam = 6;

Topic drawTopic(Draws& draws, Segment segment, Channel channel, Day day)
{
    std::array<double, 8> weights{0.24, 0.18, 0.17, 0.13, 0.08, 0.08, 0.08, 0.04};
    if (segment == SmallBusiness && day >= dayOf(2025, 10, 1))
        weights[Price] = 0.16;
    // The new reset fails for many, who then ask for help where they stand.
    if (channel == Chat && day >= dayOf(2026, 7, 6))
        weights[Access] = 0.38;
    return static_cast<Topic>(draws.pick(weights));
}

Contact makeContact(Draws& draws, std::size_t person, Channel channel, Topic topic, Day day)
{
    Contact contact;
    contact.person = person;
    contact.second = workingSecond(draws, day);
    contact.channel = channel;
    contact.topic = topic;
    contact.agent = drawAgent(draws, channel);
    contact.handleSeconds =
        std::max(20.0, std::nearbyint(draws.skewed(typicalHandleTime(channel, topic, day), 0.45)));
    const double wait = typicalWait(channel, day);
    if (wait > 0)
        contact.waitSeconds = std::nearbyint(draws.skewed(wait, 0.7));
    switch (channel) {
    case Phone:
    case Chat:
    case InStore:
        contact.firstResponseSeconds = contact.waitSeconds;
        break;
    case Mail:
    case WebForm:
        contact.firstResponseSeconds = std::nearbyint(draws.skewed(5.5 * 3600, 0.6));
        break;
    case Social:
        contact.firstResponseSeconds = std::nearbyint(draws.skewed(2.2 * 3600, 0.6));
        break;
    }
    contact.costCents = static_cast<std::int64_t>(150 + contact.handleSeconds * 0.9);
    return contact;
}

/// One matter: a contact, and further ones as long as it is not settled.
void addMatter(Draws& draws, std::vector<Contact>& contacts, const Person& person,
               std::size_t index, Day day)
{
    constexpr std::array<double, 6> kOther{0.30, 0.24, 0.24, 0.12, 0.06, 0.04};
    const auto channel =
        draws.chance(0.7) ? person.favourite : static_cast<Channel>(draws.pick(kOther));
    const Topic topic = drawTopic(draws, person.segment, channel, day);
    bool repeat = false;
    for (int attempt = 0; attempt < 4 && day <= lastDay() && person.activeOn(day); ++attempt) {
        Contact contact = makeContact(draws, index, channel, topic, day);
        contact.repeat = repeat;
        const bool settled = draws.chance(settlingChance(channel, topic, day));
        // The agent's tick says less than what the customer does next.
        contact.resolved = draws.chance(settled ? 0.985 : 0.72);
        if (contact.resolved) {
            const double typical = topic == Fault ? 40 * 3600.0 : 9 * 3600.0;
            contact.resolutionSeconds = std::max(
                contact.handleSeconds + std::max(contact.firstResponseSeconds, 0.0),
                std::nearbyint(draws.skewed(channel == Phone ? typical / 6 : typical, 0.8)));
            contact.reopened = !settled && draws.chance(0.3);
        }
        contacts.push_back(contact);
        if (settled || draws.chance(0.22))
            return;
        repeat = true;
        day += draws.between(1, 6);
    }
}

void addQuotes(Draws& draws, std::vector<Contact>& contacts, std::size_t index, Day start)
{
    for (int n = draws.times(0.12); n > 0; --n) {
        Contact quote = makeContact(draws, index, Mail, Price, start + draws.between(0, 27));
        quote.kind = "quote";
        quote.resolved = true;
        quote.resolutionSeconds = std::nearbyint(draws.skewed(2.5 * 86400, 0.7));
        // Who answers quickly wins more.
        const double won = quote.resolutionSeconds < 2 * 86400 ? 0.42 : 0.27;
        const double fate = draws.share();
        quote.outcome = fate < won ? "won" : fate < won + 0.15 ? "abandoned" : "lost";
        contacts.push_back(quote);
    }
}

} // namespace

std::size_t drawAgent(Draws& draws, Channel channel)
{
    return teamOf(channel) * kAgentsATeam + draws.bits() % kAgentsATeam;
}

std::string_view agentName(std::size_t agent)
{
    return kAgents[agent];
}

std::vector<Contact> makeContacts(const std::vector<Person>& people)
{
    constexpr std::array<double, 4> kMonthly{0.75, 0.5, 0.34, 0.24}; ///< matters a month
    std::vector<Contact> contacts;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& person = people[i];
        Draws draws = drawsFor(4, i);
        for (std::size_t month = 0; month < kMonths; ++month) {
            const Day start = monthStart(month);
            const int days = monthStart(month + 1) - start;
            for (int n = draws.times(kMonthly[person.segment]); n > 0; --n)
                addMatter(draws, contacts, person, i, start + draws.between(0, days - 1));
            if (person.segment <= MidMarket && person.activeOn(start))
                addQuotes(draws, contacts, i, start);
        }
    }
    std::stable_sort(contacts.begin(), contacts.end(),
                     [](const Contact& a, const Contact& b) { return a.second < b.second; });
    for (std::size_t i = 0; i < contacts.size(); ++i)
        contacts[i].id = "T" + std::to_string(200001 + i);
    return contacts;
}

} // namespace regard::sample
