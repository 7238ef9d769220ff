// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/same_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Gives the texts of a column codes 0, 1, 2 ... in the order in which they appear. The texts are
/// views that the caller keeps alive until clear(). Reused, so that nothing is allocated per row.
class BlockDictionary final {
public:
    BlockDictionary() : m_slots(kFirstSlots, kFree) {}

    [[nodiscard]] std::int32_t code(std::string_view text)
    {
        // Rows that follow each other mostly say the same.
        if (m_lastCode >= 0 && sameText(text, m_last))
            return m_lastCode;
        m_last = text;
        m_lastCode = lookUp(text);
        return m_lastCode;
    }
    [[nodiscard]] const std::vector<std::string_view>& values() const { return m_values; }
    void clear();

private:
    static constexpr std::size_t kFirstSlots = 1024;
    static constexpr std::int32_t kFree = -1;

    [[nodiscard]] std::int32_t lookUp(std::string_view text);
    void grow();

    std::vector<std::int32_t> m_slots; // power of two; a code or kFree
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::string_view> m_values;
    std::string_view m_last;
    std::int32_t m_lastCode = -1;
};

} // namespace regard
