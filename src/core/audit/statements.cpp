// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/statements.h"

#include <regard/audit/figure_audit.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace regard {

namespace audit {

namespace {

constexpr std::string_view kShared = "shared/";

/// The names after "-- With:".
std::vector<const Statement*> namedBy(const Statement& statement)
{
    constexpr std::string_view kMark = "-- With: ";
    std::vector<const Statement*> found;
    const std::size_t begin = statement.sql.find(kMark);
    if (begin == std::string_view::npos)
        return found;
    std::string_view line = statement.sql.substr(begin + kMark.size());
    line = line.substr(0, line.find('\n'));
    while (!line.empty()) {
        const std::size_t comma = line.find(", ");
        const std::string name = std::string(kShared) + std::string(line.substr(0, comma));
        if (const Statement* one = statementNamed(name))
            found.push_back(one);
        line = comma == std::string_view::npos ? std::string_view() : line.substr(comma + 2);
    }
    return found;
}

void collect(const Statement& statement, std::vector<const Statement*>& order)
{
    for (const Statement* needed : namedBy(statement)) {
        if (std::ranges::find(order, needed) != order.end())
            continue;
        collect(*needed, order);
        order.push_back(needed);
    }
}

} // namespace

const Statement* statementNamed(std::string_view name)
{
    const auto all = statements();
    const auto found =
        std::ranges::find_if(all, [&](const Statement& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Statement*> readBy(const Statement& statement)
{
    std::vector<const Statement*> order;
    collect(statement, order);
    return order;
}

std::string_view tableOf(const Statement& shared)
{
    return shared.name.substr(kShared.size());
}

} // namespace audit

namespace {

struct Reason {
    std::string_view kpi;
    std::string_view reason;
};

constexpr std::array kReasons{
    Reason{"sentiment", "How texts sound is read by rules over words, which SQL does not have."},
    Reason{"cx_index", "It is put together from other KPIs, each of which is checked by itself."}};

} // namespace

bool isChecked(std::string_view kpi)
{
    return audit::statementNamed(kpi) != nullptr && kpiById(kpi) != nullptr;
}

std::string_view whyNotChecked(std::string_view kpi)
{
    for (const Reason& one : kReasons)
        if (one.kpi == kpi)
            return one.reason;
    return {};
}

} // namespace regard
