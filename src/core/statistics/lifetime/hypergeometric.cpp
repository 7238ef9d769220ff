// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/lifetime/hypergeometric.h"

#include <boost/math/quadrature/exp_sinh.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <limits>

namespace regard::stats {

LogHypergeometric logHypergeometric(double a, double b, double c, double z)
{
    using Wide = long double;
    constexpr Wide kTooLarge = 1e2000L;
    Wide scale = 0; // logarithm of what was divided out
    Wide term = 1;
    Wide sum = 1;
    Wide byA = 0;
    Wide byB = 0;
    Wide byC = 0;
    Wide byZ = 0; // sum of n * term
    Wide harmonicA = 0;
    Wide harmonicB = 0;
    Wide harmonicC = 0;
    for (Wide n = 0; z > 0; ++n) {
        const Wide ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
        term *= ratio;
        harmonicA += 1 / (a + n);
        harmonicB += 1 / (b + n);
        harmonicC += 1 / (c + n);
        sum += term;
        byA += term * harmonicA;
        byB += term * harmonicB;
        byC += term * harmonicC;
        byZ += term * (n + 1);
        if (sum > kTooLarge) {
            for (Wide* value : {&term, &sum, &byA, &byB, &byC, &byZ})
                *value /= kTooLarge;
            scale += std::log(kTooLarge);
        }
        // What is still to come is a geometric series at most.
        if (ratio < 1 && term * (n + 1) / (1 - ratio) < byZ * 1e-20L)
            break;
    }
    LogHypergeometric result;
    result.value = static_cast<double>(std::log(sum) + scale);
    result.byA = static_cast<double>(byA / sum);
    result.byB = static_cast<double>(byB / sum);
    result.byC = static_cast<double>(-byC / sum);
    result.byZ = z > 0 ? static_cast<double>(byZ / sum / z) : a * b / c;
    return result;
}

double tricomiDiagonal(double a, double z)
{
    static thread_local boost::math::quadrature::exp_sinh<double> integrator(12);
    const auto integrand = [&](double t) {
        return std::exp(-z * t + (a - 1) * std::log(t) - std::log1p(t));
    };
    return integrator.integrate(integrand, 1e-14) / boost::math::tgamma(a);
}

} // namespace regard::stats
