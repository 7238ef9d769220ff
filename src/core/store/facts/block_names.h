// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/cells.h"
#include "core/store/facts/row_ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regard {

/// What names the rows of a block or of a segment: an id within a scope, or, of records of
/// customers, the customer's ordinal. Rows without a name are known by their content.
class BlockNames final {
public:
    /// `ids` are texts or numbers, null where there are none. `keys` are scopes (the kinds of
    /// surveys), or the ordinals of `records`; null: all are `noKey`. With bits missing in
    /// `hashMask` everything is looked up by hash. All must outlive this.
    BlockNames(RowIds& rows, const ReadCells* ids, const std::vector<std::int32_t>* keys,
               std::int32_t noKey, bool records, std::uint64_t hashMask);

    /// Finds the families of texts. To be called when all is known that may stand for them, and
    /// before key().
    void findFamilies(const RowIds& rows);

    [[nodiscard]] bool any() const
    {
        return m_texts != nullptr || m_numbers != nullptr || m_records;
    }
    [[nodiscard]] bool named(std::size_t i) const
    {
        if (m_numbers != nullptr)
            return !m_numbers->isBlank(i);
        return m_records ? scope(i) >= 0 : m_texts != nullptr && !m_texts->at(i).empty();
    }
    [[nodiscard]] std::int32_t scope(std::size_t i) const
    {
        return m_keys == nullptr ? m_noKey : (*m_keys)[i];
    }
    /// Where the name is looked for; only of named rows.
    [[nodiscard]] RowKey key(std::size_t i) const
    {
        if (m_numbers != nullptr) {
            const RowKey key = RowIds::keyOf(m_families[static_cast<std::size_t>(scope(i) + 1)],
                                             m_numbers->numbers[i]);
            return key.family == RowKey::kHashed ? hashed(i) : key;
        }
        if (m_records && m_exact)
            return {static_cast<std::uint64_t>(scope(i)), m_families[0].plain};
        return m_keysOfTexts[i];
    }
    /// Where it is looked for by its hash.
    [[nodiscard]] RowKey hashed(std::size_t i) const;
    /// The id, "" of a record of a customer.
    [[nodiscard]] std::string text(std::size_t i) const;

    /// Whether all ids are numbers, which lie between lowest() and highest().
    [[nodiscard]] bool numbered() const { return m_numbers != nullptr; }
    [[nodiscard]] std::int64_t lowest() const { return m_lowest; }
    [[nodiscard]] std::int64_t highest() const { return m_highest; }

private:
    [[nodiscard]] std::uint64_t hashOf(std::string_view id, std::int32_t key) const;

    const TextColumn* m_texts = nullptr;
    const NumberedColumn* m_numbers = nullptr;
    const std::vector<std::int32_t>* m_keys = nullptr;
    std::int32_t m_noKey = 0;
    bool m_records = false;
    bool m_exact = true; ///< nothing is looked up by hash that could be looked up by number
    std::uint64_t m_hashMask = 0;
    std::vector<RowIds::Families> m_families; ///< by scope + 1
    std::vector<RowKey> m_keysOfTexts;
    TextColumn m_asTexts;
    std::int64_t m_lowest = 0;
    std::int64_t m_highest = -1;
};

} // namespace regard
