// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"

#include <algorithm>
#include <cstring>

namespace regard {
namespace {

bool endsLine(std::string_view text, std::size_t at)
{
    return text[at] == '\n' ||
           (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
}

/// Of a text without CR.
std::int64_t countLineFeeds(std::string_view text)
{
    std::int64_t count = 0;
    std::size_t at = 0;
#if defined(__SSE2__)
    const __m128i lf = _mm_set1_epi8('\n');
    const __m128i zero = _mm_setzero_si128();
    while (at + 16 <= text.size()) { // a lane holds at most 255
        const std::size_t rounds = std::min<std::size_t>(255, (text.size() - at) / 16);
        __m128i lanes = zero;
        for (std::size_t round = 0; round < rounds; ++round, at += 16)
            lanes = _mm_sub_epi8(
                lanes,
                _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at)),
                               lf));
        const __m128i sums = _mm_sad_epu8(lanes, zero);
        count += _mm_cvtsi128_si32(sums) + _mm_cvtsi128_si32(_mm_srli_si128(sums, 8));
    }
#endif
    return count + std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), '\n');
}

} // namespace

std::int64_t countLineEnds(std::string_view text)
{
    if (text.find('\r') == std::string_view::npos)
        return countLineFeeds(text);
    std::int64_t count = 0;
    std::size_t at = 0;
#if defined(__SSE2__)
    const __m128i lf = _mm_set1_epi8('\n');
    const __m128i cr = _mm_set1_epi8('\r');
    const __m128i zero = _mm_setzero_si128();
    // One byte behind the block is looked at, and a lane holds at most 255.
    while (at + 17 <= text.size()) {
        const std::size_t rounds = std::min<std::size_t>(255, (text.size() - at - 1) / 16);
        __m128i lanes = zero;
        for (std::size_t round = 0; round < rounds; ++round, at += 16) {
            const char* from = text.data() + at;
            const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
            const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 1));
            const __m128i lone =
                _mm_andnot_si128(_mm_cmpeq_epi8(next, lf), _mm_cmpeq_epi8(here, cr));
            lanes = _mm_sub_epi8(lanes, _mm_or_si128(lone, _mm_cmpeq_epi8(here, lf)));
        }
        const __m128i sums = _mm_sad_epu8(lanes, zero);
        count += _mm_cvtsi128_si32(sums) + _mm_cvtsi128_si32(_mm_srli_si128(sums, 8));
    }
#endif
    for (; at < text.size(); ++at)
        count += endsLine(text, at) ? 1 : 0;
    return count;
}

std::size_t behindLastLineEnd(std::string_view text)
{
    // memrchr() reads many bytes at a time, rfind() one.
    const auto behindLast = [](std::string_view part, char c) -> std::size_t {
        const void* last = part.empty() ? nullptr : ::memrchr(part.data(), c, part.size());
        return last == nullptr
                   ? 0
                   : static_cast<std::size_t>(static_cast<const char*>(last) - part.data()) + 1;
    };
    const std::size_t from = behindLast(text, '\n');
    std::string_view rest = text.substr(from);
    if (!rest.empty() && rest.back() == '\r')
        rest.remove_suffix(1);
    return from + behindLast(rest, '\r');
}

} // namespace regard
