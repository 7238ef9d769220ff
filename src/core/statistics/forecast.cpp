// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/forecast.h>

#include <algorithm>
#include <cmath>

namespace regard::stats {

namespace {

constexpr std::size_t kFirstOrigin = 12; // values that the first of the earlier forecasts has
constexpr std::size_t kEnoughErrors = 24;

/// Root mean square of standardised errors by step, from forecasts made at earlier origins.
class OwnErrors final {
public:
    OwnErrors(std::span<const double> values, int horizon)
        : m_squares(static_cast<std::size_t>(horizon), 0),
          m_counts(static_cast<std::size_t>(horizon), 0)
    {
        for (std::size_t origin = kFirstOrigin; origin < values.size(); ++origin)
            look(values, origin);
    }

    [[nodiscard]] std::size_t count() const { return m_counts.empty() ? 0 : m_counts.front(); }

    [[nodiscard]] std::size_t inside80() const { return m_inside80; }
    [[nodiscard]] std::size_t inside95() const { return m_inside95; }

    /// None where there are too few errors at this step.
    [[nodiscard]] std::optional<double> inflation(int step) const
    {
        const auto at = static_cast<std::size_t>(step - 1);
        if (m_counts[at] < kEnoughErrors)
            return std::nullopt;
        return std::max(1.0, std::sqrt(m_squares[at] / static_cast<double>(m_counts[at])));
    }

private:
    void look(std::span<const double> values, std::size_t origin)
    {
        const auto fit =
            fitSmoothing(values.first(origin), Smoothing::DampedTrend, SearchEffort::Coarse);
        if (!fit)
            return;
        for (std::size_t i = 0; i < m_counts.size() && origin + i < values.size(); ++i) {
            const Outlook ahead = outlook(*fit, static_cast<int>(i) + 1);
            if (!(ahead.sd > 0))
                continue;
            const double z = (values[origin + i] - ahead.mean) / ahead.sd;
            if (i == 0) {
                m_inside80 += std::abs(z) <= normalQuantile(0.9) ? 1 : 0;
                m_inside95 += std::abs(z) <= normalQuantile(0.975) ? 1 : 0;
            }
            m_squares[i] += z * z;
            ++m_counts[i];
        }
    }

    std::vector<double> m_squares;
    std::vector<std::size_t> m_counts;
    std::size_t m_inside80 = 0;
    std::size_t m_inside95 = 0;
};

Interval cut(const Interval& band, const ForecastRange& range)
{
    return {std::clamp(band.low, range.low, range.high),
            std::clamp(band.high, range.low, range.high)};
}

Forecast straightLine(std::span<const double> values, const TrendLine& line, int horizon,
                      const ForecastRange& range)
{
    Forecast result;
    result.range = range;
    result.line = line;
    Interval steps{values[1] - values[0], values[1] - values[0]};
    for (std::size_t i = 2; i < values.size(); ++i) {
        steps.low = std::min(steps.low, values[i] - values[i - 1]);
        steps.high = std::max(steps.high, values[i] - values[i - 1]);
    }
    result.recentSteps = steps;
    const auto last = static_cast<double>(values.size() - 1);
    for (int step = 1; step <= horizon; ++step) {
        const double mean = line.intercept + line.slope * (last + step);
        result.steps.push_back({std::clamp(mean, range.low, range.high)});
    }
    return result;
}

/// To the nearest 0.05, never certain.
double worded(double chance)
{
    return std::clamp(std::round(chance * 20) / 20, 0.05, 0.95);
}

const ForecastStep* stepOf(const Forecast& forecast, int step)
{
    if (!forecast.fit || step < 1 || static_cast<std::size_t>(step) > forecast.steps.size())
        return nullptr;
    return &forecast.steps[static_cast<std::size_t>(step - 1)];
}

/// Chance of a value below the bound; a bound at the end of the range is never crossed.
double below(const Forecast& forecast, int step, double bound)
{
    const Outlook ahead = outlook(*forecast.fit, step);
    const double sd = forecast.steps[static_cast<std::size_t>(step - 1)].sd;
    if (bound > forecast.range.high)
        return 1;
    if (bound < forecast.range.low)
        return 0;
    if (!(sd > 0))
        return ahead.mean < bound ? 1 : 0;
    return normalCdf((bound - ahead.mean) / sd);
}

} // namespace

std::optional<Forecast> forecast(std::span<const double> values, int horizon,
                                 const ForecastRange& range)
{
    if (horizon < 1)
        return std::nullopt;
    if (values.size() < kLeastForForecast) {
        const auto line = theilSen(values);
        return line ? std::optional(straightLine(values, *line, horizon, range)) : std::nullopt;
    }
    Forecast result;
    result.range = range;
    result.fit = fitSmoothing(values, Smoothing::DampedTrend);
    if (!result.fit)
        return std::nullopt;
    const OwnErrors own(values, horizon);
    result.looked = own.count();
    result.inside80 = own.inside80();
    result.inside95 = own.inside95();
    double inflation = values.size() < 36 ? 1.2 : values.size() < 60 ? 1.1 : 1.0;
    for (int step = 1; step <= horizon; ++step) {
        // Where a far step has too few errors of its own, that of the step before holds on.
        if (const auto measured = own.inflation(step)) {
            inflation = *measured;
            result.ownErrors = own.count();
        }
        if (step == 1)
            result.inflation = inflation;
        const Outlook ahead = outlook(*result.fit, step);
        ForecastStep next;
        next.mean = std::clamp(ahead.mean, range.low, range.high);
        next.sd = ahead.sd * inflation;
        const double z80 = normalQuantile(0.9) * next.sd;
        const double z95 = normalQuantile(0.975) * next.sd;
        next.band80 = cut({ahead.mean - z80, ahead.mean + z80}, range);
        next.band95 = cut({ahead.mean - z95, ahead.mean + z95}, range);
        result.steps.push_back(next);
    }
    return result;
}

std::optional<double> chanceToReach(const Forecast& forecast, int step, double target,
                                    bool higherIsBetter)
{
    if (stepOf(forecast, step) == nullptr)
        return std::nullopt;
    const double less = below(forecast, step, target);
    return worded(higherIsBetter ? 1 - less : less);
}

std::optional<double> chanceWithin(const Forecast& forecast, int step, double low, double high)
{
    if (stepOf(forecast, step) == nullptr || low > high)
        return std::nullopt;
    return worded(below(forecast, step, high) - below(forecast, step, low));
}

std::optional<int> firstEvenChance(const Forecast& forecast, double target, bool higherIsBetter)
{
    if (!forecast.fit)
        return std::nullopt;
    for (int step = 1; step <= static_cast<int>(forecast.steps.size()); ++step) {
        const double less = below(forecast, step, target);
        if ((higherIsBetter ? 1 - less : less) >= 0.5)
            return step;
    }
    return std::nullopt;
}

} // namespace regard::stats
