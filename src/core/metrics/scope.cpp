// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/scope.h"

#include <algorithm>
#include <numeric>

namespace regard::metrics {
namespace {

constexpr std::size_t kMostSlots = 100'000;

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

Error unknownDimension(const Dataset& dataset, const std::string& name)
{
    return {ErrorKind::NotFound,
            "There is no dimension \"" + name + "\". This store has " +
                listed(dimensionsOf(dataset)) +
                "; figures can also be shown by day, week, month, quarter or year."};
}

} // namespace

Scope::Scope(const Dataset& dataset, const Query& query) : m_dataset(dataset), m_query(query) {}

Expected<std::unique_ptr<Scope>> Scope::resolve(const Dataset& dataset, const Query& query,
                                                const PeriodContext& context)
{
    std::unique_ptr<Scope> scope(new Scope(dataset, query));
    if (query.period.from == kNoDay || query.period.to < query.period.from) {
        return Error{ErrorKind::Invalid,
                     "The period is empty. There may be no data with a date yet."};
    }
    for (const std::string& name : query.by) {
        if (calendarByName(name)) {
            if (!scope->m_calendarName.empty()) {
                return Error{ErrorKind::Invalid,
                             "Figures can be shown by one calendar unit at a time, not by " +
                                 scope->m_calendarName + " and " + name + "."};
            }
            scope->m_calendarName = name;
            continue;
        }
        if (!isDimension(dataset, name)) {
            return unknownDimension(dataset, name);
        }
        scope->m_by.push_back({name, 1});
    }
    for (const Condition& condition : query.where) {
        if (!isDimension(dataset, condition.dimension)) {
            return unknownDimension(dataset, condition.dimension);
        }
        if (condition.values.empty()) {
            return Error{ErrorKind::Invalid,
                         "The filter on " + condition.dimension +
                             " names no value. Give one, or leave the filter out."};
        }
        const Dictionary& dictionary = dataset.dictionary(condition.dimension);
        Filter filter{condition.dimension, std::vector<std::uint8_t>(dictionary.size() + 1, 0)};
        for (const std::string& value : condition.values) {
            if (value.empty()) {
                filter.allowed[0] = 1;
            } else if (const std::int32_t code = dictionary.find(value); code >= 0) {
                filter.allowed[static_cast<std::size_t>(code) + 1] = 1;
            }
        }
        scope->m_filters.push_back(std::move(filter));
    }
    scope->m_today = query.asOf.isNull() ? kNoDay : context.today;
    scope->addPeriods(context);
    for (auto dimension = scope->m_by.rbegin(); dimension != scope->m_by.rend(); ++dimension) {
        dimension->stride = scope->m_groups;
        scope->m_groups *= dataset.dictionary(dimension->name).size() + 1;
        if (scope->m_groups * scope->m_periods.size() > kMostSlots) {
            return Error{ErrorKind::Refused,
                         "That would be more than a hundred thousand groups. Group by "
                         "fewer dimensions or a longer unit."};
        }
    }
    scope->orderGroups();
    scope->makeLayers();
    return scope;
}

void Scope::addPeriods(const PeriodContext& context)
{
    const auto calendar = calendarByName(m_calendarName);
    if (calendar) {
        m_periods = unitsIn(m_query.period, *calendar, context);
        for (const Period& unit : m_periods) {
            m_labels.push_back(
                unitLabel(unitOf(unit.from, *calendar, context), *calendar, context));
        }
    } else {
        m_periods = {m_query.period};
    }
    m_shown = m_periods.size();
    m_comparedWith.assign(m_shown, -1);
    if (m_query.compare == Comparison::None) {
        return;
    }
    for (std::size_t i = 0; i < m_shown; ++i) {
        const Period unit = m_periods[i];
        const Period other =
            m_query.compare == Comparison::YearAgo ? yearAgo(unit) : previousPeriod(unit, context);
        auto found = std::find(m_periods.begin(), m_periods.end(), other);
        if (found == m_periods.end()) {
            found = m_periods.insert(found, other);
        }
        m_comparedWith[i] = static_cast<int>(found - m_periods.begin());
    }
}

std::unique_ptr<Scope> Scope::wide(const Dataset& dataset, const Query& query,
                                   const std::vector<std::string>& dimensions,
                                   std::vector<Period> periods, Day today)
{
    Query plain = query;
    plain.by = dimensions;
    plain.where.clear();
    plain.compare = Comparison::None;
    std::unique_ptr<Scope> scope(new Scope(dataset, plain));
    scope->m_today = today;
    scope->m_periods = std::move(periods);
    scope->m_shown = scope->m_periods.size();
    scope->m_comparedWith.assign(scope->m_shown, -1);
    for (const std::string& name : dimensions) {
        scope->m_by.push_back({name, 1});
    }
    for (auto dimension = scope->m_by.rbegin(); dimension != scope->m_by.rend(); ++dimension) {
        dimension->stride = scope->m_groups;
        scope->m_groups *= dataset.dictionary(dimension->name).size() + 1;
    }
    scope->makeLayers();
    return scope;
}

std::vector<std::string> Scope::dimensions() const
{
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    };
    for (const Filter& filter : m_filters) {
        add(filter.name);
    }
    for (const Dimension& dimension : m_by) {
        add(dimension.name);
    }
    return names;
}

bool Scope::filtersManyOf(std::string_view dimension) const
{
    return std::any_of(m_filters.begin(), m_filters.end(), [&](const Filter& filter) {
        return filter.name == dimension &&
               std::count(filter.allowed.begin(), filter.allowed.end(), 1) != 1;
    });
}

std::vector<std::int32_t> Scope::groupOfCells(const Scope& wide) const
{
    std::vector<std::int32_t> groups(wide.groups(), 0);
    const auto codeIn = [&](std::size_t cell, const Dimension& dimension) {
        const std::size_t size = m_dataset.dictionary(dimension.name).size() + 1;
        return cell / dimension.stride % size;
    };
    for (std::size_t cell = 0; cell < groups.size(); ++cell) {
        for (const Dimension& dimension : wide.m_by) {
            const std::size_t code = codeIn(cell, dimension);
            for (const Filter& filter : m_filters) {
                if (filter.name == dimension.name && filter.allowed[code] == 0) {
                    groups[cell] = -1;
                }
            }
            for (const Dimension& own : m_by) {
                if (groups[cell] >= 0 && own.name == dimension.name) {
                    groups[cell] += static_cast<std::int32_t>(code * own.stride);
                }
            }
        }
    }
    return groups;
}

Day Scope::closingDay(std::size_t period) const
{
    const Period& whole = m_periods[period];
    return m_today == kNoDay ? whole.to : std::clamp(m_today - 1, whole.from - 1, whole.to);
}

void Scope::makeLayers()
{
    std::vector<std::vector<std::size_t>> members;
    Day end = kNoDay; // the last day of those before
    for (std::size_t i = 0; i < m_periods.size(); ++i) {
        // Periods mostly come in order, and of days there are many.
        const bool later = i > 0 && m_periods[i].from > end;
        end = std::max(end, m_periods[i].to);
        if (later) {
            members.front().push_back(i);
            continue;
        }
        const auto overlaps = [&](std::size_t other) {
            return m_periods[i].from <= m_periods[other].to &&
                   m_periods[other].from <= m_periods[i].to;
        };
        const auto free = std::find_if(members.begin(), members.end(), [&](const auto& layer) {
            return std::none_of(layer.begin(), layer.end(), overlaps);
        });
        if (free == members.end()) {
            members.push_back({i});
        } else {
            free->push_back(i);
        }
    }
    for (const auto& indices : members) {
        Layer layer;
        layer.first = m_periods[indices.front()].from;
        Day last = layer.first;
        for (const std::size_t i : indices) {
            layer.first = std::min(layer.first, m_periods[i].from);
            last = std::max(last, m_periods[i].to);
        }
        layer.periodOfDay.assign(static_cast<std::size_t>(last - layer.first) + 1, -1);
        for (const std::size_t i : indices) {
            const auto begin = layer.periodOfDay.begin() + (m_periods[i].from - layer.first);
            std::fill(begin, begin + m_periods[i].days(), static_cast<std::int32_t>(i));
        }
        m_layers.push_back(std::move(layer));
    }
}

void Scope::orderGroups()
{
    m_order.resize(m_groups);
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (m_by.empty()) {
        return;
    }
    // Codes follow first appearance in the data; people look for names.
    std::vector<std::vector<std::size_t>> ranks;
    for (const Dimension& dimension : m_by) {
        const auto& values = m_dataset.dictionary(dimension.name).values();
        std::vector<std::size_t> codes(values.size());
        std::iota(codes.begin(), codes.end(), std::size_t{0});
        std::sort(codes.begin(), codes.end(),
                  [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
        std::vector<std::size_t> rank(values.size() + 1, values.size());
        for (std::size_t place = 0; place < codes.size(); ++place) {
            rank[codes[place] + 1] = place;
        }
        ranks.push_back(std::move(rank));
    }
    const auto key = [&](std::size_t group) {
        std::size_t place = 0;
        for (std::size_t i = 0; i < m_by.size(); ++i) {
            const std::size_t size = ranks[i].size();
            place = place * size + ranks[i][group / m_by[i].stride % size];
        }
        return place;
    };
    std::sort(m_order.begin(), m_order.end(),
              [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
}

Group Scope::groupOf(std::size_t slot) const
{
    Group group;
    if (!m_calendarName.empty()) {
        group[m_calendarName] = m_labels[slot / m_groups];
    }
    for (const Dimension& dimension : m_by) {
        const Dictionary& dictionary = m_dataset.dictionary(dimension.name);
        const std::size_t code = slot % m_groups / dimension.stride % (dictionary.size() + 1);
        group[dimension.name] = code == 0 ? "" : dictionary.values()[code - 1];
    }
    return group;
}

std::optional<std::string> Scope::reasonAgainst(std::string_view dimension, Table table) const
{
    const bool answered =
        table == Table::Customer
            ? !m_dataset.customerCodes(dimension).empty()
            : dimensionSource(m_dataset, m_dataset.table(table), dimension).has_value();
    if (answered) {
        return std::nullopt;
    }
    return "The " + std::string(rowsInWords(table)) + " have no " + std::string(dimension) + ".";
}

std::optional<std::string> Scope::reasonAgainst(Table table) const
{
    for (const Filter& filter : m_filters) {
        if (auto reason = reasonAgainst(filter.name, table)) {
            return reason;
        }
    }
    for (const Dimension& dimension : m_by) {
        if (auto reason = reasonAgainst(dimension.name, table)) {
            return reason;
        }
    }
    return std::nullopt;
}

std::optional<std::string> Scope::reasonAgainstCustomers() const
{
    return reasonAgainst(Table::Customer);
}

const std::vector<std::int32_t>& Scope::customerGroups() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_customerGroups) {
        return *m_customerGroups;
    }
    std::vector<std::int32_t> groups(m_dataset.customerCount(), 0);
    for (const Filter& filter : m_filters) {
        const auto codes = m_dataset.customerCodes(filter.name);
        for (std::size_t customer = 0; customer < codes.size(); ++customer) {
            if (filter.allowed[static_cast<std::size_t>(codes[customer] + 1)] == 0) {
                groups[customer] = -1;
            }
        }
    }
    for (const Dimension& dimension : m_by) {
        const auto codes = m_dataset.customerCodes(dimension.name);
        for (std::size_t customer = 0; customer < codes.size(); ++customer) {
            if (groups[customer] >= 0) {
                groups[customer] +=
                    (codes[customer] + 1) * static_cast<std::int32_t>(dimension.stride);
            }
        }
    }
    m_customerGroups = std::move(groups);
    return *m_customerGroups;
}

} // namespace regard::metrics
