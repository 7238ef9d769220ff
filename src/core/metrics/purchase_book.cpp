// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/purchase_book.h"

#include "core/base/work_crew.h"

#include <array>

namespace regard::metrics {
namespace {

constexpr std::size_t kRowsWorthAThread = 200'000;

/// What one customer did in one slot.
struct Basket {
    bool touched = false;
    std::int64_t net = 0;
    std::int64_t orders = 0;
    std::int64_t days = 0;
    Day lastDay = kNoDay;
    Day lastUnnamedDay = kNoDay;
};

class Walk final {
public:
    Walk(const Scope& scope, const PurchaseRows& purchases, const Activity* activity,
         std::vector<PurchaseSlot>& slots)
        : m_scope(scope), m_purchases(purchases), m_activity(activity), m_slots(slots),
          m_days(scope.dataset().table(Table::Purchase).days("at")),
          m_customers(scope.dataset().table(Table::Purchase).customers()), m_baskets(slots.size())
    {
    }

    /// Rows that count for nobody, and rows without a customer: each is a unit of its own.
    void anonymous(const RowSlots& slotOfRow)
    {
        for (std::size_t row = slotOfRow.begin(); row < slotOfRow.end(); ++row) {
            if (slotOfRow[row] < 0) {
                continue;
            }
            PurchaseSlot& slot = m_slots[static_cast<std::size_t>(slotOfRow[row])];
            switch (m_purchases.kinds[row]) {
            case PurchaseKind::Failed:
                ++slot.failed;
                continue;
            case PurchaseKind::Cancelled:
                ++slot.cancelled;
                continue;
            case PurchaseKind::NoAmount:
                ++slot.noAmount;
                continue;
            case PurchaseKind::OtherCurrency:
                ++slot.otherCurrency;
                continue;
            case PurchaseKind::Order:
            case PurchaseKind::Refund:
                break;
            }
            if (!m_customers.empty() && m_customers[row] >= 0) {
                continue;
            }
            const bool order = m_purchases.kinds[row] == PurchaseKind::Order;
            if (order && m_purchases.net(row) == 0 && m_purchases.refunded(row) == 0) {
                ++slot.anonymousZero;
                continue;
            }
            ++(order ? slot.anonymousOrders : slot.anonymousRefunds);
            slot.anonymousRevenue += m_purchases.net(row);
            slot.anonymousRefunded += m_purchases.refunded(row);
            slot.perOrder.add(static_cast<double>(m_purchases.net(row)), order ? 1 : 0);
        }
    }

    void customer(std::size_t customer, std::span<const std::uint32_t> rows,
                  const RowSlots& slotOfRow)
    {
        m_touched.clear();
        for (const std::uint32_t row : rows) {
            const PurchaseKind kind = m_purchases.kinds[row];
            if (slotOfRow[row] < 0 ||
                (kind != PurchaseKind::Order && kind != PurchaseKind::Refund)) {
                continue;
            }
            const auto index = static_cast<std::size_t>(slotOfRow[row]);
            Basket& basket = m_baskets[index];
            if (!basket.touched) {
                basket.touched = true;
                m_touched.push_back(index);
            }
            PurchaseSlot& slot = m_slots[index];
            basket.net += m_purchases.net(row);
            slot.refunded += m_purchases.refunded(row);
            if (kind == PurchaseKind::Refund) {
                ++slot.refundRows;
                continue;
            }
            ++slot.orderRows;
            const Day day = m_days[row];
            // Rows without an id of their own that fall on one day are lines of one purchase.
            if (m_purchases.named[row] != 0) {
                ++basket.orders;
            } else if (day != basket.lastUnnamedDay) {
                basket.lastUnnamedDay = day;
                ++basket.orders;
            }
            if (day != basket.lastDay) {
                basket.lastDay = day;
                ++basket.days;
            }
        }
        for (const std::size_t index : m_touched) {
            settle(customer, index);
            m_baskets[index] = {};
        }
    }

private:
    void settle(std::size_t customer, std::size_t index)
    {
        const Basket& basket = m_baskets[index];
        PurchaseSlot& slot = m_slots[index];
        const auto net = static_cast<double>(basket.net);
        const auto orders = static_cast<double>(basket.orders);
        const bool bought = basket.orders > 0;
        slot.revenue += basket.net;
        slot.orders += basket.orders;
        slot.perBuyer.add(net, bought ? 1 : 0);
        slot.perOrder.add(net, orders);
        if (bought) {
            ++slot.buyers;
            slot.repeaters += basket.orders >= 2 ? 1 : 0;
            slot.repeatersByDay += basket.days >= 2 ? 1 : 0;
            slot.frequency.add(orders, 1);
        }
        const Day opening = m_scope.periods()[index / m_scope.groups()].from - 1;
        const bool active = m_activity != nullptr && m_activity->activeOn(customer, opening);
        slot.activeTouched += active ? 1 : 0;
        slot.lifetime.add(net, bought || active ? 1 : 0);
    }

    const Scope& m_scope;
    const PurchaseRows& m_purchases;
    const Activity* m_activity;
    std::vector<PurchaseSlot>& m_slots;
    Column<Day> m_days;
    Column<std::int32_t> m_customers;
    std::vector<Basket> m_baskets;
    std::vector<std::size_t> m_touched;
};

} // namespace

void PurchaseSlot::combine(const PurchaseSlot& other)
{
    static constexpr std::array kCounts{&PurchaseSlot::failed,
                                        &PurchaseSlot::cancelled,
                                        &PurchaseSlot::noAmount,
                                        &PurchaseSlot::otherCurrency,
                                        &PurchaseSlot::refundRows,
                                        &PurchaseSlot::orderRows,
                                        &PurchaseSlot::anonymousRefunds,
                                        &PurchaseSlot::anonymousOrders,
                                        &PurchaseSlot::anonymousZero,
                                        &PurchaseSlot::revenue,
                                        &PurchaseSlot::anonymousRevenue,
                                        &PurchaseSlot::refunded,
                                        &PurchaseSlot::anonymousRefunded,
                                        &PurchaseSlot::buyers,
                                        &PurchaseSlot::orders,
                                        &PurchaseSlot::repeaters,
                                        &PurchaseSlot::repeatersByDay,
                                        &PurchaseSlot::activeTouched};
    for (const auto count : kCounts) {
        this->*count += other.*count;
    }
    perBuyer.combine(other.perBuyer);
    perOrder.combine(other.perOrder);
    frequency.combine(other.frequency);
    lifetime.combine(other.lifetime);
}

std::vector<PurchaseSlot> purchaseSlots(const Scope& scope, const PurchaseRows& purchases,
                                        const RowsByCustomer& byCustomer, const Activity* activity)
{
    const std::size_t customers = byCustomer.ends.size();
    const std::size_t pieces = byCustomer.rows.size() >= kRowsWorthAThread ? 4 : 1;
    std::vector<std::vector<PurchaseSlot>> parts(pieces, std::vector<PurchaseSlot>(scope.slots()));
    for (std::size_t layer = 0; layer < scope.layers(); ++layer) {
        const auto& slotOfRow = scope.rowSlots(Table::Purchase, "at", layer);
        inPieces(customers, pieces, pieces > 1,
                 [&](std::size_t piece, std::size_t begin, std::size_t end) {
                     Walk walk(scope, purchases, activity, parts[piece]);
                     if (piece == 0) {
                         walk.anonymous(slotOfRow);
                     }
                     for (std::size_t customer = begin; customer < end; ++customer) {
                         walk.customer(customer, byCustomer.of(customer), slotOfRow);
                     }
                 });
    }
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        for (std::size_t slot = 0; slot < parts[0].size(); ++slot) {
            parts[0][slot].combine(parts[piece][slot]);
        }
    }
    return std::move(parts[0]);
}

} // namespace regard::metrics
