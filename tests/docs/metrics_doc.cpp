// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes the list of KPIs into docs/metrics.md, between two marks, from the definitions that the
// program itself reads. With --check it only compares.

#include <regard/domain/kpi.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

namespace {

constexpr std::string_view kBegin = "<!-- definitions: written by regard_metrics_doc -->\n";
constexpr std::string_view kEnd = "<!-- end of definitions -->\n";

std::string definitions()
{
    std::ostringstream text;
    text << "| id | name | unit | better | kind | seen by |\n|---|---|---|---|---|---|\n";
    for (const regard::KpiDefinition& kpi : regard::kpiDefinitions()) {
        text << "| [`" << kpi.id << "`](#" << kpi.id << ") | " << kpi.name << " | "
             << unitName(kpi.unit) << " | " << betterName(kpi.better) << " | " << kindName(kpi.kind)
             << " | " << viewName(kpi.view) << " |\n";
    }
    for (const regard::KpiDefinition& kpi : regard::kpiDefinitions()) {
        text << "\n### " << kpi.id << "\n\n**" << kpi.name << ".** " << kpi.meaning
             << "\n\n- How: " << kpi.formula << "\n- What moves it: " << kpi.moves
             << "\n- How it misleads: " << kpi.pitfall << "\n- Needs: " << kpi.needs
             << "\n- Interval: " << (kpi.method.empty() ? "none" : kpi.method)
             << "\n- Source: " << kpi.source << "\n- Smallest change worth seeing: ";
        if (kpi.statistic == regard::Statistic::Count) {
            text << "everything is counted, nothing is tested\n";
        } else if (kpi.smallestChange > 0) {
            text << kpi.smallestChange
                 << (kpi.unit == regard::Unit::Percent ? " percentage points" : "") << "\n";
        } else {
            text << "a tenth of the value before\n";
        }
    }
    return text.str();
}

} // namespace

int main(int argc, char** argv)
{
    const bool check = argc == 3 && std::string_view(argv[1]) == "--check";
    if (argc != 2 && !check) {
        std::cerr << "usage: regard_metrics_doc [--check] docs/metrics.md\n";
        return 2;
    }
    const std::string path = argv[argc - 1];
    std::ifstream in(path, std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto begin = page.find(kBegin);
    const auto end = page.find(kEnd);
    if (!in || begin == std::string::npos || end == std::string::npos || end < begin) {
        std::cerr << path << " is missing, or has no place for the definitions.\n";
        return 1;
    }
    const std::string written =
        page.substr(0, begin + kBegin.size()) + definitions() + page.substr(end);
    if (written == page) {
        return 0;
    }
    if (check) {
        std::cerr << path << " is stale: run regard_metrics_doc " << path << "\n";
        return 1;
    }
    std::ofstream out(path, std::ios::binary);
    out << written;
    return out.flush() ? 0 : 1;
}
