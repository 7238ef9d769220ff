// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/domain/definitions.h>

#include <regard/domain/kpi.h>

#include <algorithm>
#include <array>

namespace regard {
namespace {

constexpr std::array<std::string_view, 3> kCalendar{"time_zone", "fiscal.first_month",
                                                    "week.first_day"};
/// Answers to questions, which may be weighed.
constexpr std::array<std::string_view, 6> kByAnswers{"nps", "csat",     "csat_mean",
                                                     "ces", "ces_easy", "fcr_believed"};
constexpr std::array<std::string_view, 4> kByActivity{"churn", "retention", "active_customers",
                                                      "clv"};

/// What the CX Index is made of unless its weights are changed.
constexpr std::array<std::string_view, 5> kIndexParts{"nps", "csat", "ces", "fcr", "churn"};

template <class List>
bool contains(const List& list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

bool changesFigures(std::string_view key)
{
    return !kpisDefinedBy(key).empty();
}

bool definesKpi(std::string_view key, std::string_view kpi)
{
    if (contains(kCalendar, key)) {
        return true;
    }
    if (kpi == "cx_index" && std::any_of(kIndexParts.begin(), kIndexParts.end(),
                                         [&](auto part) { return definesKpi(key, part); })) {
        return true;
    }
    if (key == "churn.inactive_days") {
        return contains(kByActivity, kpi);
    }
    if (key == "survey.weights") {
        return contains(kByAnswers, kpi);
    }
    if (key == "ces.box") {
        return kpi == "ces_easy";
    }
    // The others are named after their KPI: fcr.key, csat.box, clv.lifespan_years.
    return key.find('.') != std::string_view::npos && key.substr(0, key.find('.')) == kpi;
}

std::vector<std::string> kpisDefinedBy(std::string_view key)
{
    std::vector<std::string> kpis;
    for (const KpiDefinition& kpi : kpiDefinitions()) {
        if (definesKpi(key, kpi.id)) {
            kpis.emplace_back(kpi.id);
        }
    }
    return kpis;
}

DefinitionVersion definitionOf(std::string_view kpi, std::span<const SettingChange> changes)
{
    DefinitionVersion definition;
    for (const SettingChange& change : changes) {
        // Settings that were changed on one day are one change of the definition.
        if (definesKpi(change.key, kpi) && change.on != definition.since) {
            ++definition.version;
            definition.since = std::max(definition.since, change.on);
        }
    }
    return definition;
}

} // namespace regard
