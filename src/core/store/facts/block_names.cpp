// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/block_names.h"

#include "core/store/columns/column_codec.h"
#include "core/store/facts/hashing.h"

#include <algorithm>
#include <limits>

namespace regard {

BlockNames::BlockNames(RowIds& rows, const ReadCells* ids, const std::vector<std::int32_t>* keys,
                       std::int32_t noKey, bool records, std::uint64_t hashMask)
    : m_keys(keys), m_noKey(noKey), m_records(records), m_exact(hashMask == ~std::uint64_t{0}),
      m_hashMask(hashMask)
{
    if (m_records) {
        if (m_keys == nullptr) {
            m_records = false; // nothing names them
            return;
        }
        if (m_exact) {
            m_families.push_back(rows.families(0, Numbering{}));
            return;
        }
        m_keysOfTexts.resize(m_keys->size());
        for (std::size_t i = 0; i < m_keysOfTexts.size(); ++i)
            m_keysOfTexts[i] = hashed(i);
        return;
    }
    if (ids == nullptr)
        return;
    m_numbers = std::get_if<NumberedColumn>(ids);
    m_texts = std::get_if<TextColumn>(ids);
    if (m_numbers != nullptr && !m_exact) {
        m_asTexts = columns::textsOf(*m_numbers);
        m_texts = &m_asTexts;
        m_numbers = nullptr;
    }
    if (m_numbers != nullptr) {
        const auto [least, most] =
            m_keys == nullptr || m_keys->empty()
                ? std::pair(m_noKey, m_noKey)
                : std::pair(*std::ranges::min_element(*m_keys), *std::ranges::max_element(*m_keys));
        for (std::int32_t scope = -1; scope <= most; ++scope)
            m_families.push_back(scope < least ? RowIds::Families{}
                                               : rows.families(scope, m_numbers->numbering));
        m_lowest = std::numeric_limits<std::int64_t>::max();
        for (const std::int64_t number : m_numbers->numbers) {
            m_highest = std::max(m_highest, number);
            m_lowest = std::min(m_lowest, number == Numbering::kNone ? m_lowest : number);
        }
        return;
    }
    m_keysOfTexts.resize(m_texts->size());
    for (std::size_t i = 0; i < m_keysOfTexts.size(); ++i) {
        if (!m_texts->at(i).empty())
            m_keysOfTexts[i] = hashed(i);
    }
}

void BlockNames::findFamilies(const RowIds& rows)
{
    if (m_texts == nullptr || !m_exact)
        return;
    for (std::size_t i = 0; i < m_keysOfTexts.size(); ++i)
        if (!m_texts->at(i).empty())
            m_keysOfTexts[i] = rows.keyOf(scope(i), m_texts->at(i), m_keysOfTexts[i].value);
}

std::uint64_t BlockNames::hashOf(std::string_view id, std::int32_t key) const
{
    const auto seed = static_cast<std::uint64_t>(key);
    return (m_records ? spread(seed) : hashText(id, seed)) & m_hashMask;
}

RowKey BlockNames::hashed(std::size_t i) const
{
    if (m_texts != nullptr)
        return {hashOf(m_texts->at(i), scope(i)), RowKey::kHashed};
    return {hashOf(text(i), scope(i)), RowKey::kHashed};
}

std::string BlockNames::text(std::size_t i) const
{
    if (m_numbers != nullptr)
        return m_numbers->text(i);
    return m_texts == nullptr ? std::string() : std::string(m_texts->at(i));
}

} // namespace regard
