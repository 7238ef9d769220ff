// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_data.h"

#include <algorithm>
#include <utility>

namespace regard {

namespace {

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

/// Offsets of a zone over a range of instants, looked up span by span: a zone's offset is asked for
/// at the ends of a span only, and inside where the two differ. (Two changes that cancel out within
/// three days have never been law anywhere.)
class OffsetSpans final {
public:
    OffsetSpans(const TimeZone& zone, std::int64_t firstSecond, std::int64_t lastSecond)
        : m_zone(zone), m_first(firstSecond >> kSpanBits)
    {
        const auto count = static_cast<std::size_t>((lastSecond >> kSpanBits) - m_first + 1);
        if (count > kMostSpans)
            return;
        m_spans.resize(count);
        std::int64_t atBegin = zone.offsetAt(m_first << kSpanBits);
        for (std::size_t i = 0; i < count; ++i) {
            const std::int64_t end = (m_first + static_cast<std::int64_t>(i) + 1) << kSpanBits;
            const std::int64_t atEnd = zone.offsetAt(end);
            m_spans[i] = {atBegin, atEnd, atBegin == atEnd ? end : changeIn(end, atBegin)};
            atBegin = atEnd;
        }
    }

    [[nodiscard]] std::int64_t at(std::int64_t second) const
    {
        const auto index = static_cast<std::size_t>((second >> kSpanBits) - m_first);
        if (index >= m_spans.size())
            return m_zone.offsetAt(second);
        const Span& span = m_spans[index];
        return second < span.change ? span.before : span.after;
    }

private:
    static constexpr int kSpanBits = 18; // about three days
    static constexpr std::size_t kMostSpans = 1U << 16U;

    struct Span {
        std::int64_t before = 0;
        std::int64_t after = 0;
        std::int64_t change = 0; ///< the first second with the offset `after`
    };

    [[nodiscard]] std::int64_t changeIn(std::int64_t end, std::int64_t before) const
    {
        std::int64_t low = end - (std::int64_t{1} << kSpanBits);
        std::int64_t high = end;
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (m_zone.offsetAt(middle) == before ? low : high) = middle;
        }
        return high;
    }

    const TimeZone& m_zone;
    std::int64_t m_first;
    std::vector<Span> m_spans;
};

Day dayOfSecond(std::int64_t second)
{
    constexpr std::int64_t kDaySeconds = 86400;
    std::int64_t day = second / kDaySeconds;
    if (second % kDaySeconds < 0)
        --day;
    constexpr std::int64_t kFirst = std::int64_t{kNoDay} + 1;
    constexpr std::int64_t kLast = std::numeric_limits<Day>::max();
    return static_cast<Day>(std::clamp(day, kFirst, kLast));
}

void deriveDays(FactTable::Data& table, const TimeZone& zone)
{
    for (const auto& [name, values] : table.values)
        if (typeOf(table.table, name) == FieldType::Moment)
            table.days.insert_or_assign(
                name, civilDays(std::get<std::vector<std::int64_t>>(values), zone));
}

/// The days on which anything happened, from 1900 to 2200: what lies outside is a slip of the pen.
struct BusyDays {
    static constexpr Day kFirst = -25'567;
    static constexpr Day kEnd = 84'006;
    std::vector<bool> seen = std::vector<bool>(kEnd - kFirst);

    void add(Day day)
    {
        if (day >= kFirst && day < kEnd)
            seen[static_cast<std::size_t>(day - kFirst)] = true;
    }
    [[nodiscard]] std::vector<Day> months() const
    {
        std::vector<Day> result;
        for (Day day = kFirst; day < kEnd; ++day)
            if (seen[static_cast<std::size_t>(day - kFirst)]) {
                result.push_back(firstOfMonth(day));
                day = firstOfMonth(day, 1) - 1;
            }
        return result;
    }
};

void widen(Dataset::Data& data, const FactTable::Data& table, BusyDays& busy)
{
    for (const std::string_view field : mainDates(table.table)) {
        const auto found = table.days.find(field);
        if (found == table.days.end())
            continue;
        for (const Day day : found->second) {
            if (day == kNoDay)
                continue;
            data.firstDay = data.firstDay == kNoDay ? day : std::min(data.firstDay, day);
            data.lastDay = std::max(data.lastDay, day);
            busy.add(day);
        }
    }
}

void deriveCustomers(Dataset::Data& data, const FactTable::Data& records)
{
    data.customerRows.assign(data.customerCount, -1);
    const auto column = records.values.find("customer");
    if (column == records.values.end())
        return;
    const auto& customers = std::get<std::vector<std::int32_t>>(column->second);
    for (std::size_t row = 0; row < customers.size(); ++row)
        if (customers[row] >= 0)
            data.customerRows[static_cast<std::size_t>(customers[row])] =
                static_cast<std::int32_t>(row);
    for (const auto& [name, values] : records.values) {
        if (typeOf(Table::Customer, name) != FieldType::Category || name == "customer")
            continue;
        const auto& codes = std::get<std::vector<std::int32_t>>(values);
        std::vector<std::int32_t> byCustomer(data.customerCount, -1);
        for (std::size_t customer = 0; customer < byCustomer.size(); ++customer)
            if (data.customerRows[customer] >= 0)
                byCustomer[customer] = codes[static_cast<std::size_t>(data.customerRows[customer])];
        data.customerCodes.insert_or_assign(name, std::move(byCustomer));
    }
}

} // namespace

std::vector<std::int32_t> civilDays(std::span<const std::int64_t> moments, const TimeZone& zone)
{
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const std::int64_t raw : moments) {
        const Moment moment = Moment::fromRaw(raw);
        if (moment.isNull() || moment.isDateOnly())
            continue;
        first = std::min(first, moment.seconds());
        last = std::max(last, moment.seconds());
    }
    if (first > last)
        first = last = 0;
    const OffsetSpans offsets(zone, first, last);
    std::vector<std::int32_t> days(moments.size(), kNoDay);
    for (std::size_t row = 0; row < moments.size(); ++row) {
        const Moment moment = Moment::fromRaw(moments[row]);
        if (moment.isNull())
            continue;
        const std::int64_t second = moment.seconds();
        days[row] = dayOfSecond(moment.isDateOnly() ? second : second + offsets.at(second));
    }
    return days;
}

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
        widen(*data, *table, busy);
        if (table->table == Table::Customer)
            deriveCustomers(*data, *table);
        data->tables.emplace_back(table);
    }
    data->months = busy.months();
    return std::make_shared<const Dataset>(std::move(data));
}

} // namespace regard
