// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/store/store.h>

#include <vector>

namespace regard::sample {

[[nodiscard]] std::vector<Event> makeEvents();
/// Invented values; their source says so.
[[nodiscard]] std::vector<Benchmark> makeBenchmarks();
/// Targets with their history: some are met, some are missed.
[[nodiscard]] Status setTargets(Store& store);

} // namespace regard::sample
