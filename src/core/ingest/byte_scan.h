// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace regard {

/// Where the bytes that shape a record stand in 64 bytes: bit i speaks of byte i.
struct BlockMasks {
    std::uint64_t structural = 0; ///< delimiter, line end, quote
    std::uint64_t feeds = 0;      ///< LF
    std::uint64_t special = 0;    ///< quote, CR: what stands here is to be looked at
};

inline constexpr std::size_t kBlock = 64;

/// Finds delimiters, quotes and line ends 64 bytes at a time.
class BlockScanner final {
public:
    /// `quote` 0: there is none.
    BlockScanner(char delimiter, char quote) : m_delimiter(delimiter), m_quote(quote)
    {
#if defined(__SSE2__)
        m_delimiters = _mm_set1_epi8(delimiter);
        m_quotes = _mm_set1_epi8(quote == 0 ? '\r' : quote);
#endif
    }

    [[nodiscard]] BlockMasks scan(const char* at) const
    {
        BlockMasks masks;
#if defined(__SSE2__)
        const __m128i lf = _mm_set1_epi8('\n');
        const __m128i cr = _mm_set1_epi8('\r');
        for (unsigned part = 0; part < 4; ++part) {
            const __m128i bytes =
                _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + std::size_t{part} * 16));
            const __m128i feeds = _mm_cmpeq_epi8(bytes, lf);
            const __m128i special =
                _mm_or_si128(_mm_cmpeq_epi8(bytes, m_quotes), _mm_cmpeq_epi8(bytes, cr));
            const __m128i all =
                _mm_or_si128(_mm_or_si128(feeds, special), _mm_cmpeq_epi8(bytes, m_delimiters));
            masks.structural |= bits(all) << (part * 16);
            masks.feeds |= bits(feeds) << (part * 16);
            masks.special |= bits(special) << (part * 16);
        }
#else
        for (unsigned i = 0; i < kBlock; ++i) {
            const char c = at[i];
            const bool quote = m_quote != 0 && c == m_quote;
            const std::uint64_t bit = std::uint64_t{1} << i;
            if (quote || c == '\r')
                masks.special |= bit;
            if (c == '\n')
                masks.feeds |= bit;
            if (quote || c == m_delimiter || c == '\n' || c == '\r')
                masks.structural |= bit;
        }
#endif
        return masks;
    }

    /// The same for the last `size` bytes, fewer than 64: nothing is read behind them.
    [[nodiscard]] BlockMasks scanTail(const char* at, std::size_t size) const
    {
        char copy[kBlock] = {};
        std::memcpy(copy, at, size);
        BlockMasks masks = scan(copy);
        const std::uint64_t inside = (std::uint64_t{1} << size) - 1;
        masks.structural &= inside;
        masks.feeds &= inside;
        masks.special &= inside;
        return masks;
    }

private:
#if defined(__SSE2__)
    [[nodiscard]] static std::uint64_t bits(__m128i mask)
    {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask)));
    }
    __m128i m_delimiters{};
    __m128i m_quotes{};
#endif
    char m_delimiter;
    char m_quote;
};

/// Line ends in `text`: LF, CRLF and CR count one each. A CR at the very end counts.
[[nodiscard]] std::int64_t countLineEnds(std::string_view text);

/// Offset just behind the last line end in `text`, 0 if there is none. A CR that is the last byte
/// is none: what follows decides whether it is half of a CRLF.
[[nodiscard]] std::size_t behindLastLineEnd(std::string_view text);

} // namespace regard
