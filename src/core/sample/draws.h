// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace regard::sample {

/// Random draws that are the same on every system: the distributions of the standard library differ
/// between its makers, so these are our own. The generator is SplitMix64 (Steele, Lea, Flood 2014).
class Draws final {
public:
    explicit Draws(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t bits()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// Evenly in [0, 1).
    double share() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    /// Evenly in low..high, both inside.
    int between(int low, int high)
    {
        return low + static_cast<int>(bits() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(double probability) { return share() < probability; }
    /// Close to a standard normal: the sum of twelve even draws less its mean.
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += share();
        return sum;
    }
    /// A skewed positive number with this median; `spread` is the standard deviation of its
    /// logarithm.
    double skewed(double median, double spread) { return median * power(spread * normal()); }
    /// How often something with this mean (at most 4) happens.
    int times(double mean)
    {
        constexpr int kTries = 12;
        int count = 0;
        for (int i = 0; i < kTries; ++i)
            count += chance(mean / kTries) ? 1 : 0;
        return count;
    }
    /// Index drawn by weights.
    std::size_t pick(std::span<const double> weights)
    {
        double sum = 0;
        for (const double weight : weights)
            sum += weight;
        double at = share() * sum;
        for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return weights.size() - 1;
    }
    template <class T, std::size_t Size>
    const T& one(const std::array<T, Size>& values)
    {
        return values[bits() % Size];
    }

private:
    /// e to the x from multiplications alone, so that every system gives the same.
    static double power(double x)
    {
        double value = 1 + x / 1024;
        for (int i = 0; i < 10; ++i)
            value *= value;
        return value;
    }

    std::uint64_t m_state;
};

} // namespace regard::sample
