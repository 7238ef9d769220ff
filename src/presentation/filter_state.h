// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/query.h>

#include <string>
#include <vector>

namespace regard::presentation {

/// What the whole window looks at: one immutable value for all pages. The period is kept as it was
/// chosen ("last-quarter" stays relative; empty: the default period of the data).
struct FilterState {
    std::string period;
    Comparison compare = Comparison::Previous;
    std::vector<Condition> where;
    bool operator==(const FilterState&) const = default;
};

} // namespace regard::presentation
