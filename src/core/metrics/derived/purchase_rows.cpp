// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/purchase_rows.h"

#include "core/base/work_crew.h"
#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>

namespace regard::metrics {
namespace {

constexpr std::size_t kRowsWorthAThread = 200'000;

/// The currency of most rows, -1 where none is named.
std::int32_t usualCurrency(const Dataset& dataset, const Column<std::int32_t>& currencies)
{
    std::vector<std::int64_t> uses(dataset.dictionary("currency").size(), 0);
    currencies.visit([&](const auto& codes) {
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (codes[row] >= 0) {
                ++uses[static_cast<std::size_t>(codes[row])];
            }
        }
    });
    const auto most = std::max_element(uses.begin(), uses.end());
    return most != uses.end() && *most > 0 ? static_cast<std::int32_t>(most - uses.begin()) : -1;
}

/// Tells what each row counts as.
class Reader final {
public:
    Reader(const Dataset& dataset, const PurchaseRows& rows)
        : m_rows(rows), m_statuses(dataset.table(Table::Purchase).codes("status")),
          m_currencies(dataset.table(Table::Purchase).codes("currency")),
          m_refunded(words(dataset, {"refunded", "refund"})), m_failed(words(dataset, {"failed"})),
          m_cancelled(words(dataset, {"cancelled", "canceled"}))
    {
    }

    template <class Amounts>
    [[nodiscard]] PurchaseKind kindOf(const Amounts& amounts, std::size_t row) const
    {
        const auto status = static_cast<std::size_t>(m_statuses.empty() ? 0 : m_statuses[row] + 1);
        if (m_failed[status] != 0) {
            return PurchaseKind::Failed;
        }
        if (m_cancelled[status] != 0) {
            return PurchaseKind::Cancelled;
        }
        const std::int64_t amount = amounts[row];
        if (amount == kNoMoney) {
            return PurchaseKind::NoAmount;
        }
        if (!m_currencies.empty() && m_currencies[row] >= 0 &&
            m_currencies[row] != m_rows.currency) {
            return PurchaseKind::OtherCurrency;
        }
        if (amount < 0) {
            return PurchaseKind::Refund;
        }
        std::int64_t back = m_rows.refunds.empty() || m_rows.refunds[row] == kNoMoney
                                ? 0
                                : std::max<std::int64_t>(0, m_rows.refunds[row]);
        if (m_refunded[status] != 0 && back == 0) {
            back = amount;
        }
        return back > 0 && back >= amount ? PurchaseKind::Refund : PurchaseKind::Order;
    }

private:
    template <std::size_t Count>
    static std::vector<std::uint8_t> words(const Dataset& dataset,
                                           const std::string_view (&names)[Count])
    {
        return codesOf(dataset.dictionary("status"), std::to_array(names));
    }

    const PurchaseRows& m_rows;
    Column<std::int32_t> m_statuses;
    Column<std::int32_t> m_currencies;
    std::vector<std::uint8_t> m_refunded;
    std::vector<std::uint8_t> m_failed;
    std::vector<std::uint8_t> m_cancelled;
};

} // namespace

PurchaseRows purchaseRows(const Dataset& dataset)
{
    const FactTable& table = dataset.table(Table::Purchase);
    PurchaseRows result;
    result.kinds.assign(table.rows(), PurchaseKind::NoAmount);
    result.amounts = table.money("amount");
    result.refunds = table.money("refunded_amount");
    result.currency = usualCurrency(dataset, table.codes("currency"));
    const auto days = table.days("at");
    const Reader reader(dataset, result);
    std::mutex mutex;
    const auto read = [&](const auto& amounts, std::size_t begin, std::size_t end) {
        Day last = kNoDay;
        for (std::size_t row = begin; row < end; ++row) {
            result.kinds[row] = reader.kindOf(amounts, row);
            if (result.kinds[row] == PurchaseKind::Order && !days.empty()) {
                last = std::max(last, days[row]);
            }
        }
        const std::scoped_lock lock(mutex);
        result.lastOrder = std::max(result.lastOrder, last);
    };
    result.amounts.visit([&](const auto& amounts) {
        inPieces(
            amounts.size(), 8, amounts.size() >= kRowsWorthAThread,
            [&](std::size_t, std::size_t begin, std::size_t end) { read(amounts, begin, end); });
    });
    result.named = table.filled("id");
    result.named.resize(table.rows());
    return result;
}

} // namespace regard::metrics
