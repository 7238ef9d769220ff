// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/exact_divisor.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>

namespace regard::columns {

/// What one walk over a column finds out.
template <class T>
struct IntegerShape {
    std::int64_t low = std::numeric_limits<std::int64_t>::max();
    std::int64_t high = std::numeric_limits<std::int64_t>::min();
    std::size_t blanks = 0;
    std::size_t runs = 0; ///< of equal values
    bool rises = false;   ///< nothing is blank, and no value is smaller than the one before
    std::uint64_t leastStep = 0;
    std::uint64_t mostStep = 0;

    IntegerShape(std::span<const T> values, T blank)
    {
        T least = std::numeric_limits<T>::max();
        T most = std::numeric_limits<T>::min();
        for (const T value : values) {
            const bool none = value == blank;
            blanks += none ? 1 : 0;
            least = std::min(least, none ? least : value);
            most = std::max(most, none ? most : value);
        }
        if (blanks < values.size()) {
            low = least;
            high = most;
        }
        runs = values.empty() ? 0 : 1;
        for (std::size_t i = 1; i < values.size(); ++i)
            runs += values[i] != values[i - 1] ? 1 : 0;
        if (blanks > 0 || values.size() < 2)
            return;
        leastStep = ~std::uint64_t{0};
        for (std::size_t i = 1; i < values.size(); ++i) {
            if (values[i] < values[i - 1])
                return;
            const std::uint64_t step = static_cast<std::uint64_t>(std::int64_t{values[i]}) -
                                       static_cast<std::uint64_t>(std::int64_t{values[i - 1]});
            leastStep = std::min(leastStep, step);
            mostStep = std::max(mostStep, step);
        }
        rises = true;
    }
};

/// The greatest common divisor of the distances to the smallest value; 1 where there are none.
template <class T>
std::uint64_t divisorOf(std::span<const T> values, T blank, std::uint64_t base)
{
    std::uint64_t divisor = 0;
    ExactDivisor known(1);
    for (const T value : values) {
        if (value == blank)
            continue;
        const std::uint64_t distance = static_cast<std::uint64_t>(std::int64_t{value}) - base;
        if (distance == 0 || (divisor != 0 && known.divides(distance)))
            continue;
        divisor = std::gcd(divisor, distance);
        if (divisor == 1)
            break;
        known = ExactDivisor(divisor);
    }
    return std::max<std::uint64_t>(divisor, 1);
}

} // namespace regard::columns
