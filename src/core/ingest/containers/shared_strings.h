// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/archive.h"

#include <regard/base/control.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Replaces what office files write for characters that XML cannot hold: _x000D_ is a line end,
/// _x005F_ an underscore.
void unescapeOffice(std::string& text);

/// The texts that the cells of a workbook share, by number, end to end in one piece of memory.
class SharedStrings final {
public:
    [[nodiscard]] static Expected<SharedStrings>
    read(const Archive& archive, const ArchiveEntry& entry, const Control& control);
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t i) const
    {
        const std::uint64_t from = i == 0 ? 0 : m_ends[i - 1];
        return std::string_view(m_bytes).substr(from, m_ends[i] - from);
    }

private:
    friend class SharedStringsListener;
    std::string m_bytes;
    std::vector<std::uint64_t> m_ends;
};

} // namespace regard
