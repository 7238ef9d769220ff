// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_data.h"

#include <algorithm>
#include <utility>

namespace regard {

namespace {

template <class T>
Column<T> columnOf(const FactTable::Data& data, std::string_view field)
{
    const auto found = data.values.find(field);
    if (found == data.values.end())
        return {};
    const auto* values = std::get_if<NarrowColumn<T>>(&found->second);
    return values == nullptr ? Column<T>{} : values->view();
}

bool hasText(const FactTable::Data& data, std::string_view field)
{
    return std::find(data.textFields.begin(), data.textFields.end(), field) !=
           data.textFields.end();
}

} // namespace

std::int32_t Dictionary::find(std::string_view value) const
{
    const auto found = m_codes.find(value);
    return found == m_codes.end() ? -1 : found->second;
}

std::int32_t Dictionary::intern(std::string_view value)
{
    const auto found = m_codes.find(value);
    if (found != m_codes.end())
        return found->second;
    const auto code = static_cast<std::int32_t>(m_values.size());
    m_values.emplace_back(value);
    m_codes.emplace(value, code);
    return code;
}

FactTable::FactTable(std::shared_ptr<Data> data)
    : m_table(data->table), m_rows(data->rows), m_data(std::move(data))
{
}

bool FactTable::has(std::string_view field) const
{
    return m_data->values.contains(field) || hasText(*m_data, field);
}

std::vector<std::string> FactTable::columns() const
{
    std::vector<std::string> names;
    for (const Field& field : fieldsOf(m_table))
        if (has(field.name))
            names.emplace_back(field.name);
    for (const auto& [name, values] : m_data->values)
        if (isAttribute(name))
            names.push_back(name);
    return names;
}

Column<std::int32_t> FactTable::codes(std::string_view field) const
{
    return columnOf<std::int32_t>(*m_data, field);
}

Column<std::int32_t> FactTable::customers() const
{
    return columnOf<std::int32_t>(*m_data, "customer");
}

Column<std::int64_t> FactTable::moments(std::string_view field) const
{
    return columnOf<std::int64_t>(*m_data, field);
}

Column<Day> FactTable::days(std::string_view field) const
{
    const auto found = m_data->days.find(field);
    return found == m_data->days.end() ? Column<Day>{} : found->second.view();
}

std::pair<std::size_t, std::size_t> FactTable::rowsWithin(std::string_view field, Day from,
                                                          Day to) const
{
    const Column<Day> column = days(field);
    const std::scoped_lock lock(m_data->blockMutex);
    auto found = m_data->dayBlocks.find(field);
    if (found == m_data->dayBlocks.end())
        found = m_data->dayBlocks.emplace(std::string(field), DayBlocks(column)).first;
    return found->second.within(from, to);
}

Column<std::int64_t> FactTable::money(std::string_view field) const
{
    return columnOf<std::int64_t>(*m_data, field);
}

Column<double> FactTable::numbers(std::string_view field) const
{
    return columnOf<double>(*m_data, field);
}

Column<std::int8_t> FactTable::flags(std::string_view field) const
{
    return columnOf<std::int8_t>(*m_data, field);
}

Column<std::int32_t> FactTable::imports() const
{
    return m_data->imports.view();
}

std::span<const std::string> FactTable::texts(std::string_view field) const
{
    if (!hasText(*m_data, field))
        return {};
    const std::scoped_lock lock(m_data->lateMutex);
    auto found = m_data->texts.find(field);
    if (found == m_data->texts.end()) {
        std::vector<std::string> values =
            m_data->late != nullptr ? m_data->late->texts(field) : std::vector<std::string>{};
        values.resize(m_rows);
        found = m_data->texts.emplace(std::string(field), std::move(values)).first;
    }
    return found->second;
}

std::string FactTable::text(std::string_view field, std::size_t row) const
{
    if (!hasText(*m_data, field))
        return {};
    {
        const std::scoped_lock lock(m_data->lateMutex);
        if (const auto found = m_data->texts.find(field); found != m_data->texts.end())
            return found->second[row];
    }
    return m_data->late != nullptr ? m_data->late->text(field, row) : std::string();
}

void FactTable::eachText(
    std::string_view field,
    const std::function<void(std::size_t row, std::string_view text)>& take) const
{
    if (hasText(*m_data, field) && m_data->late != nullptr) {
        m_data->late->eachText(field, take);
        return;
    }
    const std::span<const std::string> values = texts(field);
    for (std::size_t row = 0; row < values.size(); ++row)
        if (!values[row].empty())
            take(row, values[row]);
}

std::vector<std::uint8_t> FactTable::filled(std::string_view field) const
{
    if (hasText(*m_data, field) && m_data->late != nullptr)
        return m_data->late->filled(field);
    const std::span<const std::string> values = texts(field);
    std::vector<std::uint8_t> result(values.size());
    for (std::size_t row = 0; row < values.size(); ++row)
        result[row] = values[row].empty() ? 0 : 1;
    return result;
}

Column<std::int64_t> FactTable::lines() const
{
    const std::scoped_lock lock(m_data->lateMutex);
    if (m_data->lines.size() < m_rows && m_data->late != nullptr)
        m_data->lines = m_data->late->lines();
    return m_data->lines.view();
}

std::int64_t FactTable::line(std::size_t row) const
{
    {
        const std::scoped_lock lock(m_data->lateMutex);
        if (row < m_data->lines.size())
            return m_data->lines[row];
    }
    return m_data->late != nullptr ? m_data->late->line(row) : 0;
}

std::size_t FactTable::bytes() const
{
    std::size_t sum = m_data->imports.bytes();
    for (const auto& [field, values] : m_data->values)
        sum += std::visit([](const auto& column) { return column.bytes(); }, values);
    for (const auto& [field, values] : m_data->days)
        sum += values.bytes();
    const std::scoped_lock lock(m_data->lateMutex);
    sum += m_data->lines.bytes();
    for (const auto& [field, values] : m_data->texts)
        for (const std::string& text : values)
            sum += sizeof text + (text.size() > 15 ? text.capacity() : 0);
    return sum;
}

Dataset::Dataset(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

const FactTable& Dataset::table(Table table) const
{
    const auto place = std::find(kFactTables.begin(), kFactTables.end(), table);
    return m_data->tables[static_cast<std::size_t>(place - kFactTables.begin())];
}

const Dictionary& Dataset::dictionary(std::string_view field) const
{
    static const Dictionary kEmpty;
    const auto found = m_data->dictionaries.find(field);
    return found == m_data->dictionaries.end() ? kEmpty : found->second;
}

std::size_t Dataset::customerCount() const
{
    return m_data->customerCount;
}

std::int32_t Dataset::customerRow(std::int32_t customer) const
{
    return m_data->customerRows[static_cast<std::size_t>(customer)];
}

std::string Dataset::customerId(std::int32_t customer) const
{
    return m_data->customerId ? m_data->customerId(customer) : std::string();
}

Column<std::int32_t> Dataset::customerCodes(std::string_view field) const
{
    const auto found = m_data->customerCodes.find(field);
    return found == m_data->customerCodes.end() ? Column<std::int32_t>{} : found->second.view();
}

Day Dataset::firstDay() const
{
    return m_data->firstDay;
}

Day Dataset::lastDay() const
{
    return m_data->lastDay;
}

std::span<const Day> Dataset::busyMonths() const
{
    return m_data->months;
}

const TimeZone& Dataset::zone() const
{
    return m_data->zone;
}

std::string Dataset::importFile(std::int32_t importId) const
{
    const auto found = m_data->importFiles.find(importId);
    return found == m_data->importFiles.end() ? std::string() : found->second;
}

std::int64_t Dataset::rowsSetAside() const
{
    return m_data->rowsSetAside;
}

std::int64_t Dataset::rowsImported() const
{
    return m_data->rowsImported;
}

std::size_t Dataset::bytes() const
{
    std::size_t sum = m_data->customerRows.size() * sizeof(std::int32_t);
    for (const FactTable& table : m_data->tables)
        sum += table.bytes();
    for (const auto& [field, values] : m_data->customerCodes)
        sum += values.bytes();
    return sum;
}

std::int64_t Dataset::generation() const
{
    return m_data->generation;
}

} // namespace regard
