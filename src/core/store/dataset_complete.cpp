// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_crew.h"
#include "core/store/civil_days.h"
#include "core/store/dataset_data.h"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kRowsWorthAThread = 50'000;

/// The dates by which a table stands in time.
std::vector<std::string_view> mainDates(Table table)
{
    switch (table) {
    case Table::Customer:
        return {"joined_at", "ended_at"};
    case Table::Purchase:
        return {"at"};
    case Table::Subscription:
        return {"started_at", "ended_at"};
    case Table::Interaction:
        return {"opened_at"};
    case Table::Survey:
        return {"answered_at"};
    case Table::Comment:
        return {"at"};
    case Table::Figure:
        return {"at"};
    case Table::Benchmark:
    case Table::Event:
        break;
    }
    return {};
}

FieldType typeOf(Table table, std::string_view name)
{
    const Field* field = fieldOf(table, name);
    return field == nullptr ? FieldType::Category : field->type;
}

void deriveDays(FactTable::Data& table, const TimeZone& zone)
{
    for (const auto& [name, values] : table.values)
        if (typeOf(table.table, name) == FieldType::Moment && !table.days.contains(name))
            table.days.emplace(
                name, civilDays(std::get<NarrowColumn<std::int64_t>>(values).view(), zone));
}

/// The days on which anything happened, from 1900 to 2200: what lies outside is a slip of the pen.
struct BusyDays {
    static constexpr Day kFirst = -25'567;
    static constexpr Day kEnd = 84'006;
    std::vector<std::uint8_t> seen = std::vector<std::uint8_t>(kEnd - kFirst);

    [[nodiscard]] std::vector<Day> months() const
    {
        std::vector<Day> result;
        for (Day day = kFirst; day < kEnd; ++day)
            if (seen[static_cast<std::size_t>(day - kFirst)] != 0) {
                result.push_back(firstOfMonth(day));
                day = firstOfMonth(day, 1) - 1;
            }
        return result;
    }
};

void widen(Dataset::Data& data, const std::vector<Day>& days, BusyDays& busy)
{
    for (const Day day : days) {
        data.firstDay = data.firstDay == kNoDay ? day : std::min(data.firstDay, day);
        data.lastDay = std::max(data.lastDay, day);
        if (day >= BusyDays::kFirst && day < BusyDays::kEnd)
            busy.seen[static_cast<std::size_t>(day - BusyDays::kFirst)] = 1;
    }
}

/// The days that occur in a column, each once at least.
std::vector<Day> occurring(const NarrowColumn<Day>& column)
{
    std::vector<Day> days;
    column.view().visit([&](const auto& values) {
        using Values = std::decay_t<decltype(values)>;
        if constexpr (Values::kPlain) {
            for (std::size_t row = 0; row < values.size(); ++row)
                if (values[row] != kNoDay && (days.empty() || days.back() != values[row]))
                    days.push_back(values[row]);
        } else {
            std::vector<std::uint8_t> seen(std::size_t{1} << 16U);
            for (std::size_t row = 0; row < values.size(); ++row)
                seen[values.codes[row]] = 1;
            for (std::size_t code = 1; code < seen.size(); ++code)
                if (seen[code] != 0)
                    days.push_back(values.frame.value(code));
        }
    });
    return days;
}

/// The days of all tables, wide columns shared by two threads.
void widenAll(Dataset::Data& data, const std::vector<std::shared_ptr<FactTable::Data>>& tables,
              BusyDays& busy)
{
    std::mutex mutex;
    std::size_t rows = 0;
    for (const auto& table : tables)
        rows += table->rows;
    WorkCrew crew(rows >= kRowsWorthAThread);
    for (const auto& table : tables)
        for (const std::string_view field : mainDates(table->table))
            if (const auto found = table->days.find(field); found != table->days.end())
                crew.add([&, column = &found->second]() -> Status {
                    const std::vector<Day> days = occurring(*column);
                    const std::scoped_lock lock(mutex);
                    widen(data, days, busy);
                    return {};
                });
    (void)crew.finish();
}

void deriveCustomers(Dataset::Data& data, const FactTable::Data& records)
{
    data.customerRows.assign(data.customerCount, -1);
    const auto column = records.values.find("customer");
    if (column == records.values.end())
        return;
    const auto customers = std::get<NarrowColumn<std::int32_t>>(column->second).view();
    customers.visit([&](const auto& values) {
        for (std::size_t row = 0; row < values.size(); ++row)
            if (const std::int32_t customer = values[row]; customer >= 0)
                data.customerRows[static_cast<std::size_t>(customer)] =
                    static_cast<std::int32_t>(row);
    });
    for (const auto& [name, values] : records.values) {
        if (typeOf(Table::Customer, name) != FieldType::Category || name == "customer")
            continue;
        const auto codes = std::get<NarrowColumn<std::int32_t>>(values).view();
        std::vector<std::int32_t> byCustomer(data.customerCount, -1);
        codes.visit([&](const auto& ofRow) {
            for (std::size_t customer = 0; customer < byCustomer.size(); ++customer)
                if (data.customerRows[customer] >= 0)
                    byCustomer[customer] =
                        ofRow[static_cast<std::size_t>(data.customerRows[customer])];
        });
        data.customerCodes.insert_or_assign(name, NarrowColumn<std::int32_t>(byCustomer));
    }
}

} // namespace

std::vector<std::shared_ptr<FactTable::Data>> emptyTables()
{
    std::vector<std::shared_ptr<FactTable::Data>> tables;
    for (const Table table : kFactTables) {
        tables.push_back(std::make_shared<FactTable::Data>());
        tables.back()->table = table;
    }
    return tables;
}

std::shared_ptr<const Dataset>
completeDataset(std::shared_ptr<Dataset::Data> data,
                const std::vector<std::shared_ptr<FactTable::Data>>& tables)
{
    BusyDays busy;
    for (const auto& table : tables) {
        deriveDays(*table, data->zone);
        if (table->table == Table::Customer)
            deriveCustomers(*data, *table);
        data->tables.emplace_back(table);
    }
    widenAll(*data, tables, busy);
    data->months = busy.months();
    return std::make_shared<const Dataset>(std::move(data));
}

} // namespace regard
