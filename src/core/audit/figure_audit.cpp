// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/audit/figure_audit.h>

#include "core/audit/audit_parameters.h"
#include "core/audit/statements.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace regard {

namespace {

using audit::NamedPeriod;
using Values = std::map<Group, CheckedValue>;

double numberOf(const SqlResult::Cell& cell)
{
    if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
        return static_cast<double>(*integer);
    const auto* real = std::get_if<double>(&cell.value);
    return real == nullptr ? std::nan("") : *real;
}

std::string textOf(const SqlResult::Cell& cell)
{
    const auto* text = std::get_if<std::string>(&cell.value);
    return text == nullptr ? std::string() : *text;
}

/// The statements over one set of parameters. What several of them read is made once.
class Statements final {
public:
    static Expected<Statements> over(const std::shared_ptr<const Dataset>& dataset,
                                     std::vector<SqlParameter> parameters)
    {
        Expected<FactQueries> facts = FactQueries::over(dataset);
        if (!facts.ok())
            return facts.error();
        return Statements(std::move(facts).value(), std::move(parameters));
    }

    /// Rows (period, grp, value, n) by group. Where figures are grouped by a dimension, `by` names
    /// it; else the period's name is the group.
    Expected<Values> run(const audit::Statement& statement, const std::string& by,
                         const Control& control)
    {
        for (const audit::Statement* shared : audit::readBy(statement)) {
            if (control.stop.stop_requested())
                return Error{ErrorKind::Cancelled, "Stopped."};
            if (!m_made.insert(shared->name).second)
                continue;
            if (control.report)
                control.report({"Reading " + std::string(audit::tableOf(*shared)), 0, 0, 0});
            if (Status status = m_facts.keep(audit::tableOf(*shared), shared->sql, m_parameters);
                !status.ok())
                return failed(*shared, status.error());
        }
        const Expected<SqlResult> result = m_facts.run(statement.sql, m_parameters);
        if (!result.ok())
            return failed(statement, result.error());
        Values values;
        for (const auto& row : result.value().rows) {
            Group group;
            if (!by.empty())
                group[by] = textOf(row[1]);
            else if (const std::string period = textOf(row[0]); !period.empty())
                group["month"] = period;
            const double value = numberOf(row[2]);
            CheckedValue& checked = values[group];
            if (std::isfinite(value))
                checked.value = value;
            checked.n = numberOf(row[3]);
        }
        return values;
    }

private:
    Statements(FactQueries facts, std::vector<SqlParameter> parameters)
        : m_facts(std::move(facts)), m_parameters(std::move(parameters))
    {
    }

    static Error failed(const audit::Statement& statement, const Error& error)
    {
        return {ErrorKind::Corrupt,
                "The statement " + std::string(statement.name) +
                    ".sql, by which figures are checked, failed: " + error.message};
    }

    FactQueries m_facts;
    std::vector<SqlParameter> m_parameters;
    std::set<std::string_view> m_made;
};

/// One way of grouping, for all KPIs.
class Round final {
public:
    Round(const Engine& engine, const Query& query, FigureAudit& audit)
        : m_engine(engine), m_query(query), m_audit(audit)
    {
        m_query.compare = Comparison::None;
        m_query.where.clear();
    }

    /// The whole and its months.
    Status overTime(const Control& control)
    {
        Expected<std::map<std::string, Values>> whole = byEngine({}, control);
        if (!whole.ok())
            return whole.error();
        Expected<std::map<std::string, Values>> months = byEngine({"month"}, control);
        if (!months.ok())
            return months.error();
        for (auto& [kpi, values] : months.value())
            whole.value()[kpi].merge(values);
        return compare(whole.value(), audit::wholeAndMonths(m_query.period), "", control);
    }

    Status by(const std::string& dimension, const Control& control)
    {
        Expected<std::map<std::string, Values>> groups = byEngine({dimension}, control);
        if (!groups.ok())
            return groups.error();
        return compare(groups.value(), {{"", m_query.period}}, dimension, control);
    }

private:
    /// Figures by KPI and group. A KPI that cannot be asked so has one figure without a group, which
    /// is left out.
    Expected<std::map<std::string, Values>> byEngine(std::vector<std::string> by,
                                                     const Control& control)
    {
        m_query.by = std::move(by);
        const Expected<FigureSet> set = m_engine.figures(m_query, {}, control);
        if (!set.ok())
            return set.error();
        std::map<std::string, Values> result;
        for (const Figure& figure : set.value().figures) {
            if (figure.group.empty() && !m_query.by.empty())
                continue;
            result[std::string(figure.kpi->id)][figure.group] = {figure.estimate.value,
                                                                 figure.estimate.n};
        }
        return result;
    }

    Status compare(std::map<std::string, Values>& figures, const std::vector<NamedPeriod>& periods,
                   const std::string& by, const Control& control)
    {
        // The engine lives longer than this call, and with it its facts.
        const std::shared_ptr<const Dataset> facts(std::shared_ptr<const Dataset>(),
                                                   &m_engine.dataset());
        Expected<Statements> statements =
            Statements::over(facts, audit::parametersFor(*facts, m_query, periods, by));
        if (!statements.ok())
            return statements.error();
        for (CheckedKpi& kpi : m_audit.kpis) {
            if (control.stop.stop_requested())
                return Error{ErrorKind::Cancelled, "Stopped."};
            const auto found = figures.find(kpi.kpi);
            const audit::Statement* statement = audit::statementNamed(kpi.kpi);
            if (statement == nullptr || found == figures.end())
                continue;
            if (control.report)
                control.report({"Checking " + kpi.kpi + (by.empty() ? "" : " by " + by), 0, 0, 0});
            Expected<Values> checked = statements.value().run(*statement, by, control);
            if (!checked.ok())
                return checked.error();
            for (const auto& [group, value] : found->second)
                checked.value().try_emplace(group);
            for (const auto& [group, value] : checked.value())
                judge(kpi, group, found->second[group], value);
        }
        return {};
    }

    void judge(CheckedKpi& kpi, const Group& group, const CheckedValue& figure,
               const CheckedValue& checked)
    {
        ++(figure.value || checked.value ? kpi.compared : kpi.without);
        if (!sameFigure(figure, checked))
            m_audit.differences.push_back({kpi.kpi, group, figure, checked});
    }

    const Engine& m_engine;
    Query m_query;
    FigureAudit& m_audit;
};

void sayWhyNothing(FigureAudit& audit)
{
    for (CheckedKpi& kpi : audit.kpis)
        if (kpi.compared == 0 && kpi.reason.empty())
            kpi.reason = "No figure of it has a value in this store.";
}

} // namespace

bool sameFigure(const CheckedValue& a, const CheckedValue& b)
{
    if (!a.value || !b.value)
        return a.value.has_value() == b.value.has_value();
    const double scale = std::max({1.0, std::abs(*a.value), std::abs(*b.value)});
    return std::abs(*a.value - *b.value) <= kAuditTolerance * scale && a.n == b.n;
}

std::int64_t FigureAudit::compared() const
{
    return std::accumulate(
        kpis.begin(), kpis.end(), std::int64_t{0},
        [](std::int64_t sum, const CheckedKpi& kpi) { return sum + kpi.compared; });
}

Expected<FigureAudit> auditFigures(const Engine& engine, const Query& query, const Control& control)
{
    FigureAudit audit;
    audit.period = query.period;
    for (const KpiDefinition& kpi : kpiDefinitions())
        if (query.kpis.empty() || std::ranges::find(query.kpis, kpi.id) != query.kpis.end())
            audit.kpis.push_back({std::string(kpi.id), 0, 0, std::string(whyNotChecked(kpi.id))});
    if (query.period.from == kNoDay) {
        sayWhyNothing(audit);
        return audit;
    }

    Round round(engine, query, audit);
    if (Status status = round.overTime(control); !status.ok())
        return status.error();
    const auto dimensions = engine.dimensions();
    for (const char* dimension : {"segment", "channel"}) {
        if (std::ranges::find(dimensions, dimension) == dimensions.end())
            continue;
        if (Status status = round.by(dimension, control); !status.ok())
            return status.error();
    }
    sayWhyNothing(audit);
    return audit;
}

} // namespace regard
