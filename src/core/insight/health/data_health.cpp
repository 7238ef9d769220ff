// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/insight/data_health.h>

#include "core/insight/health/source_rows.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regard {

namespace insight {

RowDays::RowDays(const FactTable& table)
{
    switch (table.table()) {
    case Table::Customer:
        m_main = table.days("joined_at");
        break;
    case Table::Purchase:
    case Table::Comment:
    case Table::Figure:
        m_main = table.days("at");
        break;
    case Table::Subscription:
        m_main = table.days("started_at");
        m_other = table.days("ended_at");
        break;
    case Table::Interaction:
        m_main = table.days("opened_at");
        break;
    case Table::Survey:
        m_main = table.days("answered_at");
        m_other = table.days("sent_at");
        break;
    case Table::Benchmark:
    case Table::Event:
        break;
    }
}

} // namespace insight

namespace {

using insight::DayCounts;
using insight::RowDays;
using insight::SourceRows;

std::string count(std::int64_t rows, const char* one, const char* many)
{
    return numberInWords(static_cast<double>(rows), 0) + " " + (rows == 1 ? one : many);
}

std::string percent(double share)
{
    return numberInWords(100 * share, share > 0.99 && share < 1 ? 1 : 0) + " %";
}

using Reasons = std::vector<std::pair<std::string, std::int64_t>>;

Reasons mostFirst(const std::map<std::string, std::int64_t>& counts)
{
    Reasons reasons(counts.begin(), counts.end());
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return reasons;
}

/// The rows of every source, table by table.
std::map<std::string, std::vector<SourceRows>>
rowsBySource(const Dataset& dataset, const std::map<std::int64_t, std::string>& sourceOfImport)
{
    std::map<std::string, std::vector<SourceRows>> result;
    for (const Table which : kFactTables) {
        const FactTable& table = dataset.table(which);
        const auto imports = table.imports();
        std::int32_t last = -1;
        SourceRows* into = nullptr;
        for (std::size_t row = 0; row < imports.size(); ++row) {
            if (into == nullptr || imports[row] != last) {
                last = imports[row];
                const auto source = sourceOfImport.find(last);
                auto& lists = result[source == sourceOfImport.end() ? "" : source->second];
                auto known = std::find_if(lists.begin(), lists.end(), [&](const SourceRows& one) {
                    return one.table == &table;
                });
                if (known == lists.end()) {
                    known = lists.insert(lists.end(), SourceRows{&table, {}});
                }
                into = &*known;
            }
            into->rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return result;
}

/// Days of the rows that tell how a source runs: those of its facts; those of its customers only
/// where it brings nothing else.
DayCounts daysOf(const std::vector<SourceRows>& tables)
{
    const bool onlyCustomers = std::all_of(tables.begin(), tables.end(), [](const auto& rows) {
        return rows.table->table() == Table::Customer;
    });
    DayCounts days;
    for (const SourceRows& rows : tables) {
        if (rows.table->table() == Table::Customer && !onlyCustomers) {
            continue;
        }
        const RowDays dayOf(*rows.table);
        for (const std::uint32_t row : rows.rows) {
            days.add(dayOf[row]);
        }
    }
    return days;
}

std::string labelOf(Table table, const std::string& field)
{
    const Field* known = fieldOf(table, field);
    return known != nullptr ? std::string(known->label) : field.substr(kAttributePrefix.size());
}

/// What the volume of the last weeks gives to think about; empty: nothing.
std::string volumeConcern(const std::vector<WeekVolume>& weeks)
{
    constexpr std::size_t kLately = 8;
    std::vector<const WeekVolume*> unusual;
    for (std::size_t i = weeks.size() - std::min(weeks.size(), kLately); i < weeks.size(); ++i) {
        if (weeks[i].unusual) {
            unusual.push_back(&weeks[i]);
        }
    }
    if (unusual.empty()) {
        return {};
    }
    if (unusual.size() == 1) {
        return "The week of " + dayInWords(unusual[0]->from) + " has " +
               count(unusual[0]->rows, "row", "rows") + ", which is unusual.";
    }
    return std::to_string(unusual.size()) + " of the last " + std::to_string(kLately) +
           " weeks have an unusual number of rows, the last of them that of " +
           dayInWords(unusual.back()->from) + ".";
}

/// What deserves a look, worst first.
std::vector<std::string> concernsOf(const SourceHealth& source)
{
    std::vector<std::string> concerns;
    if (source.freshness.state == FreshnessState::Late) {
        concerns.push_back(source.freshness.sentence);
    }
    for (const FieldCompleteness& field : source.fields) {
        if (field.changed && *field.recent < *field.before) {
            concerns.push_back("\"" + labelOf(field.table, field.field) + "\" is filled in " +
                               percent(*field.recent) + " of the rows of the last four weeks, " +
                               percent(*field.before) + " before.");
        }
    }
    if (std::string volume = volumeConcern(source.weeks); !volume.empty()) {
        concerns.push_back(std::move(volume));
    }
    if (source.duplicates.sameContent > 0) {
        concerns.push_back(count(source.duplicates.sameContent, "row has", "rows have") +
                           " the content of another row under another id.");
    }
    if (source.duplicates.sameDay > 0) {
        concerns.push_back(count(source.duplicates.sameDay, "answer came", "answers came") +
                           " from a customer who had answered the same within a day.");
    }
    if (!source.setAside.empty()) {
        std::int64_t rows = 0;
        for (const auto& [reason, some] : source.setAside) {
            rows += some;
        }
        concerns.push_back(count(rows, "row is", "rows are") + " set aside.");
    }
    return concerns;
}

std::string sentenceOf(const DataHealth& health)
{
    if (health.sources.empty()) {
        return "Nothing is imported yet.";
    }
    std::int64_t late = 0;
    std::int64_t aside = 0;
    for (const SourceHealth& source : health.sources) {
        late += source.freshness.state == FreshnessState::Late ? 1 : 0;
    }
    for (const auto& [reason, rows] : health.setAside) {
        aside += rows;
    }
    std::string text =
        count(static_cast<std::int64_t>(health.sources.size()), "source", "sources") + ", " +
        (late == 0 ? "none late" : numberInWords(static_cast<double>(late), 0) + " late");
    text += ", " + (aside == 0 ? std::string("no row set aside")
                               : count(aside, "row", "rows") + " set aside");
    text += ", " + (health.breaks.empty() ? std::string("no break of method")
                                          : count(static_cast<std::int64_t>(health.breaks.size()),
                                                  "break of method", "breaks of method"));
    return text + ".";
}

class Examination final {
public:
    Examination(const Dataset& dataset, const HealthInput& input)
        : m_dataset(dataset), m_input(input)
    {
        for (const ImportRecord& import : input.imports) {
            if (import.undone) {
                continue;
            }
            m_sourceOf[import.id] = import.source;
            if (std::find(m_order.begin(), m_order.end(), import.source) == m_order.end()) {
                m_order.push_back(import.source);
            }
        }
        m_rows = rowsBySource(dataset, m_sourceOf);
    }

    [[nodiscard]] const std::vector<std::string>& sources() const { return m_order; }

    [[nodiscard]] SourceHealth examine(const std::string& name) const
    {
        SourceHealth source;
        source.source = name;
        std::vector<Day> importDays;
        std::int64_t added = 0; // benchmarks and events are not among the facts
        for (const ImportRecord& import : m_input.imports) {
            if (import.undone || import.source != name) {
                continue;
            }
            source.imports.push_back(import.id);
            source.lastImportAt = std::max(source.lastImportAt, import.at);
            added += import.added;
            source.duplicates.sameInStore += import.same;
            source.duplicates.sameId += import.merged;
            importDays.push_back(m_dataset.zone().dayOf(Moment::instant(import.at)));
        }
        source.setAside = setAsideOf(source.imports);
        const auto tables = m_rows.find(name);
        if (tables == m_rows.end()) {
            source.rows = added;
            source.freshness.sentence = "Its rows have no dates.";
            source.concerns = concernsOf(source);
            return source;
        }
        const insight::DayCounts days = daysOf(tables->second);
        source.freshness = insight::freshnessOf(days, std::move(importDays), m_input.today);
        source.weeks = insight::volumeOf(days, m_input.conventions.weekFirstDay, m_input.today);
        for (const SourceRows& rows : tables->second) {
            const auto number = static_cast<std::int64_t>(rows.rows.size());
            source.tables.emplace_back(rows.table->table(), number);
            source.rows += number;
            for (FieldCompleteness& field :
                 insight::completenessOf(rows, m_input.conventions.falseDiscoveryRate)) {
                source.fields.push_back(std::move(field));
            }
            const Duplicates found = insight::duplicatesOf(rows);
            source.duplicates.sameContent += found.sameContent;
            source.duplicates.sameDay += found.sameDay;
        }
        source.concerns = concernsOf(source);
        return source;
    }

    [[nodiscard]] Reasons allSetAside() const
    {
        std::map<std::string, std::int64_t> counts;
        for (const SetAsideCount& one : m_input.setAside) {
            if (m_sourceOf.contains(one.importId)) {
                counts[one.reason] += one.rows;
            }
        }
        return mostFirst(counts);
    }

private:
    [[nodiscard]] Reasons setAsideOf(const std::vector<std::int64_t>& imports) const
    {
        std::map<std::string, std::int64_t> counts;
        for (const SetAsideCount& one : m_input.setAside) {
            if (std::find(imports.begin(), imports.end(), one.importId) != imports.end()) {
                counts[one.reason] += one.rows;
            }
        }
        return mostFirst(counts);
    }

    const Dataset& m_dataset;
    const HealthInput& m_input;
    std::map<std::int64_t, std::string> m_sourceOf; ///< of imports that stand
    std::vector<std::string> m_order;
    std::map<std::string, std::vector<SourceRows>> m_rows;
};

} // namespace

void addMatches(DataHealth& health, const std::vector<SourceMatch>& matches)
{
    // Where one source alone names customers there is nothing to match them with.
    const auto naming = std::count_if(matches.begin(), matches.end(),
                                      [](const SourceMatch& one) { return one.customers > 0; });
    for (SourceHealth& source : health.sources) {
        const auto match =
            std::find_if(matches.begin(), matches.end(), [&](const SourceMatch& one) {
                return one.source == source.source && one.customers > 0;
            });
        source.match.reset();
        if (naming > 1 && match != matches.end()) {
            source.match = *match;
        }
    }
}

Expected<DataHealth> dataHealth(const Dataset& dataset, const HealthInput& input,
                                const Control& control)
{
    DataHealth health;
    health.today = input.today;
    const Examination examination(dataset, input);
    for (const std::string& source : examination.sources()) {
        if (control.stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, "Stopped."};
        }
        health.sources.push_back(examination.examine(source));
    }
    health.setAside = examination.allSetAside();
    if (input.breaks) {
        health.breaks = *input.breaks;
        // A setting that was changed says nothing about the data.
        std::erase_if(health.breaks,
                      [](const MethodBreak& one) { return one.kind == BreakKind::Definition; });
    } else {
        auto breaks = methodBreaks(dataset, input.imports, input.conventions, control);
        if (!breaks.ok()) {
            return breaks.error();
        }
        health.breaks = std::move(breaks).value();
    }
    health.unlocked = unlockedKpis(dataset);
    health.unlocks = unlocksOf(dataset);
    health.sentence = sentenceOf(health);
    return health;
}

} // namespace regard
