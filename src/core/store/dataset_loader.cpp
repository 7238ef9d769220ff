// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_loader.h"

#include "core/store/customer_records.h"
#include "core/store/dataset_data.h"
#include "core/store/facts/category_codes.h"
#include "core/store/facts/column_reading.h"
#include "core/store/facts/customer_groups.h"
#include "core/store/facts/dense_codes.h"
#include "core/store/facts/marks.h"
#include "core/store/rows.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kRowsWorthAThread = 50000;

/// One table while it is read.
struct TablePlan {
    std::shared_ptr<FactTable::Data> data;
    std::shared_ptr<TextPlan> texts;
    std::vector<SegmentPlan>& segments() const { return texts->segments; }
};

Expected<TablePlan> planTable(const sqlite::Database& database, Table table)
{
    const Expected<std::vector<Segment>> segments = readSegments(database, static_cast<int>(table));
    if (!segments.ok())
        return segments.error();
    const Expected<std::vector<StoredMarks>> marks = readMarks(database, static_cast<int>(table));
    if (!marks.ok())
        return marks.error();
    const DeadRows deadRows{std::span<const StoredMarks>(marks.value())};
    TablePlan plan{std::make_shared<FactTable::Data>(), std::make_shared<TextPlan>()};
    plan.data->table = table;
    for (const Segment& segment : segments.value()) {
        SegmentPlan part{segment, plan.data->rows, static_cast<std::size_t>(segment.rows), {}};
        const auto dead = deadRows.within(segment.firstRow, segment.rows);
        if (!dead.empty()) {
            auto next = dead.begin();
            for (std::int64_t i = 0; i < segment.rows; ++i) {
                if (next != dead.end() && *next == segment.firstRow + i)
                    ++next;
                else
                    part.keep.push_back(static_cast<std::uint32_t>(i));
            }
            part.live = part.keep.size();
            if (part.live == 0)
                continue;
        }
        plan.data->imports.insert(plan.data->imports.end(), part.live,
                                  static_cast<std::int32_t>(segment.importId));
        plan.data->rows += part.live;
        plan.segments().push_back(std::move(part));
    }
    return plan;
}

/// Where a segment's columns go.
struct Place {
    TablePlan* table = nullptr;
    const SegmentPlan* segment = nullptr;
};

Status makeColumns(const sqlite::Database& database,
                   const std::unordered_map<std::int64_t, Place>& places,
                   std::vector<TablePlan>& plans)
{
    struct Header {
        std::int64_t segment = 0;
        std::string field;
    };
    const Expected<std::vector<Header>> headers = readRows<Header>(
        database, "SELECT segment_id, field FROM segment_column", [](const sqlite::Statement& row) {
            return Header{row.integer(0), row.text(1)};
        });
    if (!headers.ok())
        return headers.error();
    for (const Header& header : headers.value()) {
        const auto place = places.find(header.segment);
        if (place == places.end() || header.field == kLineField)
            continue;
        FactTable::Data& data = *place->second.table->data;
        const FieldType type = fieldType(data.table, header.field);
        if (type == FieldType::Identifier || type == FieldType::Text) {
            if (std::find(data.textFields.begin(), data.textFields.end(), header.field) ==
                data.textFields.end())
                data.textFields.push_back(header.field);
        } else if (!data.values.contains(header.field)) {
            data.values.emplace(header.field, blankColumn(type, data.rows));
        }
    }
    for (TablePlan& plan : plans)
        if (plan.data->table == Table::Customer && plan.data->rows > 0)
            plan.data->textFields.emplace_back("email");
    return {};
}

Status readColumns(const sqlite::Database& database,
                   const std::unordered_map<std::int64_t, Place>& places,
                   std::vector<ColumnValues>& lines, const std::vector<TablePlan>& plans,
                   std::size_t rows, const Control& control)
{
    Expected<sqlite::Statement> select = database.prepare(
        "SELECT segment_id, field, encoding, checksum, data FROM segment_column WHERE encoding "
        "<> " +
        std::to_string(static_cast<int>(columns::Encoding::Texts)) + " ORDER BY id");
    if (!select.ok())
        return select.error();
    ColumnDecoder decoder(rows >= kRowsWorthAThread);
    while (true) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped; nothing was changed."};
        const Expected<bool> row = select.value().step();
        if (!row.ok())
            return row.error();
        if (!row.value())
            return decoder.finish();
        const auto place = places.find(select.value().integer(0));
        if (place == places.end())
            continue;
        const auto& [table, segment] = place->second;
        const std::string field = select.value().text(1);
        ColumnValues* values = nullptr;
        if (field == kLineField) {
            values = &lines[static_cast<std::size_t>(table - plans.data())];
        } else if (const auto found = table->data->values.find(field);
                   found != table->data->values.end()) {
            values = &found->second;
        }
        if (values == nullptr)
            continue;
        Expected<StoredColumn> stored = storedColumn(select.value(), 2);
        if (!stored.ok())
            return stored.error();
        decoder.add({std::move(stored).value(), segment, values});
    }
}

Status readImports(const sqlite::Database& database, Dataset::Data& data)
{
    struct Row {
        std::int64_t id = 0;
        std::string file;
        std::int64_t rows = 0;
        std::int64_t setAside = 0;
    };
    const Expected<std::vector<Row>> imports =
        readRows<Row>(database, "SELECT id, file, rows, set_aside FROM import WHERE undone = 0",
                      [](const sqlite::Statement& row) {
                          return Row{row.integer(0), row.text(1), row.integer(2), row.integer(3)};
                      });
    if (!imports.ok())
        return imports.error();
    for (const Row& row : imports.value()) {
        data.importFiles.emplace(row.id, row.file);
        data.rowsImported += row.rows;
        data.rowsSetAside += row.setAside;
    }
    const Expected<std::int64_t> generation =
        database.integer("SELECT value FROM meta WHERE key = 'generation'");
    if (!generation.ok())
        return generation.error();
    data.generation = generation.value();
    return {};
}

/// Lets each table read its texts when they are asked for.
void giveTexts(const std::shared_ptr<const LateTexts>& texts, const TablePlan& plan)
{
    const FactTable::Data& data = *plan.data;
    const bool records = data.table == Table::Customer;
    std::vector<std::int32_t> customers;
    if (records)
        if (const auto found = data.values.find("customer"); found != data.values.end())
            customers = std::get<std::vector<std::int32_t>>(found->second);
    plan.data->readTexts = [texts, places = plan.texts, rows = data.rows, records,
                            customers = std::move(customers)](std::string_view field) {
        if (records && field == "email")
            return texts->emailHashes(customers);
        if (records && field == kAddressField)
            return texts->addresses(customers);
        return texts->column(*places, rows, field);
    };
}

} // namespace

Expected<std::shared_ptr<const Dataset>> loadDataset(const sqlite::Database& database,
                                                     const TimeZone& zone, const Control& control)
{
    const Expected<sqlite::ReadTransaction> transaction = sqlite::ReadTransaction::begin(database);
    if (!transaction.ok())
        return transaction.error();
    auto data = std::make_shared<Dataset::Data>();
    data->zone = zone;
    if (Status status = readImports(database, *data); !status.ok())
        return status.error();
    Expected<std::map<std::string, Dictionary, std::less<>>> dictionaries =
        readDictionaries(database);
    if (!dictionaries.ok())
        return dictionaries.error();
    data->dictionaries = std::move(dictionaries).value();
    const Expected<std::vector<std::int32_t>> canonical = readCanonical(database);
    if (!canonical.ok())
        return canonical.error();
    const Expected<bool> addresses = keepsAddresses(database);
    if (!addresses.ok())
        return addresses.error();

    std::vector<TablePlan> plans;
    std::size_t rows = 0;
    for (const Table table : kFactTables) {
        Expected<TablePlan> plan = planTable(database, table);
        if (!plan.ok())
            return plan.error();
        rows += plan.value().data->rows;
        plans.push_back(std::move(plan).value());
    }
    std::unordered_map<std::int64_t, Place> places;
    std::vector<ColumnValues> lines;
    for (TablePlan& plan : plans) {
        for (const SegmentPlan& segment : plan.segments())
            places.emplace(segment.segment.id, Place{&plan, &segment});
        lines.emplace_back(std::vector<std::int64_t>(plan.data->rows));
    }
    if (Status status = makeColumns(database, places, plans); !status.ok())
        return status.error();
    for (const TablePlan& plan : plans)
        if (plan.data->table == Table::Customer && plan.data->rows > 0 && addresses.value())
            plan.data->textFields.emplace_back(kAddressField);
    if (Status status = readColumns(database, places, lines, plans, rows, control); !status.ok())
        return status.error();

    std::vector<std::shared_ptr<FactTable::Data>> tables;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        plans[i].data->lines = std::get<std::vector<std::int64_t>>(std::move(lines[i]));
        tables.push_back(plans[i].data);
    }
    Expected<std::vector<std::int32_t>> rawOrdinals = makeCustomersDense(tables, canonical.value());
    if (!rawOrdinals.ok())
        return rawOrdinals.error();
    for (const TablePlan& plan : plans)
        if (plan.data->table == Table::Customer)
            joinRecords(*plan.data, *plan.texts);
    if (Status status = makeCategoriesDense(tables, data->dictionaries); !status.ok())
        return status.error();
    data->customerCount = rawOrdinals.value().size();
    const auto texts = std::make_shared<const LateTexts>(
        database.path(), std::move(rawOrdinals).value(), canonical.value());
    data->customerId = [texts](std::int32_t customer) { return texts->customerId(customer); };
    for (const TablePlan& plan : plans)
        giveTexts(texts, plan);
    return completeDataset(std::move(data), tables);
}

} // namespace regard
