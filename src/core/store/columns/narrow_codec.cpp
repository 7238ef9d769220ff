// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/narrow_codec.h"

#include "core/store/columns/decimals.h"

namespace regard::columns {

std::optional<StoredFrame> storedFrame(Encoding encoding, std::string_view data)
{
    StoredFrame frame;
    ByteReader in(data);
    if (encoding == Encoding::Numbers) {
        frame.decimals = in.byte();
        if (frame.decimals == kAsTheyAre) {
            frame.plain = true;
            frame.anyValue = true;
            return in.failed() ? std::nullopt : std::optional(frame);
        }
        if (frame.decimals >= kPowers.size())
            return std::nullopt;
    }
    frame.anyValue = (in.byte() & 1) != 0;
    if (frame.anyValue) {
        frame.base = in.zigzag();
        frame.step = in.varint();
    }
    if (in.failed() || frame.step == 0)
        return std::nullopt;
    return frame;
}

} // namespace regard::columns
