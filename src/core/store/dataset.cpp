// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_data.h"

#include <algorithm>
#include <utility>

namespace regard {

namespace {

template <class T>
std::span<const T> columnOf(const FactTable::Data& data, std::string_view field)
{
    const auto found = data.values.find(field);
    if (found == data.values.end())
        return {};
    const auto* values = std::get_if<std::vector<T>>(&found->second);
    return values == nullptr ? std::span<const T>{} : std::span<const T>(*values);
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
    return m_data->values.contains(field) ||
           std::find(m_data->textFields.begin(), m_data->textFields.end(), field) !=
               m_data->textFields.end();
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

std::span<const std::int32_t> FactTable::codes(std::string_view field) const
{
    return columnOf<std::int32_t>(*m_data, field);
}

std::span<const std::int32_t> FactTable::customers() const
{
    return columnOf<std::int32_t>(*m_data, "customer");
}

std::span<const std::int64_t> FactTable::moments(std::string_view field) const
{
    return columnOf<std::int64_t>(*m_data, field);
}

std::span<const std::int32_t> FactTable::days(std::string_view field) const
{
    const auto found = m_data->days.find(field);
    return found == m_data->days.end() ? std::span<const std::int32_t>{} : found->second;
}

std::span<const std::int64_t> FactTable::money(std::string_view field) const
{
    return columnOf<std::int64_t>(*m_data, field);
}

std::span<const double> FactTable::numbers(std::string_view field) const
{
    return columnOf<double>(*m_data, field);
}

std::span<const std::int8_t> FactTable::flags(std::string_view field) const
{
    return columnOf<std::int8_t>(*m_data, field);
}

std::span<const std::string> FactTable::texts(std::string_view field) const
{
    if (std::find(m_data->textFields.begin(), m_data->textFields.end(), field) ==
        m_data->textFields.end())
        return {};
    const std::scoped_lock lock(m_data->textsMutex);
    auto found = m_data->texts.find(field);
    if (found == m_data->texts.end()) {
        std::vector<std::string> values = m_data->readTexts(field);
        values.resize(m_rows);
        found = m_data->texts.emplace(std::string(field), std::move(values)).first;
    }
    return found->second;
}

std::span<const std::int32_t> FactTable::imports() const
{
    return m_data->imports;
}

std::span<const std::int64_t> FactTable::lines() const
{
    return m_data->lines;
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

std::span<const std::int32_t> Dataset::customerCodes(std::string_view field) const
{
    const auto found = m_data->customerCodes.find(field);
    return found == m_data->customerCodes.end() ? std::span<const std::int32_t>{} : found->second;
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

std::int64_t Dataset::generation() const
{
    return m_data->generation;
}

} // namespace regard
