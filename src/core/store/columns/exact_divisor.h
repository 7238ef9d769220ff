// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace regard::columns {

/// Division by one number, for numbers that it divides: a multiplication by its inverse modulo 2^64
/// instead of a division, which takes several times as long (Warren, Hacker's Delight, 10-16).
class ExactDivisor final {
public:
    explicit ExactDivisor(std::uint64_t divisor)
        : m_shift(static_cast<unsigned>(std::countr_zero(divisor))), m_inverse(divisor >> m_shift),
          m_most(~std::uint64_t{0} / m_inverse)
    {
        const std::uint64_t odd = m_inverse; // its own inverse in the last three bits
        for (int bits = 3; bits < 64; bits *= 2)
            m_inverse *= 2 - odd * m_inverse;
    }
    [[nodiscard]] bool divides(std::uint64_t value) const
    {
        return (value & ((std::uint64_t{1} << m_shift) - 1)) == 0 && quotient(value) <= m_most;
    }
    /// Only of what it divides.
    [[nodiscard]] std::uint64_t quotient(std::uint64_t value) const
    {
        return (value >> m_shift) * m_inverse;
    }

private:
    unsigned m_shift;
    std::uint64_t m_inverse;
    std::uint64_t m_most; ///< the largest quotient
};

} // namespace regard::columns
