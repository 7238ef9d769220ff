// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/query.h>
#include <regard/store/dataset.h>

#include <memory>

namespace regard::test {

/// Facts nobody would export, with settings and a time to ask about: blanks, scores out of range,
/// scales left out, days beside instants, clocks that change, rows at the same instant, contacts
/// exactly one window apart, customers won back, refunds of all kinds, purchases without an id,
/// columns that are missing.
struct RandomFacts {
    std::shared_ptr<const Dataset> dataset;
    Query query;
};

/// The same facts for the same seed.
[[nodiscard]] RandomFacts randomFacts(unsigned seed);

} // namespace regard::test
