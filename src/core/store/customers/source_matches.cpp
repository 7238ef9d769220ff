// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customers/source_matches.h"

#include "core/store/customers/customer_names.h"
#include "core/store/facts/confirmed.h"
#include "core/store/facts/marks.h"
#include "core/store/facts/segments.h"
#include "core/store/rows.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kMostNames = 1000;
constexpr std::uint16_t kNobody = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint16_t kSeveral = kNobody - 1;

class MatchCounter final {
public:
    explicit MatchCounter(const sqlite::Database& database) : m_database(database) {}

    Expected<std::vector<SourceMatch>> count()
    {
        if (Status status = readSources(); !status.ok())
            return status.error();
        Expected<CustomerStructure> structure = readStructure(m_database);
        if (!structure.ok())
            return structure.error();
        m_groups = std::move(structure.value().groups);
        m_canonical = m_groups.flat();
        m_whose.assign(m_canonical.size(), kNobody);
        m_named.assign(m_matches.size(), std::vector<bool>(m_canonical.size()));
        m_rows.assign(m_matches.size(), std::vector<std::uint32_t>(m_canonical.size()));
        for (const Table table : kFactTables) {
            if (table == Table::Figure)
                continue;
            Status status = table == Table::Customer ? readRecords() : readFacts(table);
            if (!status.ok())
                return status.error();
        }
        if (Status status = tell(); !status.ok())
            return status.error();
        std::erase_if(m_matches, [](const SourceMatch& match) { return match.rows == 0; });
        return std::move(m_matches);
    }

private:
    Status readSources()
    {
        const auto imports = readRows<std::pair<std::int64_t, std::string>>(
            m_database, "SELECT id, source FROM import WHERE undone = 0 ORDER BY id",
            [](const sqlite::Statement& row) { return std::pair(row.integer(0), row.text(1)); });
        if (!imports.ok())
            return imports.error();
        for (const auto& [id, source] : imports.value()) {
            const auto known = std::find_if(
                m_matches.begin(), m_matches.end(),
                [name = &source](const SourceMatch& match) { return match.source == *name; });
            m_sources.emplace(id, static_cast<std::size_t>(known - m_matches.begin()));
            if (known == m_matches.end()) {
                m_matches.emplace_back();
                m_matches.back().source = source;
            }
        }
        return {};
    }

    void name(std::size_t source, std::int32_t ordinal, bool countRow)
    {
        const auto at = static_cast<std::size_t>(m_canonical[static_cast<std::size_t>(ordinal)]);
        m_named[source][at] = true;
        m_rows[source][at] += countRow ? 1 : 0;
        std::uint16_t& only = m_whose[at];
        const auto number = static_cast<std::uint16_t>(std::min<std::size_t>(source, kSeveral - 1));
        if (only == kNobody)
            only = number;
        else if (only != number)
            only = kSeveral;
    }

    Expected<std::vector<std::int32_t>> customersOf(const Segment& segment) const
    {
        Expected<ReadCells> cells =
            readColumn(m_database, segment, "customer", FieldType::CustomerRef);
        if (!cells.ok())
            return cells.error();
        auto customers = std::get<std::vector<std::int32_t>>(std::move(cells).value());
        for (const std::int32_t customer : customers)
            if (customer >= static_cast<std::int32_t>(m_canonical.size()))
                return Error{
                    ErrorKind::Corrupt,
                    "A row names a customer that the store does not know. Open a backup instead."};
        return customers;
    }

    Status readFacts(Table table)
    {
        const auto id = static_cast<int>(table);
        const Expected<std::vector<Segment>> segments = readSegments(m_database, id);
        if (!segments.ok())
            return segments.error();
        const Expected<std::vector<StoredMarks>> marks = readMarks(m_database, id);
        if (!marks.ok())
            return marks.error();
        const DeadRows dead{std::span<const StoredMarks>(marks.value())};
        for (const Segment& segment : segments.value()) {
            const auto source = m_sources.find(segment.importId);
            const Expected<std::vector<std::int32_t>> customers = customersOf(segment);
            if (!customers.ok())
                return customers.error();
            if (source == m_sources.end())
                continue;
            for (std::size_t i = 0; i < customers.value().size(); ++i) {
                if (dead.contains(segment.firstRow + static_cast<std::int64_t>(i)))
                    continue;
                SourceMatch& match = m_matches[source->second];
                ++match.rows;
                if (customers.value()[i] < 0)
                    ++match.rowsWithout;
                else
                    name(source->second, customers.value()[i], true);
            }
        }
        return {};
    }

    /// One source's newer record takes the place of another's, or is the same: both know the
    /// customer.
    Status readRecords()
    {
        const auto id = static_cast<int>(Table::Customer);
        const Expected<std::vector<Segment>> segments = readSegments(m_database, id);
        if (!segments.ok())
            return segments.error();
        const Expected<std::vector<StoredConfirmations>> confirmed =
            readConfirmations(m_database, id);
        if (!confirmed.ok())
            return confirmed.error();
        std::vector<std::vector<bool>> records(m_matches.size(),
                                               std::vector<bool>(m_canonical.size()));
        const auto take = [&](std::int64_t importId, std::int32_t customer) {
            const auto source = m_sources.find(importId);
            if (customer < 0 || source == m_sources.end())
                return;
            const auto at =
                static_cast<std::size_t>(m_canonical[static_cast<std::size_t>(customer)]);
            if (records[source->second][at])
                return;
            records[source->second][at] = true;
            ++m_matches[source->second].rows;
            name(source->second, customer, true);
        };
        for (const Segment& segment : segments.value()) {
            const Expected<std::vector<std::int32_t>> customers = customersOf(segment);
            if (!customers.ok())
                return customers.error();
            for (const std::int32_t customer : customers.value())
                take(segment.importId, customer);
            for (const StoredConfirmations& part : confirmed.value())
                for (const Confirmation& row : part.rows)
                    if (row.row >= segment.firstRow && row.row < segment.firstRow + segment.rows)
                        take(part.importId,
                             customers
                                 .value()[static_cast<std::size_t>(row.row - segment.firstRow)]);
        }
        return {};
    }

    Status tell()
    {
        KeyNames names;
        if (Status status = names.load(m_database); !status.ok())
            return status;
        for (std::size_t source = 0; source < m_matches.size(); ++source) {
            SourceMatch& match = m_matches[source];
            for (std::size_t at = 0; at < m_canonical.size(); ++at) {
                if (!m_named[source][at])
                    continue;
                ++match.customers;
                if (m_whose[at] == kSeveral) {
                    ++match.matched;
                    match.rowsMatched += m_rows[source][at];
                } else if (match.unmatched.size() < kMostNames) {
                    match.unmatched.push_back(
                        names.personText(m_groups, static_cast<std::int32_t>(at)));
                }
            }
        }
        return {};
    }

    const sqlite::Database& m_database;
    std::vector<SourceMatch> m_matches;
    std::unordered_map<std::int64_t, std::size_t> m_sources; ///< by import
    CustomerGroups m_groups;
    std::vector<std::int32_t> m_canonical;
    std::vector<std::uint16_t> m_whose; ///< the one source that names a person, until another does
    std::vector<std::vector<bool>> m_named;         ///< by source and person
    std::vector<std::vector<std::uint32_t>> m_rows; ///< by source and person
};

} // namespace

Expected<std::vector<SourceMatch>> sourceMatches(const sqlite::Database& database)
{
    return MatchCounter(database).count();
}

} // namespace regard
