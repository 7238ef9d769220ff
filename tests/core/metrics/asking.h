// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/dataset_builder.h"

#include <regard/metrics/engine.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace regard::test {

inline Period period(std::string_view from, std::string_view to)
{
    return {*parseIsoDate(from), *parseIsoDate(to)};
}

inline Query queryFor(std::string_view from, std::string_view to,
                      std::vector<std::string> kpis = {})
{
    Query query;
    query.period = period(from, to);
    query.compare = Comparison::None;
    query.kpis = std::move(kpis);
    query.asOf = Moment::date(query.period.to + 1);
    return query;
}

/// The only figure that a query gives.
inline Figure figureOf(const std::shared_ptr<const Dataset>& data, const Query& query,
                       const Yardsticks& yardsticks = {})
{
    const Engine engine(data);
    auto set = engine.figures(query, yardsticks);
    if (!set.ok()) {
        throw std::runtime_error(set.error().message);
    }
    return set.value().figures.at(0);
}

inline double part(const Figure& figure, std::string_view name)
{
    for (const auto& [label, value] : figure.estimate.parts) {
        if (label == name) {
            return value;
        }
    }
    return -1;
}

inline std::int64_t aside(const Figure& figure, std::string_view reason)
{
    for (const auto& [label, value] : figure.estimate.setAside) {
        if (label == reason) {
            return value;
        }
    }
    return 0;
}

/// True when a note of the figure begins with the text.
inline bool says(const Figure& figure, std::string_view text)
{
    return std::any_of(figure.notes.begin(), figure.notes.end(),
                       [&](const std::string& note) { return note.starts_with(text); });
}

} // namespace regard::test
