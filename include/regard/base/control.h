// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace regard {

/// How far long work has come. total is 0 where it is not known.
struct Progress {
    std::string phase;     ///< what is being done, for people: "Reading", "Writing"
    std::int64_t done = 0; ///< bytes or rows, same unit as total
    std::int64_t total = 0;
    std::int64_t rows = 0; ///< rows handled so far
};

/// Passed into long work: a way to stop it and a way to hear from it.
/// Work answers a stop within 100 ms with ErrorKind::Cancelled and leaves nothing changed.
/// `report` may be empty; it may be called from any thread, one call at a time.
struct Control {
    std::stop_token stop{};
    std::function<void(const Progress&)> report{};
};

} // namespace regard
