// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/customer_keys.h"
#include "core/store/facts/segments.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Where the valid rows of a segment lie in a loaded table.
struct SegmentPlan {
    Segment segment;
    std::size_t offset = 0;          ///< of its first valid row
    std::size_t live = 0;            ///< how many are valid
    std::vector<std::uint32_t> keep; ///< which, when not all are
};

/// Reads what a dataset leaves in the file, over a connection of its own, when it is asked for.
/// Segments never change; of an import that was undone meanwhile, texts are blank.
class LateTexts final {
public:
    LateTexts(std::filesystem::path path, std::vector<std::int32_t> rawOrdinals);

    /// A text column of a table, one entry a valid row.
    [[nodiscard]] std::vector<std::string> column(const std::vector<SegmentPlan>& plan,
                                                  std::size_t rows, std::string_view field) const;
    /// The hashes of customers' addresses, one entry for each of `customers` (dense ordinals).
    [[nodiscard]] std::vector<std::string>
    emailHashes(const std::vector<std::int32_t>& customers) const;
    /// Source id of a customer, else "e-mail hash ...".
    [[nodiscard]] std::string customerId(std::int32_t customer) const;

private:
    [[nodiscard]] const std::vector<CustomerKeys::Name>& names() const;

    std::filesystem::path m_path;
    std::vector<std::int32_t> m_rawOrdinals; ///< stored ordinal of each dense one
    mutable std::once_flag m_namesRead;
    mutable std::vector<CustomerKeys::Name> m_names;
};

} // namespace regard
