// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/same_text.h"

#include <cstdint>
#include <cstring>
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

    [[nodiscard]] static std::uint64_t hashOf(std::string_view text)
    {
        constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
        const std::size_t size = text.size();
        if (size > 16)
            return hashOfLong(text);
        // Every character of a short text is in one of two words.
        std::uint64_t front = 0;
        std::uint64_t back = 0;
        if (size >= 8) {
            std::memcpy(&front, text.data(), 8);
            std::memcpy(&back, text.data() + size - 8, 8);
        } else if (size >= 4) {
            std::memcpy(&front, text.data(), 4);
            std::memcpy(&back, text.data() + size - 4, 4);
        } else if (size > 0) {
            front = static_cast<unsigned char>(text[0]);
            back = static_cast<std::uint64_t>(static_cast<unsigned char>(text[size / 2])) << 8U |
                   static_cast<unsigned char>(text[size - 1]);
        }
        std::uint64_t hash = (front ^ size) * kOdd;
        hash = (hash ^ hash >> 32U ^ back) * kOdd;
        return hash ^ hash >> 32U;
    }
    [[nodiscard]] static std::uint64_t hashOfLong(std::string_view text);
    [[nodiscard]] std::int32_t lookUp(std::string_view text)
    {
        const std::uint64_t hash = hashOf(text);
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
            const std::int32_t code = m_slots[slot];
            if (code == kFree)
                return add(text, hash, slot);
            const auto at = static_cast<std::size_t>(code);
            if (m_hashes[at] == hash && sameText(m_values[at], text))
                return code;
        }
    }
    std::int32_t add(std::string_view text, std::uint64_t hash, std::size_t slot);
    void grow();

    std::vector<std::int32_t> m_slots; // power of two; a code or kFree
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::string_view> m_values;
    std::string_view m_last;
    std::int32_t m_lastCode = -1;
};

} // namespace regard
