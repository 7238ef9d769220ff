// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work_crew.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace regard::metrics {

/// The rows of a table in buckets of neighbouring customers, each bucket in the order of the table.
/// Reading a table customer by customer jumps through memory at every row; what is laid out by
/// bucket (spread) can be sorted in the processor's cache, and comes back in one walk (gather). The
/// result is the same with any number of threads.
class CustomerBuckets final {
public:
    static constexpr std::uint32_t kNobody = UINT32_MAX;

    /// customerOf(row) is below `customers`, or kNobody for a row that is in no bucket. It is called
    /// several times for each row and by several threads.
    template <class CustomerOf>
    CustomerBuckets(std::size_t rows, std::size_t customers, const CustomerOf& customerOf)
        : m_rows(rows), m_customers(customers)
    {
        while ((customers >> m_shift) > kMostBuckets) {
            ++m_shift;
        }
        m_buckets = customers == 0 ? 0 : ((customers - 1) >> m_shift) + 1;
        m_stretch =
            rows >= kRowsWorthAThread ? rows / kStretches + 1 : std::max<std::size_t>(rows, 1);
        const std::size_t stretches = (rows + m_stretch - 1) / m_stretch;
        m_cursors.assign(stretches, std::vector<std::uint32_t>(m_buckets, 0));
        eachStretch([&](std::size_t stretch, std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t>& counts = m_cursors[stretch];
            for (std::size_t row = begin; row < end; ++row) {
                if (const std::uint32_t customer = customerOf(row); customer != kNobody) {
                    ++counts[customer >> m_shift];
                }
            }
        });
        std::uint32_t total = 0;
        m_begins.reserve(m_buckets + 1);
        for (std::size_t bucket = 0; bucket < m_buckets; ++bucket) {
            m_begins.push_back(total);
            for (std::vector<std::uint32_t>& counts : m_cursors) {
                const std::uint32_t count = counts[bucket];
                counts[bucket] = total;
                total += count;
            }
        }
        m_begins.push_back(total);
    }

    /// Rows in any bucket.
    [[nodiscard]] std::size_t size() const { return m_begins.back(); }
    /// Customers of a bucket: from firstOf(bucket) to before firstOf(bucket + 1).
    [[nodiscard]] std::size_t firstOf(std::size_t bucket) const
    {
        return std::min(m_customers, bucket << m_shift);
    }

    /// valueOf(row) of all rows in buckets, bucket after bucket.
    template <class T, class CustomerOf, class ValueOf>
    [[nodiscard]] std::vector<T> spread(const CustomerOf& customerOf, const ValueOf& valueOf) const
    {
        std::vector<T> result(size());
        eachStretch([&](std::size_t stretch, std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t> next = m_cursors[stretch];
            for (std::size_t row = begin; row < end; ++row) {
                if (const std::uint32_t customer = customerOf(row); customer != kNobody) {
                    result[next[customer >> m_shift]++] = static_cast<T>(valueOf(row));
                }
            }
        });
        return result;
    }

    /// Calls put(row, place) for all rows in buckets, in the order of the table within a stretch:
    /// `place` is where spread() has put the row.
    template <class CustomerOf, class Put>
    void gather(const CustomerOf& customerOf, const Put& put) const
    {
        eachStretch([&](std::size_t stretch, std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t> next = m_cursors[stretch];
            for (std::size_t row = begin; row < end; ++row) {
                if (const std::uint32_t customer = customerOf(row); customer != kNobody) {
                    put(row, next[customer >> m_shift]++);
                }
            }
        });
    }

    /// Calls use(bucket, begin, end) for each bucket: its places go from `begin` to before `end`.
    template <class Use>
    void eachBucket(const Use& use) const
    {
        WorkCrew crew(m_rows >= kRowsWorthAThread);
        const std::size_t pieces = std::min<std::size_t>(m_buckets, 16);
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            crew.add([&, piece]() -> Status {
                for (std::size_t bucket = m_buckets * piece / pieces;
                     bucket < m_buckets * (piece + 1) / pieces; ++bucket) {
                    use(bucket, m_begins[bucket], m_begins[bucket + 1]);
                }
                return {};
            });
        }
        (void)crew.finish();
    }

private:
    static constexpr std::size_t kMostBuckets = 512;
    static constexpr std::size_t kRowsWorthAThread = 200'000;
    static constexpr std::size_t kStretches = 8;

    template <class Use>
    void eachStretch(const Use& use) const
    {
        WorkCrew crew(m_rows >= kRowsWorthAThread);
        for (std::size_t stretch = 0; stretch * m_stretch < m_rows; ++stretch) {
            crew.add([&, stretch]() -> Status {
                use(stretch, stretch * m_stretch, std::min(m_rows, (stretch + 1) * m_stretch));
                return {};
            });
        }
        (void)crew.finish();
    }

    std::size_t m_rows;
    std::size_t m_customers;
    std::size_t m_buckets = 0;
    unsigned m_shift = 0;
    std::size_t m_stretch = 1;
    std::vector<std::vector<std::uint32_t>> m_cursors; ///< by stretch and bucket: its first place
    std::vector<std::uint32_t> m_begins;               ///< by bucket, and the end
};

/// The places of one bucket by customer, each customer's in the order of the table. Reused from
/// bucket to bucket.
class BucketOrder final {
public:
    /// `who` has the customer of each place; the bucket has those from `first` to before `last`.
    void read(const std::vector<std::uint32_t>& who, std::uint32_t begin, std::uint32_t end,
              std::size_t first, std::size_t last)
    {
        m_ends.assign(last - first, 0);
        m_places.resize(end - begin);
        for (std::uint32_t place = begin; place < end; ++place) {
            ++m_ends[who[place] - first];
        }
        std::uint32_t total = 0;
        for (std::uint32_t& count : m_ends) {
            const std::uint32_t before = total;
            total += count;
            count = before;
        }
        for (std::uint32_t place = begin; place < end; ++place) {
            m_places[m_ends[who[place] - first]++] = place;
        }
    }

    [[nodiscard]] std::size_t customers() const { return m_ends.size(); }
    /// Places of a customer, counted from the bucket's first.
    [[nodiscard]] std::span<std::uint32_t> of(std::size_t customer)
    {
        const std::uint32_t begin = customer == 0 ? 0 : m_ends[customer - 1];
        return std::span(m_places).subspan(begin, m_ends[customer] - begin);
    }

private:
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint32_t> m_places;
};

} // namespace regard::metrics
