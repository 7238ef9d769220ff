// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// What a customer said last, up to the end of the period.
struct LastAnswer {
    std::string kind; ///< "nps"
    double score = 0;
    Day on = kNoDay;
    std::string comment; ///< empty without one
};

/// One customer in a list, with what a person who calls wants to know.
struct CustomerCard {
    std::int32_t customer = -1; ///< ordinal in the dataset
    std::string id;
    std::string name; ///< empty where it is not known
    std::string segment;
    double spent = 0; ///< in the 365 days up to the list's day, refunds taken off, major units
    Day lastPurchase = kNoDay;
    std::optional<LastAnswer> lastAnswer;
    std::string lastChannel; ///< of the last contact
    Day lastContact = kNoDay;
};

/// A customer who was active before a period and is not at its end.
struct Leaver {
    CustomerCard card;
    Day left = kNoDay; ///< first day without: the end of the contract, or of the days of silence
    /// A year's revenue: twelve months of what the subscriptions brought, or what was spent in the
    /// 365 days before the period; major units.
    double revenueLost = 0;
};

struct LeaverList {
    std::vector<Leaver> leavers; ///< the dearest first, as many as were asked for
    std::int64_t all = 0;
    double revenueLost = 0; ///< of all of them, a year, major units
    std::int64_t silent =
        0;                 ///< of all: neither answered a survey nor made contact in the last year
    bool contacts = false; ///< false: there are no contacts and no answers to be silent in
};

/// A customer who spent much and goes quiet.
struct FadingCustomer {
    CustomerCard card;
    double chance = 0;       ///< that the customer still buys, unit scale
    double chanceBefore = 0; ///< the same 30 days earlier
};

struct CallList {
    std::vector<FadingCustomer> customers; ///< by money times the fall of the chance
    std::int64_t all = 0;                  ///< of whom the chance fell by 5 points or more
    Day day = kNoDay;                      ///< the day that chances are of
    std::string basis; ///< a sentence: which model, fitted to how many customers
};

} // namespace regard
