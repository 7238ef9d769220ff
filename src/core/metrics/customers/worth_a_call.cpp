// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customers/customer_cards.h"

#include <algorithm>

namespace regard {
namespace {

using stats::PurchaseHistory;

constexpr int kYear = 365;
constexpr int kEarlier = 30;          ///< days
constexpr double kLeastFall = 0.05;   ///< of the chance, within them
constexpr double kLeastChance = 0.05; ///< below it nobody is to be won back by a call
constexpr double kDearest = 0.25;     ///< share of the buyers of a year

/// The chance as it was some days ago; none where the customer has bought since.
std::optional<double> chanceEarlier(const stats::LeavingParameters& parameters,
                                    PurchaseHistory history)
{
    history.age -= kEarlier / 7.0;
    if (history.age < history.recency) {
        return std::nullopt;
    }
    return stats::chanceAlive(parameters, history);
}

} // namespace

Expected<CallList> Engine::worthACall(const Query& query, std::size_t most,
                                      const Control& control) const
{
    const auto found = purchaseHistories(query);
    if (!found.ok()) {
        return found.error();
    }
    const PurchaseHistories& histories = *found.value();
    auto fit = leavingFit(histories, query, stats::LeavingModel::ParetoNbd, control);
    // Where leaving at any time cannot be told from buying seldom, leaving after a purchase often
    // still can. BG/NBD never: it takes everybody who bought once for alive.
    if (!fit.ok() && fit.error().kind != ErrorKind::Cancelled) {
        fit = leavingFit(histories, query, stats::LeavingModel::MbgNbd, control);
    }
    if (!fit.ok()) {
        return fit.error();
    }
    const stats::LeavingParameters& parameters = fit.value().parameters;
    const auto orders = m_state->derived.orders();
    const Period year{histories.cutOff - kYear + 1, histories.cutOff};

    struct Candidate {
        std::size_t history = 0;
        double spent = 0;
    };
    std::vector<Candidate> buyers;
    for (std::size_t i = 0; i < histories.customers.size(); ++i) {
        const std::int64_t spent =
            metrics::spentWithin(*orders, static_cast<std::size_t>(histories.customers[i]), year);
        if (spent > 0) {
            buyers.push_back({i, static_cast<double>(spent) / 100});
        }
    }
    const auto dearest =
        static_cast<std::ptrdiff_t>(kDearest * static_cast<double>(buyers.size()) + 0.5);
    std::partial_sort(buyers.begin(), buyers.begin() + dearest, buyers.end(),
                      [](const Candidate& a, const Candidate& b) {
                          return a.spent != b.spent ? a.spent > b.spent : a.history < b.history;
                      });
    CallList list;
    list.day = histories.cutOff;
    const bool pareto = parameters.model == stats::LeavingModel::ParetoNbd;
    list.basis = "Chance of still buying by the " + std::string(pareto ? "Pareto" : "MBG") +
                 "/NBD model, fitted to " + metrics::grouped(fit.value().customers) + " customers.";
    for (std::ptrdiff_t i = 0; i < dearest; ++i) {
        if (control.stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, "Stopped."};
        }
        const Candidate& buyer = buyers[static_cast<std::size_t>(i)];
        const PurchaseHistory& history = histories.histories[buyer.history];
        const auto before = chanceEarlier(parameters, history);
        if (!before) {
            continue;
        }
        FadingCustomer customer;
        customer.chance = stats::chanceAlive(parameters, history);
        customer.chanceBefore = *before;
        if (*before - customer.chance < kLeastFall || customer.chance < kLeastChance) {
            continue;
        }
        customer.card.customer = histories.customers[buyer.history];
        customer.card.spent = buyer.spent;
        list.customers.push_back(std::move(customer));
    }
    list.all = static_cast<std::int64_t>(list.customers.size());
    std::ranges::stable_sort(list.customers, std::ranges::greater{}, [](const auto& customer) {
        return customer.card.spent * (customer.chanceBefore - customer.chance);
    });
    if (list.customers.size() > most) {
        list.customers.resize(most);
    }
    std::vector<CustomerCard*> cards;
    for (FadingCustomer& customer : list.customers) {
        cards.push_back(&customer.card);
    }
    metrics::fillCards(cards, dataset(), *orders, histories.cutOff);
    return list;
}

} // namespace regard
