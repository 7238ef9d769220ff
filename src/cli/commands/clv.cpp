// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/commands/clv_models.h"
#include "cli/figure_json.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct ClvOptions {
    QueryOptions query;
    std::string model = "formula";
    double weeks = 52;
    bool json = false;
};

Json clvJson(const Figure& figure, const LifetimeWays& ways)
{
    const Estimate& estimate = figure.estimate;
    if (!estimate.value)
        return {{"reason", estimate.reason}};
    Json json;
    json["model"] = "formula";
    json["parameters"] = Json::object();
    for (const auto& [name, value] : estimate.parts)
        json["parameters"][name] = numberOrNull(value);
    json["customers"] = countJson(estimate.n);
    const auto& interval = estimate.interval;
    json["value_per_customer"] = {
        {"value", *estimate.value},
        {"low", interval ? numberOrNull(interval->low) : Json(nullptr)},
        {"high", interval ? numberOrNull(interval->high) : Json(nullptr)}};
    json["assumptions"] = Json::array({std::string(figure.kpi->formula)});
    for (const auto& [key, value] : figure.conventions)
        json["assumptions"].push_back(key + " = " + value);
    for (const std::string& note : figure.notes)
        json["assumptions"].push_back(note);
    for (const std::string& sentence : ways.assumptions)
        json["assumptions"].push_back(sentence);
    json["ways"] = Json::array();
    for (const LifetimeWay& way : ways.ways) {
        Json one{{"id", way.id}, {"name", way.name}, {"value", numberOrNull(way.value)}};
        if (way.value)
            one["how"] = way.how;
        else
            one["reason"] = way.reason;
        json["ways"].push_back(std::move(one));
    }
    return json;
}

void printWays(std::ostream& out, const LifetimeWays& ways, const std::string& currency)
{
    out << "Other ways to say it:\n";
    for (const LifetimeWay& way : ways.ways)
        if (way.value)
            out << "  " << way.name << ": " << valueText(Unit::Money, *way.value, currency) << " ("
                << way.how << ")\n";
        else
            out << "  " << way.name << ": no value. " << way.reason << '\n';
    for (const std::string& sentence : ways.assumptions)
        out << "  " << sentence << '\n';
    out << "  Models of buying and leaving: regard clv --model paretonbd, mbgnbd or bgnbd.\n";
}

void printClv(std::ostream& out, const Figure& figure, const LifetimeWays& ways,
              const Analysis& analysis)
{
    const Estimate& estimate = figure.estimate;
    const std::string& currency = analysis.query.conventions.currency;
    out << "Customer lifetime value by the product formula, "
        << describe(figure.period, analysis.context) << ": ";
    if (!estimate.value) {
        out << "no value. " << estimate.reason << '\n';
        return;
    }
    out << valueText(Unit::Money, *estimate.value, currency);
    if (estimate.interval)
        out << " (" << valueText(Unit::Money, estimate.interval->low, currency) << " to "
            << valueText(Unit::Money, estimate.interval->high, currency) << ")";
    out << ", " << decimal(estimate.n, 0) << " customers\n" << figure.kpi->formula << '\n';
    for (const auto& [name, value] : estimate.parts)
        out << "  " << name << ": " << decimal(value, 2) << '\n';
    for (const std::string& note : figure.notes)
        out << "  " << note << '\n';
    printWays(out, ways, currency);
}

int runClv(const ClvOptions& options, const Session& session)
{
    Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    if (const auto model = leavingModel(options.model)) {
        const Day upTo = options.query.period.empty() ? kNoDay : analysis.value().query.period.to;
        return runClvModel(analysis.value(), *model, options.weeks, upTo, options.json, session);
    }
    Query& query = analysis.value().query;
    query.kpis = {"clv"};
    query.compare = Comparison::None;
    const Expected<FigureSet> set =
        analysis.value().engine->figures(query, analysis.value().yardsticks);
    if (!set.ok())
        return session.fail(set.error());
    const Figure* figure = set.value().find("clv");
    if (figure == nullptr)
        return session.fail({ErrorKind::NotFound, "The store has nothing to value customers by."});
    const auto ways = analysis.value().engine->lifetimeWays(query);
    if (!ways.ok())
        return session.fail(ways.error());
    if (options.json)
        session.out << clvJson(*figure, ways.value()).dump(2) << '\n';
    else
        printClv(session.out, *figure, ways.value(), analysis.value());
    return kDone;
}

} // namespace

void addClv(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("clv", "What a customer is worth over the lifetime.");
    auto options = std::make_shared<ClvOptions>();
    command
        ->add_option("--model", options->model,
                     "formula (default), bgnbd, mbgnbd or paretonbd; models read all purchases up "
                     "to the period's end")
        ->type_name("WORD")
        ->check(CLI::IsMember({"formula", "bgnbd", "mbgnbd", "paretonbd"}).description(""));
    command->add_option("--horizon", options->weeks, "weeks that a model looks ahead (default: 52)")
        ->type_name("WEEKS")
        ->check(CLI::Range(1, 1040).description(""));
    options->query.store.addTo(*command);
    options->query.addPeriodTo(*command);
    options->query.addWhereTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runClv(*options, session); };
    });
}

} // namespace regard::cli
