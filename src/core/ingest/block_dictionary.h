// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/same_text.h"

#include <array>
#include <cstddef>
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

    /// Texts in here may be read 16 bytes at a time, whatever their length.
    void setBuffer(std::string_view buffer)
    {
        m_buffer = reinterpret_cast<std::uintptr_t>(buffer.data());
        m_spacious = buffer.size() < 16 ? 0 : buffer.size() - 15;
    }
    [[nodiscard]] std::int32_t code(std::string_view text)
    {
        if (text.size() > 16 ||
            reinterpret_cast<std::uintptr_t>(text.data()) - m_buffer >= m_spacious)
            return lookUp(text);
        // A few short words make up most columns; lengths that change would mislead the processor,
        // so nothing here depends on them.
        Recent word;
        std::memcpy(&word.front, text.data(), 8);
        std::memcpy(&word.back, text.data() + 8, 8);
        word.front &= kMasks[text.size()];
        word.back &= kMasks[text.size() < 8 ? 0 : text.size() - 8];
        constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
        const std::uint64_t mixed = (word.front ^ word.back * 31 ^ text.size()) * kOdd;
        Recent& recent = m_recent[mixed >> 56U];
        if (recent.front == word.front && recent.back == word.back && recent.size == text.size())
            return recent.code;
        word.size = static_cast<std::uint32_t>(text.size());
        word.code = lookUp(text);
        recent = word;
        return word.code;
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

    /// A short text, the rest of its two words zero.
    struct Recent {
        std::uint64_t front = 0;
        std::uint64_t back = 0;
        std::uint32_t size = kNoSize;
        std::int32_t code = 0;
    };
    static constexpr std::uint32_t kNoSize = 0xffffffff;
    /// By length: which bytes of a word belong to a text.
    static constexpr std::array<std::uint64_t, 17> kMasks = [] {
        std::array<std::uint64_t, 17> masks{};
        for (std::size_t size = 0; size < masks.size(); ++size)
            masks[size] = size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << size * 8) - 1;
        return masks;
    }();

    std::array<Recent, 256> m_recent{};
    std::uintptr_t m_buffer = 0;
    std::size_t m_spacious = 0;        // bytes of the buffer that 15 follow
    std::vector<std::int32_t> m_slots; // power of two; a code or kFree
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::string_view> m_values;
};

} // namespace regard
