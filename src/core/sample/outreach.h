// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/people.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace regard::sample {

/// What a customer does beside asking for help: a visit to the web shop, a machine in use, a call
/// by sales.
struct Activity {
    std::size_t person = 0;
    std::int64_t second = 0; ///< UTC
    std::string_view kind;
    std::string_view channel;
    std::string_view agent;
    int valueAdded = -1; ///< 1 yes, 0 no, -1 nobody noted it
};

/// One answer of a study that was not sent to customers one by one.
struct StudyAnswer {
    std::size_t person = Answer::kNobody;
    std::int64_t second = 0; ///< UTC
    std::string_view kind;
    int score = 0;
    int scaleMax = 10; ///< from 1
    std::string_view team;
};

/// Visits to the web shop, some of them on the day of a purchase, in the order of time.
[[nodiscard]] std::vector<Activity> makeVisits(const std::vector<Person>& people,
                                               const std::vector<Order>& orders);
/// Machines of the plan Pro report once a month that they brew.
[[nodiscard]] std::vector<Activity> makeUsage(const std::vector<Person>& people);
[[nodiscard]] std::vector<Activity> makeSalesCalls(const std::vector<Person>& people);
/// Every quarter: what customers expect of the company, and what they live through.
[[nodiscard]] std::vector<StudyAnswer> makeBrandStudy(const std::vector<Person>& people);
/// Every quarter, by employees, without names.
[[nodiscard]] std::vector<StudyAnswer> makeEmployeeSurvey();

} // namespace regard::sample
