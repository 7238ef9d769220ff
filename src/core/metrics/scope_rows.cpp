// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_crew.h"
#include "core/metrics/scope.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace regard::metrics {
namespace {

constexpr std::size_t kRowsWorthAThread = 200'000;
constexpr std::size_t kPieces = 8;
/// Rows that are filled at a time, so that their slots stay in the processor's cache.
constexpr std::size_t kBlock = 8192;

/// The place of a code in a table by code + 1. In narrow columns a code is that already.
template <class Code>
std::size_t placeOf(Code code)
{
    if constexpr (std::is_same_v<Code, std::int32_t>) {
        return static_cast<std::size_t>(code + 1);
    } else {
        return code;
    }
}

} // namespace

/// Fills the slots of one table, block by block. Thread-safe for blocks that do not overlap.
class Scope::SlotFilling final {
public:
    SlotFilling(const Scope& scope, const FactTable& table, std::string_view dateField,
                const Layer& layer)
        : m_layer(layer), m_groups(static_cast<std::int32_t>(scope.m_groups)),
          m_days(table.days(dateField)), m_customers(table.customers())
    {
        // What a row says itself is quicker to ask than what is known of its customer.
        for (const bool byCustomer : {false, true}) {
            for (const Filter& filter : scope.m_filters) {
                const auto source = dimensionSource(scope.m_dataset, table, filter.name);
                if (source && source->byCustomer == byCustomer) {
                    m_filters.push_back({*source, filter.allowed});
                }
            }
            for (const Dimension& dimension : scope.m_by) {
                const auto source = dimensionSource(scope.m_dataset, table, dimension.name);
                if (source && source->byCustomer == byCustomer) {
                    m_by.push_back({*source, static_cast<std::int32_t>(dimension.stride)});
                }
            }
        }
    }

    void fill(std::size_t begin, std::size_t end, std::int32_t* slots) const
    {
        for (; begin < end; begin += kBlock, slots += kBlock) {
            const std::size_t stop = std::min(end, begin + kBlock);
            putPeriods(begin, stop, slots);
            for (const auto& [source, allowed] : m_filters) {
                if (source.byCustomer) {
                    narrowByCustomer(source, allowed, begin, stop, slots);
                } else {
                    narrowByRow(source, allowed, begin, stop, slots);
                }
            }
            for (const auto& [source, stride] : m_by) {
                if (source.byCustomer) {
                    addByCustomer(source, stride, begin, stop, slots);
                } else {
                    addByRow(source, stride, begin, stop, slots);
                }
            }
        }
    }

    /// Appends the rows from `begin` to before `end` that have a slot.
    void select(std::size_t begin, std::size_t end, SlottedRows& into) const
    {
        std::vector<std::uint8_t> keep(kBlock);
        for (; begin < end; begin += kBlock) {
            const std::size_t rows = std::min(end - begin, kBlock);
            std::fill_n(keep.begin(), rows, std::uint8_t{1});
            for (const auto& [source, allowed] : m_filters) {
                if (!source.byCustomer) {
                    keepByRow(source, allowed, begin, rows, keep.data());
                }
            }
            const std::size_t first = into.rows.size();
            addKept(begin, rows, keep.data(), into);
            for (const auto& [source, allowed] : m_filters) {
                if (source.byCustomer) {
                    dropByCustomer(source, allowed, first, into);
                }
            }
            addGroups(first, into);
        }
    }

private:
    struct FilterOf {
        DimensionSource source;
        const std::vector<std::uint8_t>& allowed;
    };
    struct GroupOf {
        DimensionSource source;
        std::int32_t stride;
    };

    void putPeriods(std::size_t begin, std::size_t end, std::int32_t* slots) const
    {
        const auto span = static_cast<std::uint32_t>(m_layer.periodOfDay.size());
        m_days.visit([&](const auto& days) {
            for (std::size_t row = begin; row < end; ++row) {
                // A missing day lies far before every period: the difference wraps to a large
                // number.
                const std::uint32_t offset = static_cast<std::uint32_t>(days[row]) -
                                             static_cast<std::uint32_t>(m_layer.first);
                const std::int32_t period = offset < span ? m_layer.periodOfDay[offset] : -1;
                slots[row - begin] = period >= 0 ? period * m_groups : -1;
            }
        });
    }

    /// Clears what the filter leaves out.
    static void keepByRow(const DimensionSource& source, const std::vector<std::uint8_t>& allowed,
                          std::size_t begin, std::size_t rows, std::uint8_t* keep)
    {
        std::vector<std::uint8_t> places;
        for (std::size_t place = 0; place < std::min<std::size_t>(allowed.size(), 256); ++place) {
            if (allowed[place] != 0) {
                places.push_back(static_cast<std::uint8_t>(place));
            }
        }
        source.codes.visit([&](const auto& values) {
            const auto* codes = values.codes + begin;
            if constexpr (sizeof(*codes) == 1) {
                // Compared with few values, sixteen rows go at a time.
                if (places.size() <= 2 && !places.empty()) {
                    const std::uint8_t one = places.front();
                    const std::uint8_t other = places.back();
                    for (std::size_t i = 0; i < rows; ++i) {
                        keep[i] &=
                            static_cast<std::uint8_t>((codes[i] == one) | (codes[i] == other));
                    }
                    return;
                }
            }
            for (std::size_t i = 0; i < rows; ++i) {
                keep[i] &= allowed[placeOf(codes[i])];
            }
        });
    }

    /// Appends the kept rows that fall in a period, with its slot.
    void addKept(std::size_t begin, std::size_t rows, const std::uint8_t* keep,
                 SlottedRows& into) const
    {
        const auto span = static_cast<std::uint32_t>(m_layer.periodOfDay.size());
        m_days.visit([&](const auto& days) {
            const auto add = [&](std::size_t row) {
                const std::uint32_t offset = static_cast<std::uint32_t>(days[row]) -
                                             static_cast<std::uint32_t>(m_layer.first);
                if (offset < span && m_layer.periodOfDay[offset] >= 0) {
                    into.rows.push_back(static_cast<std::uint32_t>(row));
                    into.slots.push_back(m_layer.periodOfDay[offset] * m_groups);
                }
            };
            std::size_t i = 0;
            for (; i + 8 <= rows; i += 8) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, keep + i, sizeof eight);
                for (; eight != 0; eight &= eight - 1) {
                    add(begin + i + static_cast<std::size_t>(std::countr_zero(eight)) / 8);
                }
            }
            for (; i < rows; ++i) {
                if (keep[i] != 0) {
                    add(begin + i);
                }
            }
        });
    }

    void dropByCustomer(const DimensionSource& source, const std::vector<std::uint8_t>& allowed,
                        std::size_t first, SlottedRows& into) const
    {
        std::size_t kept = first;
        source.codes.visit([&](const auto& values) {
            m_customers.visit([&](const auto& customers) {
                for (std::size_t i = first; i < into.rows.size(); ++i) {
                    const std::int32_t customer = customers[into.rows[i]];
                    const std::size_t place =
                        customer < 0 ? 0
                                     : placeOf(values.codes[static_cast<std::size_t>(customer)]);
                    into.rows[kept] = into.rows[i];
                    into.slots[kept] = into.slots[i];
                    kept += allowed[place];
                }
            });
        });
        into.rows.resize(kept);
        into.slots.resize(kept);
    }

    void addGroups(std::size_t first, SlottedRows& into) const
    {
        for (const auto& [source, stride] : m_by) {
            source.codes.visit([&](const auto& values) {
                for (std::size_t i = first; i < into.rows.size(); ++i) {
                    std::size_t at = into.rows[i];
                    if (source.byCustomer) {
                        const std::int32_t customer = m_customers[at];
                        if (customer < 0) {
                            continue;
                        }
                        at = static_cast<std::size_t>(customer);
                    }
                    into.slots[i] += static_cast<std::int32_t>(placeOf(values.codes[at])) * stride;
                }
            });
        }
    }

    static void narrowByRow(const DimensionSource& source, const std::vector<std::uint8_t>& allowed,
                            std::size_t begin, std::size_t end, std::int32_t* slots)
    {
        source.codes.visit([&](const auto& values) {
            for (std::size_t row = begin; row < end; ++row) {
                slots[row - begin] =
                    allowed[placeOf(values.codes[row])] != 0 ? slots[row - begin] : -1;
            }
        });
    }

    void narrowByCustomer(const DimensionSource& source, const std::vector<std::uint8_t>& allowed,
                          std::size_t begin, std::size_t end, std::int32_t* slots) const
    {
        source.codes.visit([&](const auto& values) {
            m_customers.visit([&](const auto& customers) {
                for (std::size_t row = begin; row < end; ++row) {
                    if (slots[row - begin] < 0) {
                        continue;
                    }
                    const std::int32_t customer = customers[row];
                    const std::size_t place =
                        customer < 0 ? 0
                                     : placeOf(values.codes[static_cast<std::size_t>(customer)]);
                    if (allowed[place] == 0) {
                        slots[row - begin] = -1;
                    }
                }
            });
        });
    }

    static void addByRow(const DimensionSource& source, std::int32_t stride, std::size_t begin,
                         std::size_t end, std::int32_t* slots)
    {
        source.codes.visit([&](const auto& values) {
            for (std::size_t row = begin; row < end; ++row) {
                const auto place = static_cast<std::int32_t>(placeOf(values.codes[row]));
                slots[row - begin] += slots[row - begin] >= 0 ? place * stride : 0;
            }
        });
    }

    void addByCustomer(const DimensionSource& source, std::int32_t stride, std::size_t begin,
                       std::size_t end, std::int32_t* slots) const
    {
        source.codes.visit([&](const auto& values) {
            m_customers.visit([&](const auto& customers) {
                for (std::size_t row = begin; row < end; ++row) {
                    const std::int32_t customer = customers[row];
                    if (slots[row - begin] >= 0 && customer >= 0) {
                        slots[row - begin] +=
                            static_cast<std::int32_t>(
                                placeOf(values.codes[static_cast<std::size_t>(customer)])) *
                            stride;
                    }
                }
            });
        });
    }

    const Layer& m_layer;
    std::int32_t m_groups;
    Column<Day> m_days;
    Column<std::int32_t> m_customers;
    std::vector<FilterOf> m_filters;
    std::vector<GroupOf> m_by;
};

const RowSlots& Scope::rowSlots(Table which, std::string_view dateField, std::size_t index) const
{
    const std::scoped_lock lock(m_mutex);
    auto key = std::make_tuple(which, std::string(dateField), index);
    if (const auto found = m_rowSlots.find(key); found != m_rowSlots.end()) {
        return found->second;
    }
    const FactTable& table = m_dataset.table(which);
    const Layer& layer = m_layers[index];
    const auto [begin, end] = table.rowsWithin(
        dateField, layer.first, layer.first + static_cast<Day>(layer.periodOfDay.size()) - 1);
    std::vector<std::int32_t> slots(end - begin);
    const SlotFilling filling(*this, table, dateField, layer);
    inPieces(slots.size(), kPieces, slots.size() >= kRowsWorthAThread,
             [&, first = begin](std::size_t, std::size_t from, std::size_t to) {
                 filling.fill(first + from, first + to, slots.data() + from);
             });
    return m_rowSlots.emplace(std::move(key), RowSlots(begin, std::move(slots))).first->second;
}

const SlottedRows& Scope::slottedRows(Table which, std::string_view dateField,
                                      std::size_t index) const
{
    const std::scoped_lock lock(m_mutex);
    auto key = std::make_tuple(which, std::string(dateField), index);
    if (const auto found = m_slottedRows.find(key); found != m_slottedRows.end()) {
        return found->second;
    }
    const FactTable& table = m_dataset.table(which);
    const Layer& layer = m_layers[index];
    const auto [begin, end] = table.rowsWithin(
        dateField, layer.first, layer.first + static_cast<Day>(layer.periodOfDay.size()) - 1);
    std::vector<SlottedRows> parts(kPieces);
    const SlotFilling filling(*this, table, dateField, layer);
    inPieces(end - begin, kPieces, end - begin >= kRowsWorthAThread,
             [&, first = begin](std::size_t piece, std::size_t from, std::size_t to) {
                 filling.select(first + from, first + to, parts[piece]);
             });
    SlottedRows all = std::move(parts[0]);
    for (std::size_t piece = 1; piece < kPieces; ++piece) {
        all.rows.insert(all.rows.end(), parts[piece].rows.begin(), parts[piece].rows.end());
        all.slots.insert(all.slots.end(), parts[piece].slots.begin(), parts[piece].slots.end());
    }
    return m_slottedRows.emplace(std::move(key), std::move(all)).first->second;
}

} // namespace regard::metrics
