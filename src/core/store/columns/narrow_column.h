// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/large_memory.h"

#include <regard/store/column.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace regard {

/// The value that means none where a column does not say otherwise.
template <class T>
[[nodiscard]] constexpr T usualBlank()
{
    if constexpr (std::is_floating_point_v<T>)
        return std::numeric_limits<T>::quiet_NaN();
    else
        return sizeof(T) == 8 ? std::numeric_limits<T>::min() : T{-1};
}

/// Holds the values of a Column. T: int32 (codes, ordinals, days), int64 (moments, money), double
/// or int8 (flags).
template <class T>
class NarrowColumn final {
public:
    NarrowColumn() = default;
    /// Takes values into the narrowest form that keeps every bit of them.
    NarrowColumn(const std::vector<T>& values, T blank = usualBlank<T>()); // NOLINT(*-explicit-*)
    /// `rows` values that are not there yet: codes go up to `largest` (of the frame), or are plain
    /// where those take no less room.
    NarrowColumn(std::size_t rows, const ColumnFrame<T>& frame, std::uint64_t largest);
    /// `rows` plain values that are not there yet.
    NarrowColumn(std::size_t rows, T blank);

    [[nodiscard]] Column<T> view() const
    {
        return Column<T>(m_codes.get(), m_rows, m_width, m_frame);
    }
    [[nodiscard]] std::size_t size() const { return m_rows; }
    [[nodiscard]] T operator[](std::size_t row) const { return view()[row]; }
    [[nodiscard]] std::size_t bytes() const { return m_rows * bytesOf(m_width); }
    [[nodiscard]] const ColumnFrame<T>& frame() const { return m_frame; }
    /// All values, as they are.
    [[nodiscard]] std::vector<T> wide() const;
    void fillBlank();

    /// Calls use(Code* codes), for filling.
    template <class Use>
    decltype(auto) fill(Use&& use)
    {
        if constexpr (sizeof(T) > 1) {
            if (m_width == CodeWidth::One)
                return use(reinterpret_cast<std::uint8_t*>(m_codes.get()));
            if (m_width == CodeWidth::Two)
                return use(reinterpret_cast<std::uint16_t*>(m_codes.get()));
        }
        if constexpr (sizeof(T) > 4) {
            if (m_width == CodeWidth::Four)
                return use(reinterpret_cast<std::uint32_t*>(m_codes.get()));
        }
        return use(reinterpret_cast<T*>(m_codes.get()));
    }

private:
    static constexpr std::size_t bytesOf(CodeWidth width)
    {
        return width == CodeWidth::One    ? 1
               : width == CodeWidth::Two  ? 2
               : width == CodeWidth::Four ? 4
                                          : sizeof(T);
    }
    void reserve();

    std::size_t m_rows = 0;
    CodeWidth m_width = CodeWidth::Plain;
    ColumnFrame<T> m_frame{usualBlank<T>()};
    LargeMemory m_codes;
};

extern template class NarrowColumn<std::int32_t>;
extern template class NarrowColumn<std::int64_t>;
extern template class NarrowColumn<double>;
extern template class NarrowColumn<std::int8_t>;

} // namespace regard
