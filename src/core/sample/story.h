// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace regard::sample {

// Aldermoor, an invented company: coffee machines, beans and service plans for homes and offices.

enum Segment : std::size_t { Enterprise, MidMarket, SmallBusiness, Consumer };
inline constexpr std::array<std::string_view, 4> kSegments{"Enterprise", "Mid-market",
                                                           "Small business", "Consumer"};

enum Channel : std::size_t { Phone, Mail, Chat, WebForm, InStore, Social };
inline constexpr std::array<std::string_view, 6> kChannels{"Phone",    "E-mail", "Chat",
                                                           "Web form", "Store",  "Social"};

enum Topic : std::size_t { Delivery, Billing, Fault, Access, Returns, PlanChange, HowTo, Price };
inline constexpr std::array<std::string_view, 8> kTopics{
    "Delivery", "Billing",     "Machine fault", "Account access",
    "Returns",  "Plan change", "How-to",        "Price"};
/// Stage of the journey in which each topic comes up.
inline constexpr std::array<std::string_view, 8> kStages{"Receive", "Pay",   "Use",    "Use",
                                                         "Receive", "Renew", "Set up", "Renew"};

inline constexpr std::array<std::string_view, 3> kTeams{"Front line", "Digital care",
                                                        "Back office"};
/// Index into kTeams.
[[nodiscard]] std::size_t teamOf(Channel channel);

// When things happened. Days are civil dates.
[[nodiscard]] Day dayOf(int year, int month, int day);
inline constexpr std::size_t kMonths = 36;
[[nodiscard]] Day firstDay();                    ///< 1 October 2023
[[nodiscard]] Day lastDay();                     ///< 30 September 2026
[[nodiscard]] Day monthStart(std::size_t month); ///< 0 is October 2023

/// Chance that a customer of the segment leaves in the month that begins on this day. Small
/// businesses leave more and more since the price list of October 2025.
[[nodiscard]] double leavingChance(Segment segment, Day day);

/// How long after a contact the question about it is sent, in seconds. Until 1 March 2026 by a job
/// that ran every few days, from then on by the help desk itself: a break of method.
struct AskingDelay {
    int least = 0;
    int most = 0;
};
[[nodiscard]] AskingDelay askingDelay(Day day);

/// Typical wait in seconds. The call-back queue on the phone starts on 20 April 2026.
[[nodiscard]] double typicalWait(Channel channel, Day day);
/// Typical handle time in seconds. The target of January 2026 shortens it in the back office.
[[nodiscard]] double typicalHandleTime(Channel channel, Topic topic, Day day);
/// Chance that a contact really settles the matter.
[[nodiscard]] double settlingChance(Channel channel, Topic topic, Day day);

// Middle of what customers answer, before their mood and chance.
[[nodiscard]] double satisfaction(Channel channel, Day day);                    ///< 1 to 5
[[nodiscard]] double ease(Channel channel, Topic topic, Day day);               ///< 1 to 7
[[nodiscard]] double recommendation(Segment segment, Channel channel, Day day); ///< 0 to 10

} // namespace regard::sample
