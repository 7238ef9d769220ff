// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace regard {

struct FreeLarge {
    void operator()(std::byte* bytes) const;
};
using LargeMemory = std::unique_ptr<std::byte[], FreeLarge>;

/// Memory that is not set to anything, for millions of values: in large pages where the system has
/// them, so that neither filling it nor jumping about in it waits for its tables of pages.
[[nodiscard]] LargeMemory largeMemory(std::size_t bytes);

} // namespace regard
