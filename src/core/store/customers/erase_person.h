// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/customers/set_aside_traces.h"
#include "core/store/facts/customer_groups.h"
#include "core/store/facts/key_segments.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/domain/schema.h>
#include <regard/store/customers.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Finds all that a store has of one person, and removes it. Runs inside the caller's transaction;
/// the bytes that were freed are left to scrub().
///
/// Rows become blank and are marked as replaced by nothing, under their numbers: marks and
/// confirmations of other rows stay true, so that every import can still be taken back. A person
/// is all keys that are one now; a key that the user keeps apart is another person.
class PersonEraser final {
public:
    enum class Mode { Look, Erase };

    PersonEraser(const sqlite::Database& database, Mode mode) : m_database(database), m_mode(mode)
    {
    }
    /// ErrorKind::NotFound where nothing names the customer.
    [[nodiscard]] Expected<EraseReport> run(std::string_view customer);

private:
    /// Rows of one segment, by place.
    using Rows = std::vector<std::size_t>;

    [[nodiscard]] Status find(std::string_view customer);
    [[nodiscard]] Status takeTable(Table table);
    [[nodiscard]] Status takeSegment(Table table, const Segment& segment, const Rows& rows);
    [[nodiscard]] Status dropConfirmations(Table table, const std::set<std::int64_t>& rows);
    [[nodiscard]] Status takeKeys();
    [[nodiscard]] Status takeValues();
    [[nodiscard]] Status takeSetAside();
    [[nodiscard]] Status countMentions();
    [[nodiscard]] Status takeOrdinaryRows();
    [[nodiscard]] Status remember();
    [[nodiscard]] bool isTheirs(std::int32_t ordinal) const
    {
        return ordinal >= 0 && static_cast<std::size_t>(ordinal) < m_theirs.size() &&
               m_theirs[static_cast<std::size_t>(ordinal)];
    }

    const sqlite::Database& m_database;
    Mode m_mode;
    KeyHasher m_hasher;
    std::vector<CustomerKey> m_keys;
    bool m_unknown = false;     ///< no row that was read names the person
    std::vector<bool> m_theirs; ///< by ordinal
    PersonTraces m_traces;
    /// Codes that their rows have, by field.
    std::map<std::string, std::set<std::int32_t>, std::less<>> m_codes;
    std::map<std::int64_t, std::int64_t> m_erasedRows; ///< by import
    EraseReport m_report;
};

} // namespace regard
