// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_memory.h"

#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace regard {

void FreeLarge::operator()(std::byte* bytes) const
{
    std::free(bytes);
}

LargeMemory largeMemory(std::size_t bytes)
{
    constexpr std::size_t kPage = std::size_t{2} << 20U;
    if (bytes < kPage) {
        auto* small = static_cast<std::byte*>(std::malloc(bytes == 0 ? 1 : bytes));
        if (small == nullptr)
            throw std::bad_alloc();
        return LargeMemory(small);
    }
    const std::size_t whole = (bytes + kPage - 1) / kPage * kPage;
    auto* large = static_cast<std::byte*>(std::aligned_alloc(kPage, whole));
    if (large == nullptr)
        throw std::bad_alloc();
    (void)madvise(large, whole, MADV_HUGEPAGE); // a wish: without it everything works, slower
    return LargeMemory(large);
}

} // namespace regard
