// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/row_ids.h"

namespace regard {

std::int16_t RowIds::find(std::int32_t scope, std::string_view prefix, std::uint32_t width) const
{
    for (std::size_t i = 0; i < m_families.size(); ++i)
        if (m_families[i].scope == scope && m_families[i].width == width &&
            m_families[i].prefix == prefix)
            return static_cast<std::int16_t>(i);
    return RowKey::kHashed;
}

std::int16_t RowIds::family(std::int32_t scope, std::string_view prefix, std::uint32_t width)
{
    const std::int16_t known = find(scope, prefix, width);
    if (known != RowKey::kHashed || m_families.size() >= kMostFamilies)
        return known;
    m_families.push_back({scope, width, std::string(prefix), {}});
    return static_cast<std::int16_t>(m_families.size() - 1);
}

RowIds::Families RowIds::families(std::int32_t scope, const Numbering& numbering)
{
    Families families;
    families.plain = family(scope, numbering.prefix, 0);
    if (numbering.width > 1) {
        families.padded = family(scope, numbering.prefix, numbering.width);
        families.firstPlain = digits::kPowersOfTen[numbering.width - 1];
    }
    return families;
}

RowKey RowIds::keyOf(std::int32_t scope, std::string_view text, std::uint64_t hash) const
{
    for (std::size_t i = 0; i < m_families.size(); ++i) {
        const Family& family = m_families[i];
        if (family.scope != scope || !text.starts_with(family.prefix))
            continue;
        const std::int64_t number =
            Numbering::numberOf(text.substr(family.prefix.size()), family.width);
        if (number != Numbering::kNone && (family.width == 0 || text[family.prefix.size()] == '0'))
            return {static_cast<std::uint64_t>(number), static_cast<std::int16_t>(i)};
    }
    return {hash, RowKey::kHashed};
}

} // namespace regard
