// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/intervals.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace regard::stats {

double normalQuantile(double p)
{
    return boost::math::quantile(boost::math::normal(), p);
}

double normalCdf(double z)
{
    return boost::math::cdf(boost::math::normal(), z);
}

double studentQuantile(double p, double df)
{
    return boost::math::quantile(boost::math::students_t(df), p);
}

double twoSided(double statistic, double df)
{
    const double lower = -std::abs(statistic);
    if (!(df > 0)) {
        return std::min(1.0, 2 * normalCdf(lower));
    }
    return std::min(1.0, 2 * boost::math::cdf(boost::math::students_t(df), lower));
}

} // namespace regard::stats
