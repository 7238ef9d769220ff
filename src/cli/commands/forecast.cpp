// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <regard/insight/kpi_forecast.h>

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct ForecastOptions {
    QueryOptions query;
    std::string kpi;
    std::string unit = "month";
    int horizon = 6;
    bool json = false;
};

std::string modelName(const stats::Forecast& forecast)
{
    return forecast.fit ? "damped trend" : "line";
}

Json bandJson(const std::optional<stats::Interval>& band, double stats::Interval::*end)
{
    return band ? numberOrNull((*band).*end) : Json(nullptr);
}

Json forecastJson(const KpiForecast& result, const PeriodContext& context)
{
    const stats::Forecast& forecast = result.forecast;
    Json json;
    json["kpi"] = std::string(result.kpi->id);
    json["model"] = modelName(forecast);
    json["periods"] = result.history.size();
    json["points"] = Json::array();
    for (std::size_t i = 0; i < forecast.steps.size(); ++i) {
        const stats::ForecastStep& step = forecast.steps[i];
        json["points"].push_back({{"period", unitLabel(result.ahead[i], result.unit, context)},
                                  {"value", step.mean},
                                  {"low80", bandJson(step.band80, &stats::Interval::low)},
                                  {"high80", bandJson(step.band80, &stats::Interval::high)},
                                  {"low95", bandJson(step.band95, &stats::Interval::low)},
                                  {"high95", bandJson(step.band95, &stats::Interval::high)}});
    }
    if (forecast.fit) {
        const auto& p = forecast.fit->parameters;
        json["parameters"] = {{"alpha", p.alpha}, {"beta", p.beta}, {"phi", p.phi}};
    }
    json["record"] = {{"forecasts", forecast.looked},
                      {"inside80", forecast.inside80},
                      {"inside95", forecast.inside95},
                      {"inflation", forecast.inflation}};
    return json;
}

void printForecast(std::ostream& out, const KpiForecast& result, const Analysis& analysis)
{
    const stats::Forecast& forecast = result.forecast;
    const std::string& currency = analysis.query.conventions.currency;
    const auto text = [&](double value) { return valueText(result.kpi->unit, value, currency); };
    out << result.kpi->name << ", if things go on as in the last " << result.history.size()
        << " complete periods" << (forecast.fit ? " (damped trend)" : "") << ":\n\n";
    TextTable table;
    table.addColumn("period", Align::Left);
    table.addColumn("value", Align::Right);
    table.addColumn("80 %", Align::Left);
    table.addColumn("95 %", Align::Left);
    const auto band = [&](const std::optional<stats::Interval>& range) {
        return range ? text(range->low) + " to " + text(range->high) : std::string();
    };
    for (std::size_t i = 0; i < forecast.steps.size(); ++i) {
        const stats::ForecastStep& step = forecast.steps[i];
        table.addRow({unitLabel(result.ahead[i], result.unit, analysis.context), text(step.mean),
                      band(step.band80), band(step.band95)});
    }
    table.print(out);
    out << '\n';
    if (!forecast.fit) {
        out << "Fewer than " << stats::kLeastForForecast
            << " periods: a straight line, and no probability.\n";
        return;
    }
    if (forecast.looked > 0)
        out << "Of " << forecast.looked << " such forecasts of the next period, made earlier, "
            << forecast.inside80 << " lay in the model's 80 % band and " << forecast.inside95
            << " in its 95 % band. The bands above are "
            << (forecast.inflation > 1 ? decimal(forecast.inflation, 2) + " times as wide.\n"
                                       : "as wide.\n");
    else
        out << "The bands are " << decimal(forecast.inflation, 2)
            << " times the model's own: on short series these are too narrow.\n";
}

int runForecast(const ForecastOptions& options, const Session& session)
{
    Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const Expected<KpiForecast> result =
        forecastKpi(*analysis.value().engine, options.kpi, analysis.value().query,
                    *calendarByName(options.unit), options.horizon);
    if (!result.ok())
        return session.fail(result.error());
    if (options.json)
        session.out << forecastJson(result.value(), analysis.value().context).dump(2) << '\n';
    else
        printForecast(session.out, result.value(), analysis.value());
    return kDone;
}

} // namespace

void addForecast(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("forecast", "How a KPI goes on if nothing is done, and how sure that "
                                       "is.");
    auto options = std::make_shared<ForecastOptions>();
    command->add_option("KPI", options->kpi, "id of a KPI, such as nps")->required();
    command->add_option("--unit", options->unit, "week, month, quarter or year (default: month)")
        ->type_name("WORD")
        ->check(CLI::IsMember({"week", "month", "quarter", "year"}).description(""));
    command->add_option("--horizon", options->horizon, "how many periods ahead (default: 6)")
        ->type_name("N")
        ->check(CLI::Range(1, 60).description(""));
    options->query.store.addTo(*command);
    options->query.addWhereTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runForecast(*options, session); };
    });
}

} // namespace regard::cli
