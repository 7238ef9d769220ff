// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/figure_json.h"
#include "cli/target_commands.h"

#include <regard/targets/status.h>

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct SetOptions {
    QueryOptions query;
    std::string kpi;
    double value = 0;
    std::string by;
    std::string owner;
    std::string objective;
    std::vector<std::string> guardrails;
    std::optional<double> baseline;
    std::string reason;
    bool json = false;
};

std::optional<Guardrail> parseGuardrail(const std::string& text)
{
    const std::size_t colon = text.find(':');
    Guardrail guardrail{text.substr(0, colon), std::nullopt};
    if (colon != std::string::npos) {
        double margin = 0;
        if (!CLI::detail::lexical_cast(text.substr(colon + 1), margin) || margin < 0)
            return std::nullopt;
        guardrail.margin = margin;
    }
    if (kpiById(guardrail.kpi) == nullptr)
        return std::nullopt;
    return guardrail;
}

std::string checkGuardrail(const std::string& text)
{
    return parseGuardrail(text) ? std::string()
                                : "\"" + text + "\" is no KPI or KPI:MARGIN, such as csat:2";
}

std::string checkDate(const std::string& text)
{
    return parseIsoDate(text) ? std::string() : "\"" + text + "\" is no date such as 2026-12-31";
}

/// The value that the KPI has for the group in the period: where a new target starts from.
Expected<double> presentValue(const Analysis& analysis, const Target& target)
{
    Query query = analysis.query;
    query.compare = Comparison::None;
    query.kpis = {target.kpi};
    query.where.clear();
    for (const auto& [dimension, value] : target.group)
        query.where.push_back({dimension, {value}});
    const Expected<FigureSet> set = analysis.engine->figures(query, {});
    if (!set.ok())
        return set.error();
    const Figure* figure = set.value().find(target.kpi);
    if (figure == nullptr || !figure->estimate.value)
        return Error{
            ErrorKind::Refused,
            "The KPI has no value to start from" +
                (figure == nullptr ? std::string() : " (" + figure->estimate.reason + ")") +
                ". Name one with --baseline."};
    return *figure->estimate.value;
}

int runSet(const SetOptions& options, const Session& session)
{
    Expected<Analysis> prepared = analyse(options.query);
    if (!prepared.ok())
        return session.fail(prepared.error());
    Analysis& analysis = prepared.value();
    Target target;
    target.kpi = options.kpi;
    for (const std::string& text : options.query.where)
        target.group.insert(*keyAndValue(text));
    target.value = options.value;
    target.due = *parseIsoDate(options.by);
    target.owner = options.owner;
    target.objective = options.objective;
    for (const std::string& text : options.guardrails)
        target.guardrails.push_back(*parseGuardrail(text));
    target.setOn = analysis.context.today;
    target.reason = options.reason;
    target.baselineDay = std::min(analysis.query.period.to, analysis.context.today);

    // A second target for the same KPI and group is a change of the first: its start stays.
    bool isChange = false;
    for (const Target& known : targetsOn(analysis.yardsticks.targets, analysis.context.today)) {
        if (known.kpi != target.kpi || known.group != target.group)
            continue;
        isChange = true;
        target.id = known.id;
        target.baseline = known.baseline;
        target.baselineDay = known.baselineDay;
        if (options.owner.empty())
            target.owner = known.owner;
        if (options.objective.empty())
            target.objective = known.objective;
        if (options.guardrails.empty())
            target.guardrails = known.guardrails;
    }
    if (options.baseline) {
        target.baseline = *options.baseline;
    } else if (!isChange && kpiById(target.kpi) != nullptr) {
        const Expected<double> value = presentValue(analysis, target);
        if (!value.ok())
            return session.fail(value.error());
        target.baseline = value.value();
    }
    if (const std::optional<std::string> why = whyNot(target, isChange))
        return session.fail({ErrorKind::Refused, *why});
    const Expected<std::int64_t> id = analysis.store.setTarget(target);
    if (!id.ok())
        return session.fail(id.error());
    if (options.json)
        session.out
            << Json{{"id", id.value()}, {"changed", isChange}, {"sentence", sentence(target)}}.dump(
                   2)
            << '\n';
    else
        session.out << "Target " << id.value() << (isChange ? " changed: " : ": ")
                    << sentence(target) << '\n';
    return kDone;
}

} // namespace

void addTargetsSet(CLI::App& targets, Session& session)
{
    CLI::App* command =
        targets.add_subcommand("set", "Sets a target, or changes the one of this KPI and group.");
    auto options = std::make_shared<SetOptions>();
    command->add_option("--kpi", options->kpi, "such as nps")->required()->type_name("KPI");
    command->add_option("--value", options->value, "in the unit of the KPI")->required();
    command->add_option("--by", options->by, "when it is to be reached")
        ->required()
        ->type_name("DATE")
        ->check(checkDate, "");
    options->query.addWhereTo(*command);
    command->add_option("--owner", options->owner, "who answers for it");
    command->add_option("--objective", options->objective, "what it is for");
    command
        ->add_option("--guardrail", options->guardrails,
                     "a KPI that must not get worse by more than the margin; may be repeated")
        ->type_name("KPI[:MARGIN]")
        ->allow_extra_args(false)
        ->check(checkGuardrail, "");
    command->add_option("--baseline", options->baseline,
                        "where it starts from (default: the present value)");
    command->add_option("--reason", options->reason, "why a target is changed");
    options->query.store.addTo(*command);
    options->query.addPeriodTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runSet(*options, session); };
    });
}

} // namespace regard::cli
