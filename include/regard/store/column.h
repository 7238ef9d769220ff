// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <type_traits>

namespace regard {

/// How a narrow code is read: 0 is blank, else value = (base + step * (code - 1)) / power.
template <class T>
struct ColumnFrame {
    T blank{};
    std::int64_t base = 0;
    std::int64_t step = 1;
    double power = 1; ///< numbers with decimals only

    [[nodiscard]] T value(std::uint64_t code) const
    {
        const std::int64_t steps = base + step * (static_cast<std::int64_t>(code) - 1);
        if constexpr (std::is_floating_point_v<T>)
            return code == 0 ? blank : static_cast<T>(steps) / power;
        else
            return code == 0 ? blank : static_cast<T>(steps);
    }
};

/// Values that all have codes of one width: what a scan reads. Where Code is T the codes are the
/// values.
template <class T, class Code>
struct NarrowValues {
    static constexpr bool kPlain = std::is_same_v<T, Code>;
    const Code* codes = nullptr;
    std::size_t count = 0;
    ColumnFrame<T> frame{};

    [[nodiscard]] std::size_t size() const { return count; }
    [[nodiscard]] T operator[](std::size_t row) const
    {
        if constexpr (kPlain)
            return codes[row];
        else
            return frame.value(codes[row]);
    }
};

/// The bytes that each value of a column takes; Plain: those of its type.
enum class CodeWidth : std::uint8_t { One, Two, Four, Plain };

/// A column of a table as it lies in memory: 1, 2 or 4 bytes a value wherever that keeps every
/// value, else as it is. A view, cheap to copy, valid as long as its dataset. A column that was
/// never imported is empty.
///
/// Single values are read with []; a scan over many rows takes the codes with visit(), so that the
/// width is looked at once.
template <class T>
class Column final {
public:
    Column() = default;
    Column(const void* codes, std::size_t size, CodeWidth width, const ColumnFrame<T>& frame)
        : m_codes(codes), m_size(size), m_width(width), m_frame(frame)
    {
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] T operator[](std::size_t row) const
    {
        switch (m_width) {
        case CodeWidth::One:
            return m_frame.value(static_cast<const std::uint8_t*>(m_codes)[row]);
        case CodeWidth::Two:
            return m_frame.value(static_cast<const std::uint16_t*>(m_codes)[row]);
        case CodeWidth::Four:
            return m_frame.value(static_cast<const std::uint32_t*>(m_codes)[row]);
        case CodeWidth::Plain:
            break;
        }
        return static_cast<const T*>(m_codes)[row];
    }

    /// Calls use(NarrowValues<T, Code>) for the code type that the column has.
    template <class Use>
    decltype(auto) visit(Use&& use) const
    {
        if constexpr (sizeof(T) > 1) {
            if (m_width == CodeWidth::One)
                return use(narrow<std::uint8_t>());
            if (m_width == CodeWidth::Two)
                return use(narrow<std::uint16_t>());
        }
        if constexpr (sizeof(T) > 4) {
            if (m_width == CodeWidth::Four)
                return use(narrow<std::uint32_t>());
        }
        return use(narrow<T>());
    }

    class Iterator final {
    public:
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T*;
        using reference = T;

        Iterator() = default;
        Iterator(const Column& column, std::size_t row) : m_column(column), m_row(row) {}
        T operator*() const { return m_column[m_row]; }
        Iterator& operator++()
        {
            ++m_row;
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++m_row;
            return before;
        }
        bool operator==(const Iterator& other) const { return m_row == other.m_row; }

    private:
        Column m_column;
        std::size_t m_row = 0;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, m_size}; }

private:
    template <class Code>
    [[nodiscard]] NarrowValues<T, Code> narrow() const
    {
        return {static_cast<const Code*>(m_codes), m_size, m_frame};
    }

    const void* m_codes = nullptr;
    std::size_t m_size = 0;
    CodeWidth m_width = CodeWidth::Plain;
    ColumnFrame<T> m_frame{};
};

} // namespace regard
