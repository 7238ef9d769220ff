// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is who: how sources meet in the same customers, what was joined and why, and what the user
// decided about it.
#include "core/store/customers/customer_names.h"
#include "core/store/customers/source_matches.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <regard/store/store.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace regard {

namespace {

/// Everything that merges are told from, read as one state.
struct People {
    CustomerStructure structure;
    KeyNames names;
    std::vector<std::int64_t> rows;
    std::map<std::int64_t, std::string> files; ///< by import

    [[nodiscard]] std::int64_t rowsOf(std::int32_t ordinal) const
    {
        return static_cast<std::size_t>(ordinal) < rows.size()
                   ? rows[static_cast<std::size_t>(ordinal)]
                   : 0;
    }
    [[nodiscard]] std::string person(std::int32_t ordinal) const
    {
        return names.personText(structure.groups, ordinal);
    }
    [[nodiscard]] std::string key(std::int32_t ordinal) const
    {
        return names.text(names.keyOf(ordinal));
    }
    [[nodiscard]] std::string import(std::int64_t id) const
    {
        const auto file = files.find(id);
        return "import " + std::to_string(id) +
               (file == files.end() ? std::string() : " (" + file->second + ")");
    }
    [[nodiscard]] std::int64_t rowsOfPerson(std::int32_t ordinal) const
    {
        const CustomerGroups& groups = structure.groups;
        std::int64_t sum = 0;
        for (std::int32_t i = 0; i < groups.size(); ++i)
            if (groups.canonical(i) == groups.canonical(ordinal))
                sum += rowsOf(i);
        return sum;
    }
};

Expected<People> readPeople(const sqlite::Database& database)
{
    const Expected<sqlite::ReadTransaction> reading = sqlite::ReadTransaction::begin(database);
    if (!reading.ok())
        return reading.error();
    Expected<CustomerStructure> structure = readStructure(database);
    if (!structure.ok())
        return structure.error();
    People people;
    people.structure = std::move(structure).value();
    if (Status status = people.names.load(database); !status.ok())
        return status.error();
    Expected<std::vector<std::int64_t>> rows = rowsByOrdinal(database);
    if (!rows.ok())
        return rows.error();
    people.rows = std::move(rows).value();
    const auto imports = readRows<std::pair<std::int64_t, std::string>>(
        database, "SELECT id, file FROM import",
        [](const sqlite::Statement& row) { return std::pair(row.integer(0), row.text(1)); });
    if (!imports.ok())
        return imports.error();
    people.files.insert(imports.value().begin(), imports.value().end());
    return people;
}

/// Odd: what a row of keys says. Even: a decision of the user.
std::int64_t mergeIdOf(const CustomerLink& link)
{
    return 2 * link.row + 1;
}

std::int64_t mergeIdOf(const CustomerChoice& choice)
{
    return 2 * choice.id;
}

std::string because(const People& people, const CustomerLink& link)
{
    std::string text = people.import(link.importId) + " gives id " + people.key(link.id) +
                       " and this address in one row";
    if (link.again > 0)
        text += link.again == 1 ? "; another import says so too"
                                : "; " + std::to_string(link.again) + " more imports say so too";
    return text;
}

bool areLinked(const CustomerStructure& structure, const CustomerChoice& choice)
{
    return std::any_of(structure.links.begin(), structure.links.end(), [&](const auto& link) {
        return (link.id == choice.oneOrdinal && link.address == choice.otherOrdinal) ||
               (link.id == choice.otherOrdinal && link.address == choice.oneOrdinal);
    });
}

void bindKey(sqlite::Statement& statement, int parameter, const CustomerKey& key)
{
    if (key.isAddress)
        statement.bindBlob(parameter, std::as_bytes(std::span<const char>(key.text)));
    else
        statement.bind(parameter, key.text);
}

/// Two keys in the order in which a choice keeps them.
std::pair<CustomerKey, CustomerKey> ordered(CustomerKey a, CustomerKey b)
{
    const auto order = [](const CustomerKey& key) { return std::pair(key.isAddress, key.text); };
    if (order(b) < order(a))
        std::swap(a, b);
    return {std::move(a), std::move(b)};
}

Status forget(const sqlite::Database& database, const CustomerKey& a, const CustomerKey& b)
{
    const auto [one, other] = ordered(a, b);
    Expected<sqlite::Statement> remove =
        database.prepare("DELETE FROM customer_choice WHERE one = ?1 AND other = ?2");
    if (!remove.ok())
        return remove.error();
    bindKey(remove.value(), 1, one);
    bindKey(remove.value(), 2, other);
    return remove.value().run();
}

Status decide(const sqlite::Database& database, const CustomerKey& a, const CustomerKey& b,
              bool together)
{
    const auto [one, other] = ordered(a, b);
    Expected<sqlite::Statement> write =
        database.prepare("INSERT INTO customer_choice (one, other, together) VALUES (?1, ?2, ?3)"
                         " ON CONFLICT (one, other) DO UPDATE SET together = excluded.together");
    if (!write.ok())
        return write.error();
    bindKey(write.value(), 1, one);
    bindKey(write.value(), 2, other);
    return write.value().bind(3, together ? 1 : 0).run();
}

/// Two customers by name, and what is known of them.
struct Pair {
    CustomerKey one;
    CustomerKey other;
    std::int32_t oneOrdinal = -1;
    std::int32_t otherOrdinal = -1;
    bool linked = false; ///< by what an import says
};

Expected<Pair> findPair(const sqlite::Database& database, const CustomerStructure& structure,
                        std::string_view one, std::string_view other)
{
    KeyNames names;
    if (Status status = names.load(database); !status.ok())
        return status.error();
    Pair pair;
    for (const auto& [text, key, ordinal] : {std::tuple(one, &pair.one, &pair.oneOrdinal),
                                             std::tuple(other, &pair.other, &pair.otherOrdinal)}) {
        Expected<CustomerKey> found = keyOf(database, text);
        if (!found.ok())
            return found.error();
        *key = std::move(found).value();
        *ordinal = names.ordinalOf(*key);
        if (*ordinal < 0)
            return Error{ErrorKind::NotFound, "No customer is known as \"" + std::string(text) +
                                                  "\". Give an id or an e-mail address."};
    }
    if (pair.oneOrdinal == pair.otherOrdinal)
        return Error{ErrorKind::Refused, "Both are one and the same name."};
    pair.linked = areLinked(structure, {0, {}, {}, false, pair.oneOrdinal, pair.otherOrdinal});
    return pair;
}

} // namespace

Expected<std::vector<SourceMatch>> Store::customerMatches() const
{
    const sqlite::Database& database = m_connection->database;
    const Expected<sqlite::ReadTransaction> reading = sqlite::ReadTransaction::begin(database);
    if (!reading.ok())
        return reading.error();
    return sourceMatches(database);
}

Expected<std::vector<CustomerMerge>> Store::customerMerges() const
{
    const Expected<People> read = readPeople(m_connection->database);
    if (!read.ok())
        return read.error();
    const People& people = read.value();
    std::vector<CustomerMerge> merges;
    for (const CustomerLink& link : people.structure.links) {
        const bool apart = link.state == CustomerLink::State::Apart;
        // An address that came with nothing but its id joined no rows.
        if (link.state == CustomerLink::State::Disputed ||
            (!apart && people.rowsOf(link.address) == 0))
            continue;
        merges.push_back({mergeIdOf(link), people.person(link.id), people.key(link.address),
                          because(people, link), link.importId, people.rowsOf(link.address),
                          apart});
    }
    for (const CustomerChoice& choice : people.structure.choices) {
        if (choice.oneOrdinal < 0 || choice.otherOrdinal < 0 || areLinked(people.structure, choice))
            continue;
        merges.push_back({mergeIdOf(choice), people.key(choice.oneOrdinal),
                          people.key(choice.otherOrdinal),
                          choice.together ? "joined by hand" : "kept apart by hand", 0,
                          people.rowsOf(choice.otherOrdinal), !choice.together});
    }
    return merges;
}

Expected<std::vector<CustomerCandidate>> Store::customerCandidates() const
{
    const Expected<People> read = readPeople(m_connection->database);
    if (!read.ok())
        return read.error();
    const People& people = read.value();
    const CustomerGroups& groups = people.structure.groups;
    const auto pairOf = [&](std::int32_t a, std::int32_t b) {
        a = groups.canonical(a);
        b = groups.canonical(b);
        return std::pair(std::min(a, b), std::max(a, b));
    };
    std::set<std::pair<std::int32_t, std::int32_t>> told;
    for (const CustomerChoice& choice : people.structure.choices)
        if (choice.oneOrdinal >= 0 && choice.otherOrdinal >= 0)
            told.insert(pairOf(choice.oneOrdinal, choice.otherOrdinal));
    // Which import joined each address.
    std::map<std::int32_t, std::int64_t> owners;
    for (const CustomerLink& link : people.structure.links)
        if (link.state == CustomerLink::State::Joins)
            owners.try_emplace(link.address, link.importId);
    std::vector<CustomerCandidate> candidates;
    for (const CustomerLink& link : people.structure.links) {
        if (link.state != CustomerLink::State::Disputed ||
            groups.canonical(link.id) == groups.canonical(link.address) ||
            !told.insert(pairOf(link.id, link.address)).second)
            continue;
        std::string why = "both came with one address: ";
        if (const auto owner = owners.find(link.address);
            owner != owners.end() && owner->second != link.importId)
            why += "in " + people.import(owner->second) + " and in " + people.import(link.importId);
        else
            why += "in " + people.import(link.importId);
        candidates.push_back({people.person(link.address), people.person(link.id), std::move(why),
                              people.rowsOfPerson(link.address), people.rowsOfPerson(link.id)});
    }
    return candidates;
}

Status Store::setMergeSeparated(std::int64_t mergeId, bool separated)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        const Expected<CustomerStructure> structure = readStructure(database);
        if (!structure.ok())
            return structure.error();
        for (const CustomerChoice& choice : structure.value().choices)
            if (mergeIdOf(choice) == mergeId)
                return decide(database, choice.one, choice.other, !separated);
        for (const CustomerLink& link : structure.value().links) {
            if (mergeIdOf(link) != mergeId)
                continue;
            KeyNames names;
            if (Status status = names.load(database); !status.ok())
                return status;
            const CustomerKey id = names.keyOf(link.id);
            const CustomerKey address = names.keyOf(link.address);
            return separated ? decide(database, id, address, false) : forget(database, id, address);
        }
        return Error{ErrorKind::NotFound, "There is no merge number " + std::to_string(mergeId) +
                                              " any more. List them again."};
    });
}

Status Store::joinCustomers(std::string_view one, std::string_view other)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        const Expected<CustomerStructure> structure = readStructure(database);
        if (!structure.ok())
            return structure.error();
        const Expected<Pair> found = findPair(database, structure.value(), one, other);
        if (!found.ok())
            return found.error();
        const Pair& pair = found.value();
        const CustomerGroups& groups = structure.value().groups;
        if (groups.canonical(pair.oneOrdinal) == groups.canonical(pair.otherOrdinal))
            return Error{ErrorKind::Refused, "These are one customer already."};
        // Where an import says so, nothing else is needed than that nobody objects.
        const bool disputed = std::any_of(
            structure.value().links.begin(), structure.value().links.end(),
            [](const auto& link) { return link.state == CustomerLink::State::Disputed; });
        return pair.linked && !disputed ? forget(database, pair.one, pair.other)
                                        : decide(database, pair.one, pair.other, true);
    });
}

Status Store::keepCustomersApart(std::string_view one, std::string_view other)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        const Expected<CustomerStructure> structure = readStructure(database);
        if (!structure.ok())
            return structure.error();
        const Expected<Pair> found = findPair(database, structure.value(), one, other);
        if (!found.ok())
            return found.error();
        const Pair& pair = found.value();
        const auto [first, second] = ordered(pair.one, pair.other);
        const bool decided =
            std::any_of(structure.value().choices.begin(), structure.value().choices.end(),
                        [a = &first, b = &second](const CustomerChoice& choice) {
                            return choice.one == *a && choice.other == *b;
                        });
        const CustomerGroups& groups = structure.value().groups;
        if (groups.canonical(pair.oneOrdinal) == groups.canonical(pair.otherOrdinal) &&
            !pair.linked && !decided)
            return Error{ErrorKind::Refused,
                         "These two were not joined with each other, but each with a third name. "
                         "Look at the merges and separate one of those."};
        return decide(database, pair.one, pair.other, false);
    });
}

Status Store::forgetCustomerChoice(std::string_view one, std::string_view other)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        const Expected<CustomerKey> a = keyOf(database, one);
        const Expected<CustomerKey> b = keyOf(database, other);
        if (!a.ok() || !b.ok())
            return a.ok() ? b.error() : a.error();
        return forget(database, a.value(), b.value());
    });
}

} // namespace regard
