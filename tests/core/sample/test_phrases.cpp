// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "core/sample/phrases.h"

#include <set>

using namespace regard;
using namespace regard::sample;

namespace {

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("comments agree with their tone", "[sample]")
{
    Draws draws(1);
    std::set<std::string> different;
    for (int i = 0; i < 4000; ++i) {
        const auto topic = static_cast<Topic>(draws.bits() % kTopics.size());
        const auto channel = static_cast<Channel>(draws.bits() % kChannels.size());
        const std::string pleased = comment(draws, Tone::Pleased, topic, channel, lastDay());
        const std::string annoyed = comment(draws, Tone::Annoyed, topic, channel, lastDay());
        different.insert(pleased);
        different.insert(annoyed);
        REQUIRE_FALSE(pleased.empty());
        REQUIRE_FALSE(annoyed.empty());
        for (const char* regret : {"disappointing", "fed up", "charged twice", "late again"})
            CHECK_FALSE(says(pleased, regret));
        for (const char* thanks : {"Thank you", "Excellent", "Keep it up", "on time"})
            CHECK_FALSE(says(annoyed, thanks));
    }
    CHECK(different.size() > 2500);
}

TEST_CASE("customers write about what happens when it happens", "[sample]")
{
    Draws draws(2);
    int before = 0;
    int after = 0;
    for (int i = 0; i < 500; ++i) {
        before += says(comment(draws, Tone::Annoyed, Access, Chat, dayOf(2026, 6, 30)),
                       "reset in the chat")
                      ? 1
                      : 0;
        after += says(comment(draws, Tone::Annoyed, Access, Chat, dayOf(2026, 8, 1)),
                      "reset in the chat")
                     ? 1
                     : 0;
    }
    CHECK(before == 0);
    CHECK(after > 20);
}

TEST_CASE("draws are the same on every system", "[sample]")
{
    // The first three outputs of SplitMix64 seeded with 1234567, as published with the generator.
    Draws draws(1234567);
    CHECK(draws.bits() == 6457827717110365317U);
    CHECK(draws.bits() == 3203168211198807973U);
    CHECK(draws.bits() == 9817491932198370423U);
    double sum = 0;
    double squares = 0;
    constexpr int kDraws = 20000;
    for (int i = 0; i < kDraws; ++i) {
        const double value = draws.normal();
        sum += value;
        squares += value * value;
    }
    CHECK(sum / kDraws == Approx(0).margin(0.03));
    CHECK(squares / kDraws == Approx(1).margin(0.04));
}
