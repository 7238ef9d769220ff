// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/clv_models.h"

#include "cli/figure_json.h"
#include "cli/words.h"

namespace regard::cli {

namespace {

using stats::LeavingModel;

std::string_view idOf(LeavingModel model)
{
    switch (model) {
    case LeavingModel::BgNbd:
        return "bgnbd";
    case LeavingModel::MbgNbd:
        return "mbgnbd";
    case LeavingModel::ParetoNbd:
        return "paretonbd";
    }
    return {};
}

std::string_view titleOf(LeavingModel model)
{
    switch (model) {
    case LeavingModel::BgNbd:
        return "BG/NBD";
    case LeavingModel::MbgNbd:
        return "MBG/NBD";
    case LeavingModel::ParetoNbd:
        return "Pareto/NBD";
    }
    return {};
}

Json modelJson(const LifetimeValue& value, Day cutOff)
{
    const stats::LeavingParameters& p = value.leaving.parameters;
    const bool pareto = p.model == LeavingModel::ParetoNbd;
    const auto& errors = value.leaving.standardErrors;
    Json json;
    json["model"] = std::string(idOf(p.model));
    json["parameters"] = {
        {"r", p.r}, {"alpha", p.alpha}, {pareto ? "s" : "a", p.a}, {pareto ? "beta" : "b", p.b}};
    json["standard_errors"] = {{"r", errors[0]},
                               {"alpha", errors[1]},
                               {pareto ? "s" : "a", errors[2]},
                               {pareto ? "beta" : "b", errors[3]}};
    json["log_likelihood"] = value.leaving.logLikelihood;
    json["customers"] = countJson(value.leaving.customers);
    json["repeaters"] = countJson(value.leaving.repeaters);
    json["cut_off"] = dayJson(cutOff);
    json["spend"] = nullptr;
    if (value.spend)
        json["spend"] = {{"p", value.spend->p},
                         {"q", value.spend->q},
                         {"gamma", value.spend->gamma},
                         {"log_likelihood", value.spend->logLikelihood},
                         {"correlation", value.spend->correlation}};
    else
        json["spend_reason"] = value.spendReason;
    json["horizon_weeks"] = value.weeks;
    json["expected_purchases"] = value.expectedPurchases;
    json["still_customers"] = numberOrNull(value.alive);
    json["value_per_customer"] = {
        {"value", numberOrNull(value.perCustomer)},
        {"low", value.interval ? Json(value.interval->low) : Json(nullptr)},
        {"high", value.interval ? Json(value.interval->high) : Json(nullptr)}};
    json["assumptions"] = value.assumptions;
    return json;
}

void printModel(std::ostream& out, const LifetimeValue& value, Day cutOff,
                const std::string& currency)
{
    const stats::LeavingParameters& p = value.leaving.parameters;
    out << "What customers are worth over the next " << decimal(value.weeks, 0) << " weeks by the "
        << titleOf(p.model) << " model, from purchases up to " << isoDate(cutOff) << ":\n";
    if (value.perCustomer) {
        out << "  a customer brings " << valueText(Unit::Money, *value.perCustomer, currency);
        if (value.interval)
            out << " (" << valueText(Unit::Money, value.interval->low, currency) << " to "
                << valueText(Unit::Money, value.interval->high, currency) << ")";
        out << '\n';
    } else {
        out << "  no value in money. " << value.spendReason << '\n';
    }
    out << "  " << decimal(value.expectedPurchases, 1) << " purchases of "
        << decimal(value.leaving.customers, 0) << " customers, "
        << decimal(value.leaving.repeaters, 0) << " of whom bought again before\n";
    if (value.alive)
        out << "  about " << decimal(*value.alive, 0)
            << " of them still buy, as the model sees it\n";
    const bool pareto = p.model == LeavingModel::ParetoNbd;
    out << "  r " << decimal(p.r, 4) << ", alpha " << decimal(p.alpha, 4)
        << (pareto ? ", s " : ", a ") << decimal(p.a, 4) << (pareto ? ", beta " : ", b ")
        << decimal(p.b, 4) << ", log likelihood " << decimal(value.leaving.logLikelihood, 2)
        << '\n';
    for (const std::string& sentence : value.assumptions)
        out << "  " << sentence << '\n';
}

} // namespace

std::optional<LeavingModel> leavingModel(std::string_view name)
{
    for (const LeavingModel model :
         {LeavingModel::BgNbd, LeavingModel::MbgNbd, LeavingModel::ParetoNbd})
        if (idOf(model) == name)
            return model;
    return std::nullopt;
}

int runClvModel(const Analysis& analysis, LeavingModel model, double weeks, Day upTo, bool json,
                const Session& session)
{
    const auto histories = analysis.engine->purchaseHistories(analysis.query, upTo);
    if (!histories.ok())
        return session.fail(histories.error());
    const Expected<LifetimeValue> value =
        lifetimeValue(*histories.value(), model, weeks, analysis.query.conventions.level);
    if (!value.ok()) {
        if (!json)
            return session.fail(value.error());
        session.out
            << Json{{"model", std::string(idOf(model))}, {"reason", value.error().message}}.dump(2)
            << '\n';
        return kDone;
    }
    if (json)
        session.out << modelJson(value.value(), histories.value()->cutOff).dump(2) << '\n';
    else
        printModel(session.out, value.value(), histories.value()->cutOff,
                   analysis.query.conventions.currency);
    return kDone;
}

} // namespace regard::cli
