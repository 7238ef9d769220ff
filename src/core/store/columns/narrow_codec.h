// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/column_codec.h"
#include "core/store/columns/integer_codec.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace regard::columns {

/// How a packed column counts: value = (base + step * code) / 10^decimals.
struct StoredFrame {
    bool anyValue = false;
    bool plain = false; ///< numbers that are stored as they are
    std::int64_t base = 0;
    std::uint64_t step = 1;
    std::uint8_t decimals = 0;
};

/// What stands at the beginning of a column that is not of texts; none where it is damaged.
[[nodiscard]] std::optional<StoredFrame> storedFrame(Encoding encoding, std::string_view data);

/// Decodes packed values straight into the codes of another frame, in which 0 is blank: a stored
/// code becomes times * code + plus. ErrorKind::Corrupt where bytes do not fit.
template <class Code>
[[nodiscard]] Status decodeNarrow(Encoding encoding, std::string_view data, std::uint64_t times,
                                  std::uint64_t plus, std::span<Code> out)
{
    ByteReader in(data);
    if (encoding == Encoding::Numbers)
        (void)in.byte();
    const std::uint8_t flags = in.byte();
    std::uint64_t seen = 0;
    if ((flags & 1) == 0) {
        std::fill(out.begin(), out.end(), Code{0});
    } else {
        (void)in.zigzag();
        (void)in.varint();
        const PackedCodes codes(in, out.size());
        Code* to = out.data();
        if (!in.failed() && (flags & 2) == 0)
            codes.unpack([&](std::size_t i, std::uint64_t code) {
                const std::uint64_t narrow = times * code + plus;
                seen |= narrow;
                to[i] = static_cast<Code>(narrow);
            });
        else if (!in.failed())
            codes.unpack([&](std::size_t i, std::uint64_t code) {
                const std::uint64_t narrow = code == 0 ? 0 : times * (code - 1) + plus;
                seen |= narrow;
                to[i] = static_cast<Code>(narrow);
            });
    }
    if (!in.atEnd() || flags > 3 || seen > std::numeric_limits<Code>::max())
        return damagedColumn();
    return {};
}

} // namespace regard::columns
