// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace regard::columns {

static_assert(std::endian::native == std::endian::little,
              "stored columns are little-endian and read as they lie");

/// Appends to a blob.
class ByteWriter final {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    /// 7 bits a byte, lowest first.
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    /// Small for small numbers of either sign.
    void zigzag(std::int64_t value)
    {
        varint((static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void raw(const void* data, std::size_t size)
    {
        m_bytes.append(static_cast<const char*>(data), size);
    }
    /// Room for `size` bytes, zero until they are written; valid until the next call.
    [[nodiscard]] char* room(std::size_t size)
    {
        m_bytes.resize(m_bytes.size() + size);
        return m_bytes.data() + m_bytes.size() - size;
    }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads a blob; never past its end. After a read that failed everything that follows fails too, so
/// that one question at the end is enough.
class ByteReader final {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint8_t byte()
    {
        if (m_rest.empty()) {
            m_failed = true;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            value |= static_cast<std::uint64_t>(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
                return value;
        }
        m_failed = true;
        return 0;
    }
    std::int64_t zigzag()
    {
        const std::uint64_t value = varint();
        return static_cast<std::int64_t>((value >> 1) ^ ((value & 1) != 0 ? ~std::uint64_t{0} : 0));
    }
    /// The next `size` bytes; empty and failed when there are fewer.
    std::string_view raw(std::uint64_t size)
    {
        if (size > m_rest.size()) {
            m_failed = true;
            return {};
        }
        const std::string_view part = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return part;
    }
    void fail() { m_failed = true; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t remaining() const { return m_rest.size(); }
    [[nodiscard]] bool atEnd() const { return m_rest.empty() && !m_failed; }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

} // namespace regard::columns
