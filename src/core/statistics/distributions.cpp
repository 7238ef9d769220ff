// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/intervals.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace regard::stats {

namespace {

/// Good to about 1e-14; working in long doubles, as is usual there, takes five times as long.
using InDoubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Normal = boost::math::normal_distribution<double, InDoubles>;
using Student = boost::math::students_t_distribution<double, InDoubles>;

} // namespace

double normalQuantile(double p)
{
    return boost::math::quantile(Normal(), p);
}

double normalCdf(double z)
{
    return boost::math::cdf(Normal(), z);
}

double studentQuantile(double p, double df)
{
    return boost::math::quantile(Student(df), p);
}

double twoSided(double statistic, double df)
{
    const double lower = -std::abs(statistic);
    if (!(df > 0)) {
        return std::min(1.0, 2 * normalCdf(lower));
    }
    return std::min(1.0, 2 * boost::math::cdf(Student(df), lower));
}

} // namespace regard::stats
