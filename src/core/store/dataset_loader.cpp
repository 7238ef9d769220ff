// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_loader.h"

#include "core/base/work_crew.h"
#include "core/store/customer_records.h"
#include "core/store/dataset_data.h"
#include "core/store/facts/category_codes.h"
#include "core/store/facts/column_reading.h"
#include "core/store/facts/customer_groups.h"
#include "core/store/facts/dense_codes.h"
#include "core/store/facts/marks.h"
#include "core/store/rows.h"

#include <algorithm>
#include <map>
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

NarrowColumn<std::int32_t> importsOf(const std::vector<SegmentPlan>& segments, std::size_t rows)
{
    std::int64_t most = 0;
    for (const SegmentPlan& part : segments)
        most = std::max(most, part.segment.importId);
    const ColumnFrame<std::int32_t> frame{-1};
    NarrowColumn<std::int32_t> imports(rows, frame, static_cast<std::uint64_t>(most) + 1);
    imports.fill([&]<class Code>(Code* codes) {
        constexpr int kShift = std::is_same_v<Code, std::int32_t> ? 0 : 1;
        for (const SegmentPlan& part : segments)
            std::fill_n(codes + part.offset, part.live,
                        static_cast<Code>(part.segment.importId + kShift));
    });
    return imports;
}

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
        plan.data->rows += part.live;
        plan.segments().push_back(std::move(part));
    }
    plan.data->imports = importsOf(plan.segments(), plan.data->rows);
    return plan;
}

/// Where a segment's columns go.
struct Place {
    TablePlan* table = nullptr;
    const SegmentPlan* segment = nullptr;
};
using Places = std::unordered_map<std::int64_t, Place>;

/// Which texts there are; they are read when they are asked for.
Status listTexts(const sqlite::Database& database, const Places& places,
                 std::vector<TablePlan>& plans)
{
    struct Header {
        std::int64_t segment = 0;
        std::string field;
    };
    const Expected<std::vector<Header>> headers = readRows<Header>(
        database,
        "SELECT segment_id, field FROM segment_column WHERE encoding = " +
            std::to_string(static_cast<int>(columns::Encoding::Texts)) + " ORDER BY id",
        [](const sqlite::Statement& row) {
            return Header{row.integer(0), row.text(1)};
        });
    if (!headers.ok())
        return headers.error();
    for (const Header& header : headers.value()) {
        const auto place = places.find(header.segment);
        if (place == places.end())
            continue;
        FactTable::Data& data = *place->second.table->data;
        const FieldType type = fieldType(data.table, header.field);
        if ((type == FieldType::Identifier || type == FieldType::Text) &&
            std::find(data.textFields.begin(), data.textFields.end(), header.field) ==
                data.textFields.end())
            data.textFields.push_back(header.field);
    }
    for (TablePlan& plan : plans)
        if (plan.data->table == Table::Customer && plan.data->rows > 0)
            plan.data->textFields.emplace_back("email");
    return {};
}

columns::EncodedColumn::Bound boundOf(const sqlite::Statement& row, int column)
{
    switch (row.type(column)) {
    case sqlite::CellType::Integer:
        return row.integer(column);
    case sqlite::CellType::Real:
        return row.real(column);
    default:
        return {};
    }
}

/// Reads a table's columns but the texts, and hands their decoding to the crew.
Status readColumns(const sqlite::Database& database, const Places& places, const TablePlan& plan,
                   const TimeZone& zone, const Control& control, WorkCrew& crew)
{
    Expected<sqlite::Statement> select = database.prepare(
        "SELECT c.segment_id, c.field, c.low, c.high, c.encoding, c.checksum, c.data"
        " FROM segment s JOIN segment_column c ON c.segment_id = s.id"
        " WHERE s.table_id = ?1 AND c.field <> ?2 AND c.encoding <> " +
        std::to_string(static_cast<int>(columns::Encoding::Texts)) + " ORDER BY c.id");
    if (!select.ok())
        return select.error();
    select.value().bind(1, static_cast<int>(plan.data->table)).bind(2, kLineField);
    std::map<std::string, std::vector<StoredPart>> parts;
    while (true) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped; nothing was changed."};
        const Expected<bool> row = select.value().step();
        if (!row.ok())
            return row.error();
        if (!row.value())
            break;
        const auto place = places.find(select.value().integer(0));
        if (place == places.end())
            continue;
        Expected<StoredColumn> stored = storedColumn(select.value(), 4);
        if (!stored.ok())
            return stored.error();
        parts[select.value().text(1)].push_back({place->second.segment, std::move(stored).value(),
                                                 boundOf(select.value(), 2),
                                                 boundOf(select.value(), 3)});
    }
    for (auto& [field, list] : parts) {
        const FieldType type = fieldType(plan.data->table, field);
        if (Status status = assembleColumn(*plan.data, field, type, std::move(list),
                                           plan.segments().size(), zone, crew);
            !status.ok())
            return status;
    }
    return {};
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

/// What one table leaves in the file.
class LateOfTable final : public LateColumns {
public:
    LateOfTable(std::shared_ptr<const LateTexts> texts, const TablePlan& plan)
        : m_texts(std::move(texts)), m_plan(plan.texts), m_rows(plan.data->rows),
          m_records(plan.data->table == Table::Customer)
    {
        const auto found = plan.data->values.find("customer");
        if (m_records && found != plan.data->values.end())
            m_customers = std::get<NarrowColumn<std::int32_t>>(found->second).wide();
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view field) const override
    {
        if (isKey(field))
            return keys(field, m_customers);
        std::vector<std::string> values(m_rows);
        m_texts->each(*m_plan, m_rows, field,
                      [&](std::size_t row, std::string_view text) { values[row] = text; });
        return values;
    }
    [[nodiscard]] std::string text(std::string_view field, std::size_t row) const override
    {
        return isKey(field) ? keys(field, {m_customers[row]}).front()
                            : m_texts->text(*m_plan, row, field);
    }
    void eachText(std::string_view field,
                  const std::function<void(std::size_t, std::string_view)>& take) const override
    {
        if (!isKey(field)) {
            m_texts->each(*m_plan, m_rows, field, take);
            return;
        }
        const std::vector<std::string> values = texts(field);
        for (std::size_t row = 0; row < values.size(); ++row)
            if (!values[row].empty())
                take(row, values[row]);
    }
    [[nodiscard]] std::vector<std::uint8_t> filled(std::string_view field) const override
    {
        if (!isKey(field))
            return m_texts->filled(*m_plan, m_rows, field);
        std::vector<std::uint8_t> result(m_rows);
        eachText(field, [&](std::size_t row, std::string_view) { result[row] = 1; });
        return result;
    }
    [[nodiscard]] std::vector<std::int64_t> lines() const override
    {
        return m_texts->lines(*m_plan, m_rows);
    }
    [[nodiscard]] std::int64_t line(std::size_t row) const override
    {
        return m_texts->line(*m_plan, row);
    }

private:
    /// Addresses of customers and their hashes stand among the keys, not in segments.
    [[nodiscard]] bool isKey(std::string_view field) const
    {
        return m_records && (field == "email" || field == kAddressField);
    }
    [[nodiscard]] std::vector<std::string> keys(std::string_view field,
                                                const std::vector<std::int32_t>& customers) const
    {
        return field == "email" ? m_texts->emailHashes(customers) : m_texts->addresses(customers);
    }

    std::shared_ptr<const LateTexts> m_texts;
    std::shared_ptr<const TextPlan> m_plan;
    std::size_t m_rows;
    bool m_records;
    std::vector<std::int32_t> m_customers;
};

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
    Places places;
    for (TablePlan& plan : plans)
        for (const SegmentPlan& segment : plan.segments())
            places.emplace(segment.segment.id, Place{&plan, &segment});
    if (Status status = listTexts(database, places, plans); !status.ok())
        return status.error();
    for (const TablePlan& plan : plans)
        if (plan.data->table == Table::Customer && plan.data->rows > 0 && addresses.value())
            plan.data->textFields.emplace_back(kAddressField);
    // One table's columns are decoded while the next one's are read.
    WorkCrew crew(rows >= kRowsWorthAThread);
    std::vector<std::shared_ptr<FactTable::Data>> tables;
    for (const TablePlan& plan : plans) {
        if (Status status = readColumns(database, places, plan, zone, control, crew); !status.ok())
            return status.error();
        tables.push_back(plan.data);
    }
    if (Status status = crew.finish(); !status.ok())
        return status.error();
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
        plan.data->late = std::make_shared<LateOfTable>(texts, plan);
    return completeDataset(std::move(data), tables);
}

} // namespace regard
