// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/draws.h"
#include "core/sample/story.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard::sample {

struct Person {
    std::string id;
    std::string name;
    std::string email;
    std::string company; ///< empty for consumers
    Segment segment = Consumer;
    std::size_t country = 0;
    std::string_view plan;
    bool subscriber = false;
    Day joined = kNoDay;
    Day ended = kNoDay; ///< first day on which it is no customer; kNoDay: still one
    double mood = 0;    ///< how kindly it answers, standard normal
    Channel favourite = Phone;

    [[nodiscard]] bool activeOn(Day day) const
    {
        return joined <= day && (ended == kNoDay || day < ended);
    }
};

inline constexpr std::array<std::string_view, 4> kCountries{"Germany", "Netherlands", "Ireland",
                                                            "Belgium"};
inline constexpr std::array<std::string_view, 4> kRegions{"East", "North", "West", "South"};

struct Episode {
    std::size_t person = 0;
    std::string id;
    Day started = kNoDay;
    Day ended = kNoDay;
    std::int64_t cents = 0;
    bool yearly = false;
    std::string_view plan;
};

struct Order {
    std::size_t person = 0;
    std::int64_t second = 0; ///< UTC
    std::int64_t cents = 0;
    std::int64_t refundedCents = 0;
    std::string_view channel;
    std::string_view product;
    std::string_view status;
};

struct Contact {
    std::size_t person = 0;
    std::int64_t second = 0; ///< UTC, opened
    std::string_view kind = "contact";
    Channel channel = Phone;
    Topic topic = Delivery;
    double waitSeconds = -1;
    double firstResponseSeconds = -1;
    double resolutionSeconds = -1;
    double handleSeconds = -1;
    bool resolved = false;
    bool reopened = false;
    bool repeat = false; ///< about a matter that an earlier contact did not settle
    std::size_t agent = 0;
    std::string_view outcome;
    std::int64_t costCents = 0;
    std::string id;
};

struct Answer {
    static constexpr std::size_t kNobody = SIZE_MAX;
    static constexpr int kNoScore = -1;

    std::size_t person = kNobody;
    std::string_view kind;
    int score = kNoScore;
    int scaleMin = 0;
    int scaleMax = 10;
    std::int64_t sent = 0;     ///< UTC seconds
    std::int64_t answered = 0; ///< 0: not answered
    Channel channel = Phone;
    Topic topic = Delivery;
    const Contact* contact = nullptr; ///< what it is about, if anything
    std::string comment;
};

struct Remark {
    std::size_t person = Answer::kNobody;
    std::int64_t second = 0;
    std::string text;
};

/// The people, in the order in which they joined.
[[nodiscard]] std::vector<Person> makePeople();
[[nodiscard]] std::vector<Episode> makeEpisodes(const std::vector<Person>& people);
[[nodiscard]] std::vector<Order> makeOrders(const std::vector<Person>& people);
/// Contacts in the order of time, with their ids.
[[nodiscard]] std::vector<Contact> makeContacts(const std::vector<Person>& people);
/// Questions after contacts and to customers at large, answered or not, in the order of sending.
[[nodiscard]] std::vector<Answer> makeAnswers(const std::vector<Person>& people,
                                              const std::vector<Contact>& contacts);
/// What people wrote on social media.
[[nodiscard]] std::vector<Remark> makeRemarks(const std::vector<Person>& people);

/// Agents of the team of a channel: index into agentName().
[[nodiscard]] std::size_t drawAgent(Draws& draws, Channel channel);
[[nodiscard]] std::string_view agentName(std::size_t agent);

/// A working moment of a day: between 8 and 20 o'clock in central Europe, summer and winter.
[[nodiscard]] std::int64_t workingSecond(Draws& draws, Day day);
/// A generator of its own for each person and purpose, so that a change in one story leaves the
/// others as they are.
[[nodiscard]] Draws drawsFor(std::uint64_t purpose, std::size_t person);

} // namespace regard::sample
