// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <string>
#include <vector>

namespace regard {

/// Which ordinals are one person: what the rows of standing imports say (an id and an address in
/// one row), in the order in which they said it, without the pairs that the user keeps apart, and
/// with those that he joined.
///
/// An address belongs to the first id that came with it. Two ids are two customers, also when they
/// share an address (a household, an office): such a pair is one to look at, and is joined by the
/// user alone.
class CustomerGroups final {
public:
    /// Both are one from now on.
    void join(std::int32_t a, std::int32_t b);
    /// The address `address` came with `id`. False: it belongs to another id.
    bool link(std::int32_t id, std::int32_t address);
    /// Makes room for an ordinal.
    void reach(std::int32_t ordinal);

    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(m_parents.size()); }
    /// The smallest ordinal of the group: the customer is as old as its first appearance.
    [[nodiscard]] std::int32_t canonical(std::int32_t ordinal) const
    {
        while (m_parents[static_cast<std::size_t>(ordinal)] != ordinal)
            ordinal = m_parents[static_cast<std::size_t>(ordinal)];
        return ordinal;
    }
    /// canonical() of every ordinal.
    [[nodiscard]] std::vector<std::int32_t> flat() const;

private:
    std::vector<std::int32_t> m_parents;
    std::vector<bool> m_hasId; ///< by canonical ordinal: an id that came with an address
};

/// A name of a customer that does not change: an id, or the hash of an address.
struct CustomerKey {
    bool isAddress = false;
    std::string text; ///< of an address: the bytes of its hash
    bool operator==(const CustomerKey&) const = default;
};

/// What the user decided about two keys.
struct CustomerChoice {
    std::int64_t id = 0;
    CustomerKey one;
    CustomerKey other;
    bool together = false; ///< else apart
    // The ordinals that the keys have, -1 for a key that no standing import knows.
    std::int32_t oneOrdinal = -1;
    std::int32_t otherOrdinal = -1;
};

/// An id and an address that stood in one row of a file.
struct CustomerLink {
    enum class State : std::uint8_t {
        Joins,   ///< makes the two one person
        Apart,   ///< the user keeps them apart
        Disputed ///< the address belongs to another id
    };
    std::int64_t row = 0; ///< number of the row of keys that says so first
    std::int64_t importId = 0;
    std::int32_t id = 0;      ///< ordinal
    std::int32_t address = 0; ///< ordinal
    State state = State::Joins;
    int again = 0; ///< how often it was said after that
};

struct CustomerStructure {
    CustomerGroups groups;
    std::vector<CustomerChoice> choices;
    std::vector<CustomerLink> links; ///< filled by readStructure() alone
};

[[nodiscard]] Expected<std::vector<CustomerChoice>> readChoices(const sqlite::Database& database);
/// Groups, choices and links, to show them.
[[nodiscard]] Expected<CustomerStructure> readStructure(const sqlite::Database& database);
/// For each ordinal the one that stands for it; all that a reader of facts needs of the keys.
[[nodiscard]] Expected<std::vector<std::int32_t>> readCanonical(const sqlite::Database& database);

} // namespace regard
