// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/people.h"
#include "core/sample/phrases.h"

#include <algorithm>
#include <utility>

namespace regard::sample {

namespace {

constexpr double kForgetsScore = 0.006; // opened the survey, sent it without a score

int onScale(double value, int low, int high)
{
    return std::clamp(static_cast<int>(std::nearbyint(value)), low, high);
}

Tone toneOf(int score, int pleasedFrom, int mixedFrom)
{
    return score >= pleasedFrom ? Tone::Pleased : score >= mixedFrom ? Tone::Mixed : Tone::Annoyed;
}

/// Whether and when it is answered, and whether a comment is left. The score must be set.
void finishAnswer(Draws& draws, Answer& answer, double answering, Tone tone, double commenting)
{
    const int score = std::exchange(answer.score, Answer::kNoScore);
    if (!draws.chance(answering))
        return;
    answer.answered = answer.sent + draws.between(20 * 60, 50 * 3600);
    if (answer.answered >= (std::int64_t{lastDay()} + 1) * 86400 - 7200) {
        answer.answered = 0;
        return;
    }
    const Day day = static_cast<Day>(answer.answered / 86400);
    if (!draws.chance(kForgetsScore))
        answer.score = score;
    // People write more when they are annoyed.
    if (draws.chance(tone == Tone::Annoyed ? commenting * 1.6 : commenting))
        answer.comment = comment(draws, tone, answer.topic, answer.channel, day);
}

Answer aboutContact(Draws& draws, const Contact& contact, std::string_view kind, int low, int high)
{
    Answer answer;
    answer.person = contact.person;
    answer.kind = kind;
    answer.scaleMin = low;
    answer.scaleMax = high;
    const AskingDelay delay = askingDelay(static_cast<Day>(contact.second / 86400));
    answer.sent = contact.second + draws.between(delay.least, delay.most);
    answer.channel = contact.channel;
    answer.topic = contact.topic;
    answer.contact = &contact;
    return answer;
}

void askAfterContact(Draws& draws, std::vector<Answer>& answers, const Person& person,
                     const Contact& contact)
{
    const Day day = static_cast<Day>(contact.second / 86400);
    const double again = contact.repeat ? 1.0 : 0.0;
    const double which = draws.share();
    if (which < 0.52) {
        Answer answer = aboutContact(draws, contact, "csat", 1, 5);
        const double middle = satisfaction(contact.channel, day) - 0.8 * again +
                              (contact.resolved ? 0.05 : -0.6) + 0.25 * person.mood;
        answer.score = onScale(middle + 0.85 * draws.normal(), 1, 5);
        const Tone tone = toneOf(answer.score, 4, 3);
        finishAnswer(draws, answer, 0.33, tone, 0.30);
        answers.push_back(std::move(answer));
    } else if (which < 0.86) {
        Answer answer = aboutContact(draws, contact, "ces", 1, 7);
        const double middle =
            ease(contact.channel, contact.topic, day) - 0.9 * again + 0.2 * person.mood;
        answer.score = onScale(middle + 1.25 * draws.normal(), 1, 7);
        const Tone tone = toneOf(answer.score, 5, 4);
        finishAnswer(draws, answer, 0.33, tone, 0.26);
        answers.push_back(std::move(answer));
    } else if (which < 0.97) {
        Answer answer = aboutContact(draws, contact, "ftr", 0, 1);
        // Customers are stricter than the ticket.
        answer.score = !contact.repeat && contact.resolved && draws.chance(0.80) ? 1 : 0;
        const Tone tone = answer.score == 1 ? Tone::Pleased : Tone::Annoyed;
        finishAnswer(draws, answer, 0.33, tone, 0.15);
        answers.push_back(std::move(answer));
    }
}

/// Asked once a quarter, whether or not there was a contact.
void askAtLarge(std::vector<Answer>& answers, const std::vector<Person>& people)
{
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& person = people[i];
        Draws draws = drawsFor(6, i);
        for (std::size_t quarter = 0; quarter < kMonths / 3; ++quarter) {
            const Day start = monthStart(quarter * 3);
            const Day day = start + draws.between(2, 84);
            if (!draws.chance(0.93) || !person.activeOn(day))
                continue;
            Answer answer;
            answer.person = draws.chance(0.03) ? Answer::kNobody : i; // some answer without a name
            answer.kind = "nps";
            answer.sent = workingSecond(draws, day);
            answer.channel = person.favourite;
            constexpr std::array<double, 8> kOnTheirMind{0.3,  0.1,  0.18, 0.07,
                                                         0.06, 0.07, 0.1,  0.12};
            answer.topic = static_cast<Topic>(draws.pick(kOnTheirMind));
            if (person.segment == SmallBusiness && day >= dayOf(2025, 10, 1) && draws.chance(0.35))
                answer.topic = Price;
            if (person.favourite == Chat && day >= dayOf(2026, 7, 6) && draws.chance(0.3))
                answer.topic = Access;
            const double middle =
                recommendation(person.segment, person.favourite, day) + 1.0 * person.mood;
            answer.score = onScale(middle + 1.35 * draws.normal(), 0, 10);
            if (draws.chance(0.012)) // now and then somebody has had enough of everything
                answer.score = draws.between(0, 3);
            const Tone tone = toneOf(answer.score, 9, 7);
            finishAnswer(draws, answer, 0.37, tone, 0.34);
            answers.push_back(std::move(answer));
        }
    }
}

} // namespace

std::vector<Answer> makeAnswers(const std::vector<Person>& people,
                                const std::vector<Contact>& contacts)
{
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        if (contacts[i].kind != "contact")
            continue;
        Draws draws = drawsFor(5, i);
        askAfterContact(draws, answers, people[contacts[i].person], contacts[i]);
    }
    askAtLarge(answers, people);
    std::stable_sort(answers.begin(), answers.end(),
                     [](const Answer& a, const Answer& b) { return a.sent < b.sent; });
    return answers;
}

std::vector<Remark> makeRemarks(const std::vector<Person>& people)
{
    constexpr std::array<double, 8> kTopicShares{0.28, 0.1, 0.18, 0.12, 0.08, 0.04, 0.06, 0.14};
    std::vector<Remark> remarks;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& person = people[i];
        Draws draws = drawsFor(7, i);
        for (std::size_t month = 0; month < kMonths; ++month) {
            const Day day = monthStart(month) + draws.between(0, 27);
            if (!draws.chance(0.008) || !person.activeOn(day))
                continue;
            auto topic = static_cast<Topic>(draws.pick(kTopicShares));
            if (day >= dayOf(2026, 7, 6) && draws.chance(0.25))
                topic = Access;
            if (person.segment == SmallBusiness && day >= dayOf(2025, 10, 1) && draws.chance(0.5))
                topic = Price;
            const bool sore = (topic == Access && day >= dayOf(2026, 7, 6)) ||
                              (topic == Price && day >= dayOf(2025, 10, 1));
            const double mood = person.mood + draws.normal() - (sore ? 1.2 : 0);
            const Tone tone = mood > 0.3    ? Tone::Pleased
                              : mood > -0.3 ? Tone::Mixed
                                            : Tone::Annoyed;
            Remark remark;
            remark.person =
                draws.chance(0.4) ? i : Answer::kNobody; // most write under another name
            remark.second = workingSecond(draws, day);
            remark.text = publicRemark(draws, tone, topic);
            remarks.push_back(std::move(remark));
        }
    }
    std::stable_sort(remarks.begin(), remarks.end(),
                     [](const Remark& a, const Remark& b) { return a.second < b.second; });
    return remarks;
}

} // namespace regard::sample
