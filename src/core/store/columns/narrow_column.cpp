// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/narrow_column.h"

#include "core/store/columns/decimals.h"
#include "core/store/columns/integer_shape.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <span>

namespace regard {

namespace {

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();

/// The values in steps of 1 / power where that gives back every bit of them.
std::optional<std::vector<std::int64_t>> stepsOf(const std::vector<double>& values, double power)
{
    std::vector<std::int64_t> steps(values.size(), kNone);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        const double product = std::nearbyint(values[i] * power);
        if (!(std::abs(product) < columns::kLargestScaled))
            return std::nullopt;
        steps[i] = static_cast<std::int64_t>(product);
        if (std::bit_cast<std::uint64_t>(static_cast<double>(steps[i]) / power) !=
            std::bit_cast<std::uint64_t>(values[i]))
            return std::nullopt;
    }
    return steps;
}

/// Frame and largest code of whole numbers.
template <class T, class Whole>
std::uint64_t frameOf(const std::vector<Whole>& values, Whole blank, ColumnFrame<T>& frame)
{
    const columns::IntegerShape<Whole> shape(std::span<const Whole>(values), blank);
    if (shape.blanks == values.size())
        return 0;
    // Codes of categories start at 0 whatever the smallest is, so that a code tells its value.
    const bool fromZero = sizeof(Whole) == 4 && blank == Whole{-1} && shape.low >= 0;
    frame.base = fromZero ? 0 : shape.low;
    frame.step =
        fromZero
            ? 1
            : static_cast<std::int64_t>(columns::divisorOf(std::span<const Whole>(values), blank,
                                                           static_cast<std::uint64_t>(shape.low)));
    const std::uint64_t distance =
        static_cast<std::uint64_t>(shape.high) - static_cast<std::uint64_t>(frame.base);
    const std::uint64_t most = distance / static_cast<std::uint64_t>(frame.step);
    return std::max(most, most + 1); // the whole range has no code for blank and stays plain
}

} // namespace

template <class T>
void NarrowColumn<T>::reserve()
{
    m_codes = largeMemory(std::max<std::size_t>(bytes(), 8));
}

template <class T>
NarrowColumn<T>::NarrowColumn(std::size_t rows, const ColumnFrame<T>& frame, std::uint64_t largest)
    : m_rows(rows), m_frame(frame)
{
    if (sizeof(T) > 1 && largest <= 0xff)
        m_width = CodeWidth::One;
    else if (sizeof(T) > 1 && largest <= 0xffff)
        m_width = CodeWidth::Two;
    else if (sizeof(T) > 4 && largest <= 0xffff'ffff)
        m_width = CodeWidth::Four;
    reserve();
}

template <class T>
NarrowColumn<T>::NarrowColumn(std::size_t rows, T blank) : m_rows(rows), m_frame{blank}
{
    reserve();
}

template <class T>
NarrowColumn<T>::NarrowColumn(const std::vector<T>& values, T blank)
{
    ColumnFrame<T> frame{blank};
    const auto take = [&](const auto& whole, auto none, std::uint64_t largest) {
        *this = NarrowColumn(values.size(), frame, largest);
        fill([&]<class Code>(Code* codes) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                if constexpr (std::is_same_v<Code, T>) {
                    codes[i] = values[i];
                } else if (whole[i] == none) {
                    codes[i] = 0;
                } else {
                    const auto steps = static_cast<std::int64_t>(whole[i]);
                    codes[i] = static_cast<Code>((steps - frame.base) / frame.step + 1);
                }
            }
        });
    };
    if constexpr (std::is_floating_point_v<T>) {
        for (const double power : columns::kPowers) {
            if (const auto steps = stepsOf(values, power)) {
                frame.power = power;
                take(*steps, kNone, frameOf(*steps, kNone, frame));
                return;
            }
        }
        take(values, blank, ~std::uint64_t{0});
    } else {
        take(values, blank, frameOf(values, blank, frame));
    }
}

template <class T>
std::vector<T> NarrowColumn<T>::wide() const
{
    const Column<T> values = view();
    return {values.begin(), values.end()};
}

template <class T>
void NarrowColumn<T>::fillBlank()
{
    fill([&]<class Code>(Code* codes) {
        std::fill_n(codes, m_rows,
                    std::is_same_v<Code, T> ? static_cast<Code>(m_frame.blank) : Code{0});
    });
}

template class NarrowColumn<std::int32_t>;
template class NarrowColumn<std::int64_t>;
template class NarrowColumn<double>;
template class NarrowColumn<std::int8_t>;

} // namespace regard
