// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/customer_keys.h"
#include "core/store/facts/segments.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
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

/// A text that a row takes over where its own is blank: from an older record of the same customer.
struct TextFallback {
    std::size_t row = 0; ///< of the loaded table
    Segment segment;
    std::size_t at = 0; ///< row of the segment
};

/// How the texts of a loaded table are found.
struct TextPlan {
    std::vector<SegmentPlan> segments;
    std::vector<TextFallback> fallbacks; ///< newest first for each row
};

/// Reads what a dataset leaves in the file, over a connection of its own, when it is asked for.
/// Segments never change; of an import that was undone meanwhile, texts are blank.
class LateTexts final {
public:
    /// `rawOrdinals`: the stored ordinal of each customer; `canonical`: see readCanonical().
    LateTexts(std::filesystem::path path, std::vector<std::int32_t> rawOrdinals,
              std::vector<std::int32_t> canonical);

    /// Calls take(row, text) for the valid rows whose text is not blank.
    void each(const TextPlan& plan, std::size_t rows, std::string_view field,
              const std::function<void(std::size_t row, std::string_view text)>& take) const;
    /// 1 for each valid row whose text is not blank.
    [[nodiscard]] std::vector<std::uint8_t> filled(const TextPlan& plan, std::size_t rows,
                                                   std::string_view field) const;
    /// The text of one row: only its segment is read, and kept for the next question.
    [[nodiscard]] std::string text(const TextPlan& plan, std::size_t row,
                                   std::string_view field) const;
    /// The line of each valid row in its file.
    [[nodiscard]] std::vector<std::int64_t> lines(const TextPlan& plan, std::size_t rows) const;
    [[nodiscard]] std::int64_t line(const TextPlan& plan, std::size_t row) const;
    /// The hashes of customers' addresses, one entry for each of `customers` (dense ordinals).
    [[nodiscard]] std::vector<std::string>
    emailHashes(const std::vector<std::int32_t>& customers) const;
    /// The addresses themselves, where the store keeps them.
    [[nodiscard]] std::vector<std::string>
    addresses(const std::vector<std::int32_t>& customers) const;
    /// Source id of a customer, else the address where it is kept, else "e-mail hash ...".
    [[nodiscard]] std::string customerId(std::int32_t customer) const;

private:
    /// A column of a segment that was read lately.
    struct Kept {
        std::int64_t segment = 0;
        std::string field;
        ReadCells cells;
    };
    /// Calls use(cells) with the cells of a segment's column; not where it cannot be read.
    void withKept(const Segment& segment, std::string_view field, FieldType type,
                  const std::function<void(const ReadCells&)>& use) const;
    [[nodiscard]] const std::vector<CustomerKeys::Name>& names() const;
    /// What names a customer (dense ordinal); null where nothing does.
    [[nodiscard]] const CustomerKeys::Name* nameOf(std::int32_t customer) const;

    std::filesystem::path m_path;
    std::vector<std::int32_t> m_rawOrdinals; ///< stored ordinal of each dense one
    std::vector<std::int32_t> m_canonical;
    mutable std::mutex m_keptMutex;
    mutable std::deque<Kept> m_kept; ///< newest first
    mutable std::once_flag m_namesRead;
    mutable std::vector<CustomerKeys::Name> m_names;
};

} // namespace regard
