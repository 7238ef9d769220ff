// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_crew.h"
#include "core/metrics/scope.h"

#include <algorithm>
#include <limits>

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
                        customer < 0
                            ? 0
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

} // namespace regard::metrics
