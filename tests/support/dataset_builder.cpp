// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dataset_builder.h"

#include "core/store/dataset_data.h"
#include "support/catch.h"

#include <cmath>
#include <numeric>
#include <sstream>

namespace regard::test {
namespace {

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

Moment momentOf(const std::string& text)
{
    if (text.empty()) {
        return {};
    }
    const auto day = parseIsoDate(text.substr(0, 10));
    if (!day) {
        FAIL("not a date: " << text);
    }
    if (text.size() == 10) {
        return Moment::date(*day);
    }
    const auto number = [&](std::size_t at) { return std::int64_t{std::stoi(text.substr(at, 2))}; };
    return Moment::instant(std::int64_t{*day} * 86400 + number(11) * 3600 + number(14) * 60 +
                           number(17));
}

/// Fills one column of a table from the text of its cells.
class Column final {
public:
    Column(Dataset::Data& data, std::map<std::string, std::int32_t>& customers,
           FactTable::Data& table)
        : m_data(data), m_customers(customers), m_table(table)
    {
    }

    void fill(const std::string& name, const std::vector<std::string>& cells)
    {
        const Field* field = fieldOf(m_table.table, name);
        if (field == nullptr && !isAttribute(name)) {
            FAIL("no such field: " << name);
        }
        if (m_table.table == Table::Customer && name == "id") {
            m_table.values["customer"] = ordinals(cells);
        }
        switch (field != nullptr ? field->type : FieldType::Category) {
        case FieldType::Category:
            m_table.values[name] = codes(name, cells);
            break;
        case FieldType::CustomerRef:
            m_table.values[name] = ordinals(cells);
            break;
        case FieldType::Moment:
            put<std::int64_t>(name, cells,
                              [](const std::string& cell) { return momentOf(cell).raw(); });
            break;
        case FieldType::Money:
            put<std::int64_t>(name, cells, [](const std::string& cell) {
                return cell.empty()
                           ? kNoMoney
                           : static_cast<std::int64_t>(std::llround(std::stod(cell) * 100));
            });
            break;
        case FieldType::Number:
        case FieldType::Duration:
            put<double>(name, cells, [](const std::string& cell) {
                return cell.empty() ? std::nan("") : std::stod(cell);
            });
            break;
        case FieldType::Boolean:
            put<std::int8_t>(name, cells, [](const std::string& cell) {
                return static_cast<std::int8_t>(cell.empty() ? -1 : cell == "yes" ? 1 : 0);
            });
            break;
        case FieldType::Identifier:
        case FieldType::Text:
        case FieldType::Email:
            m_table.textFields.push_back(name);
            m_table.texts[name] = cells;
            break;
        }
    }

private:
    template <class T, class Read>
    void put(const std::string& name, const std::vector<std::string>& cells, Read read)
    {
        std::vector<T> values;
        for (const std::string& cell : cells) {
            values.push_back(read(cell));
        }
        m_table.values[name] = std::move(values);
    }

    std::vector<std::int32_t> codes(const std::string& name, const std::vector<std::string>& cells)
    {
        std::vector<std::int32_t> result;
        for (const std::string& cell : cells) {
            result.push_back(cell.empty() ? -1 : m_data.dictionaries[name].intern(cell));
        }
        return result;
    }

    std::vector<std::int32_t> ordinals(const std::vector<std::string>& cells)
    {
        std::vector<std::int32_t> result;
        for (const std::string& cell : cells) {
            const auto next = static_cast<std::int32_t>(m_customers.size());
            result.push_back(cell.empty() ? -1 : m_customers.emplace(cell, next).first->second);
        }
        return result;
    }

    Dataset::Data& m_data;
    std::map<std::string, std::int32_t>& m_customers;
    FactTable::Data& m_table;
};

} // namespace

DatasetBuilder::DatasetBuilder(std::string_view zone) : m_zone(zone) {}

DatasetBuilder& DatasetBuilder::table(Table table, std::string_view text)
{
    std::vector<std::vector<std::string>> records;
    std::istringstream lines{std::string(text)};
    std::string line;
    while (std::getline(lines, line)) {
        if (trimmed(line).empty()) {
            continue;
        }
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == ',') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        for (std::string& cell : cells) {
            cell = trimmed(cell);
        }
        records.push_back(std::move(cells));
    }
    return this->table(table, records);
}

DatasetBuilder& DatasetBuilder::table(Table table,
                                      const std::vector<std::vector<std::string>>& records)
{
    m_tables[table] = records;
    return *this;
}

DatasetBuilder& DatasetBuilder::setAside(std::int64_t rows)
{
    m_setAside = rows;
    return *this;
}

std::shared_ptr<const Dataset> DatasetBuilder::build() const
{
    auto data = std::make_shared<Dataset::Data>();
    const auto zone = TimeZone::find(m_zone);
    if (!zone.ok()) {
        FAIL(zone.error().message);
    }
    data->zone = zone.value();
    data->importFiles[1] = "test.csv";
    data->rowsSetAside = m_setAside;
    auto tables = emptyTables();
    std::map<std::string, std::int32_t> customers;
    for (const auto& table : tables) {
        const auto found = m_tables.find(table->table);
        if (found == m_tables.end() || found->second.empty()) {
            continue;
        }
        const auto& records = found->second;
        table->rows = records.size() - 1;
        data->rowsImported += static_cast<std::int64_t>(table->rows);
        Column column(*data, customers, *table);
        for (std::size_t field = 0; field < records.front().size(); ++field) {
            std::vector<std::string> cells;
            for (std::size_t row = 1; row < records.size(); ++row) {
                cells.push_back(field < records[row].size() ? records[row][field] : "");
            }
            column.fill(records.front()[field], cells);
        }
        table->imports = std::vector<std::int32_t>(table->rows, 1);
        std::vector<std::int64_t> lines(table->rows);
        std::iota(lines.begin(), lines.end(), 2);
        table->lines = lines;
    }
    data->customerCount = customers.size();
    std::vector<std::string> ids(customers.size());
    for (const auto& [id, ordinal] : customers) {
        ids[static_cast<std::size_t>(ordinal)] = id;
    }
    data->customerId = [ids](std::int32_t customer) {
        return ids[static_cast<std::size_t>(customer)];
    };
    return completeDataset(data, tables);
}

} // namespace regard::test
