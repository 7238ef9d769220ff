// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/customer_groups.h"

#include "core/store/facts/key_bytes.h"
#include "core/store/facts/key_segments.h"
#include "core/store/rows.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace regard {

namespace {

CustomerKey keyAt(const sqlite::Statement& row, int column)
{
    if (row.type(column) != sqlite::CellType::Blob)
        return {false, row.text(column)};
    return {true, blobText(row, column)};
}

/// Finds the ordinals of the keys that choices name.
class ChoiceKeys final {
public:
    explicit ChoiceKeys(std::vector<CustomerChoice>& choices)
    {
        for (CustomerChoice& choice : choices) {
            add(choice.one, choice.oneOrdinal);
            add(choice.other, choice.otherOrdinal);
        }
    }
    void look(const KeyColumns& keys, std::size_t i)
    {
        give(m_ids, keys.ids.at(i), keys.ordinals[i]);
        give(m_addresses, keys.emails.at(i), keys.addressOrdinal(i));
    }

private:
    using Wanted = std::unordered_multimap<std::string, std::int32_t*>;

    void add(const CustomerKey& key, std::int32_t& ordinal)
    {
        (key.isAddress ? m_addresses : m_ids).emplace(key.text, &ordinal);
    }
    static void give(const Wanted& wanted, std::string_view text, std::int32_t ordinal)
    {
        if (text.empty() || wanted.empty())
            return;
        const auto [from, to] = wanted.equal_range(std::string(text));
        for (auto found = from; found != to; ++found)
            if (*found->second < 0)
                *found->second = ordinal;
    }

    Wanted m_ids;
    Wanted m_addresses;
};

std::pair<std::int32_t, std::int32_t> ordered(std::int32_t a, std::int32_t b)
{
    return {std::min(a, b), std::max(a, b)};
}

/// Everything in one pass over the keys, or in two where choices must be known first.
class StructureReader final {
public:
    StructureReader(const sqlite::Database& database, bool keepLinks)
        : m_database(database), m_keepLinks(keepLinks)
    {
    }

    Expected<CustomerStructure> read()
    {
        Expected<std::vector<CustomerChoice>> choices = readChoices(m_database);
        if (!choices.ok())
            return choices.error();
        m_structure.choices = std::move(choices).value();
        if (Status status = placeChoices(); !status.ok())
            return status.error();
        std::set<std::pair<std::int32_t, std::int32_t>> apart;
        for (const CustomerChoice& choice : m_structure.choices)
            if (!choice.together && choice.oneOrdinal >= 0 && choice.otherOrdinal >= 0)
                apart.insert(ordered(choice.oneOrdinal, choice.otherOrdinal));
        Status status = forEachKeys(
            m_database, KeyTexts::LeaveOut,
            [&](const Segment& segment, const KeyColumns& keys) -> Status {
                for (std::size_t i = 0; i < keys.size(); ++i) {
                    m_structure.groups.reach(std::max(keys.ordinals[i], keys.joined[i]));
                    if (keys.joined[i] >= 0)
                        take({segment.firstRow + static_cast<std::int64_t>(i), segment.importId,
                              keys.ordinals[i], keys.joined[i]},
                             apart);
                }
                return {};
            });
        if (!status.ok())
            return status.error();
        for (const CustomerChoice& choice : m_structure.choices)
            if (choice.together && choice.oneOrdinal >= 0 && choice.otherOrdinal >= 0)
                m_structure.groups.join(choice.oneOrdinal, choice.otherOrdinal);
        return std::move(m_structure);
    }

private:
    Status placeChoices()
    {
        if (m_structure.choices.empty())
            return {};
        ChoiceKeys wanted(m_structure.choices);
        return forEachKeys(m_database, KeyTexts::Read,
                           [&](const Segment&, const KeyColumns& keys) -> Status {
                               for (std::size_t i = 0; i < keys.size(); ++i)
                                   wanted.look(keys, i);
                               return {};
                           });
    }

    void take(CustomerLink link, const std::set<std::pair<std::int32_t, std::int32_t>>& apart)
    {
        using State = CustomerLink::State;
        if (!apart.empty() && apart.contains(ordered(link.id, link.address)))
            link.state = State::Apart;
        else
            link.state =
                m_structure.groups.link(link.id, link.address) ? State::Joins : State::Disputed;
        if (!m_keepLinks)
            return;
        const auto pair =
            static_cast<std::uint64_t>(link.id) << 32U | static_cast<std::uint32_t>(link.address);
        const auto [place, fresh] = m_places.try_emplace(pair, m_structure.links.size());
        if (fresh)
            m_structure.links.push_back(link);
        else
            ++m_structure.links[place->second].again;
    }

    const sqlite::Database& m_database;
    bool m_keepLinks;
    CustomerStructure m_structure;
    std::unordered_map<std::uint64_t, std::size_t> m_places; ///< of links
};

} // namespace

void CustomerGroups::reach(std::int32_t ordinal)
{
    while (size() <= ordinal)
        m_parents.push_back(size());
}

void CustomerGroups::join(std::int32_t a, std::int32_t b)
{
    reach(std::max(a, b));
    m_hasId.resize(m_parents.size());
    a = canonical(a);
    b = canonical(b);
    const auto first = static_cast<std::size_t>(std::min(a, b));
    const auto second = static_cast<std::size_t>(std::max(a, b));
    m_hasId[first] = m_hasId[first] || m_hasId[second];
    m_parents[second] = static_cast<std::int32_t>(first);
}

bool CustomerGroups::link(std::int32_t id, std::int32_t address)
{
    reach(std::max(id, address));
    if (m_hasId.size() < m_parents.size())
        m_hasId.resize(m_parents.size());
    const std::int32_t person = canonical(id);
    const std::int32_t other = canonical(address);
    m_hasId[static_cast<std::size_t>(person)] = true;
    if (person == other)
        return true;
    if (m_hasId[static_cast<std::size_t>(other)])
        return false;
    join(person, other);
    return true;
}

std::vector<std::int32_t> CustomerGroups::flat() const
{
    std::vector<std::int32_t> result(m_parents.size());
    // What stands for an ordinal is never larger than it, so it is known already.
    for (std::size_t i = 0; i < result.size(); ++i) {
        const std::int32_t parent = m_parents[i];
        result[i] = parent == static_cast<std::int32_t>(i)
                        ? parent
                        : result[static_cast<std::size_t>(parent)];
    }
    return result;
}

Expected<std::vector<CustomerChoice>> readChoices(const sqlite::Database& database)
{
    return readRows<CustomerChoice>(
        database, "SELECT id, one, other, together FROM customer_choice ORDER BY id",
        [](const sqlite::Statement& row) {
            return CustomerChoice{row.integer(0), keyAt(row, 1), keyAt(row, 2),
                                  row.integer(3) != 0};
        });
}

Expected<CustomerStructure> readStructure(const sqlite::Database& database)
{
    return StructureReader(database, true).read();
}

Expected<std::vector<std::int32_t>> readCanonical(const sqlite::Database& database)
{
    const Expected<CustomerStructure> structure = StructureReader(database, false).read();
    if (!structure.ok())
        return structure.error();
    return structure.value().groups.flat();
}

} // namespace regard
