// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customers/erase_person.h"

#include "core/store/customers/customer_names.h"
#include "core/store/facts/confirmed.h"
#include "core/store/facts/marks.h"
#include "core/store/rows.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <span>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kShortestName = 5; // "Ann" is the name of many

/// Makes rows of a column blank.
struct Blank {
    const std::vector<std::size_t>& rows;

    void operator()(std::vector<std::int32_t>& values) const { set(values, -1); }
    void operator()(std::vector<std::int64_t>& values) const
    {
        set(values, std::numeric_limits<std::int64_t>::min());
    }
    void operator()(std::vector<double>& values) const
    {
        set(values, std::numeric_limits<double>::quiet_NaN());
    }
    void operator()(std::vector<std::int8_t>& values) const { set(values, std::int8_t{-1}); }
    void operator()(NumberedColumn& texts) const { set(texts.numbers, Numbering::kNone); }
    void operator()(TextColumn& texts) const
    {
        TextColumn kept;
        auto next = rows.begin();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const bool gone = next != rows.end() && *next == i;
            kept.push(gone ? std::string_view() : texts.at(i));
            next += gone ? 1 : 0;
        }
        texts = std::move(kept);
    }

    template <class T>
    void set(std::vector<T>& values, T none) const
    {
        for (const std::size_t row : rows)
            values[row] = none;
    }
};

columns::EncodedColumn encoded(const ReadCells& cells)
{
    struct Encode {
        columns::EncodedColumn operator()(const std::vector<std::int32_t>& values) const
        {
            return columns::encodeCodes(values);
        }
        columns::EncodedColumn operator()(const std::vector<std::int64_t>& values) const
        {
            return columns::encodeIntegers(values);
        }
        columns::EncodedColumn operator()(const std::vector<double>& values) const
        {
            return columns::encodeNumbers(values);
        }
        columns::EncodedColumn operator()(const std::vector<std::int8_t>& values) const
        {
            return columns::encodeFlags(values);
        }
        columns::EncodedColumn operator()(const NumberedColumn& values) const
        {
            return columns::encodeTexts(values);
        }
        columns::EncodedColumn operator()(const TextColumn& values) const
        {
            return columns::encodeTexts(values);
        }
    };
    return std::visit(Encode{}, cells);
}

Status runWith(const sqlite::Database& database, const char* sql, std::int64_t first,
               std::int64_t second)
{
    Expected<sqlite::Statement> statement = database.prepare(sql);
    if (!statement.ok())
        return statement.error();
    return statement.value().bind(1, first).bind(2, second).run();
}

Status runWithKey(const sqlite::Database& database, const char* sql, const CustomerKey& key)
{
    Expected<sqlite::Statement> statement = database.prepare(sql);
    if (!statement.ok())
        return statement.error();
    if (key.isAddress)
        statement.value().bindBlob(1, std::as_bytes(std::span<const char>(key.text)));
    else
        statement.value().bind(1, key.text);
    return statement.value().run();
}

} // namespace

Expected<EraseReport> PersonEraser::run(std::string_view customer)
{
    m_report.customer = customer;
    if (Status status = find(customer); !status.ok())
        return status.error();
    for (const Table table : kFactTables)
        if (Status status = takeTable(table); !status.ok())
            return status.error();
    if (Status status = takeSetAside(); !status.ok())
        return status.error();
    if (m_unknown && m_report.setAside == 0)
        return Error{ErrorKind::NotFound, "No customer is known as \"" + std::string(customer) +
                                              "\". Give an id or an e-mail address."};
    // Mentions are counted among rows that are not the person's, so after those are gone.
    for (const auto step :
         {&PersonEraser::countMentions, &PersonEraser::takeKeys, &PersonEraser::takeValues,
          &PersonEraser::takeOrdinaryRows, &PersonEraser::remember})
        if (Status status = (this->*step)(); !status.ok())
            return status.error();
    return std::move(m_report);
}

Status PersonEraser::find(std::string_view customer)
{
    if (Status status = m_hasher.load(m_database); !status.ok())
        return status;
    const Expected<CustomerKey> key = keyOf(m_database, customer);
    if (!key.ok())
        return key.error();
    KeyNames names;
    if (Status status = names.load(m_database); !status.ok())
        return status;
    const std::int32_t ordinal = names.ordinalOf(key.value());
    if (ordinal < 0) {
        // Perhaps only rows that could not be read name the person.
        m_unknown = true;
        m_report.names.emplace_back(customer);
        (key.value().isAddress ? m_traces.addresses : m_traces.ids).insert(key.value().text);
        m_keys.push_back(key.value());
        return {};
    }
    const Expected<CustomerStructure> structure = readStructure(m_database);
    if (!structure.ok())
        return structure.error();
    const CustomerGroups& groups = structure.value().groups;
    m_theirs.resize(static_cast<std::size_t>(groups.size()));
    for (std::int32_t i = 0; i < groups.size(); ++i) {
        if (groups.canonical(i) != groups.canonical(ordinal))
            continue;
        m_theirs[static_cast<std::size_t>(i)] = true;
        for (CustomerKey& found : names.keysOf(i)) {
            // The address that was typed says more than its hash.
            m_report.names.push_back(found == key.value() ? std::string(customer)
                                                          : names.text(found));
            (found.isAddress ? m_traces.addresses : m_traces.ids).insert(found.text);
            m_keys.push_back(std::move(found));
        }
    }
    return {};
}

Status PersonEraser::takeTable(Table table)
{
    const auto id = static_cast<int>(table);
    const Expected<std::vector<Segment>> segments = readSegments(m_database, id);
    if (!segments.ok())
        return segments.error();
    const Expected<std::vector<StoredMarks>> marks = readMarks(m_database, id);
    if (!marks.ok())
        return marks.error();
    const DeadRows dead{std::span<const StoredMarks>(marks.value())};
    std::set<std::int64_t> numbers;
    std::int64_t live = 0;
    for (const Segment& segment : segments.value()) {
        const Expected<ReadCells> cells =
            readColumn(m_database, segment, "customer", FieldType::CustomerRef);
        if (!cells.ok())
            return cells.error();
        const auto& customers = std::get<std::vector<std::int32_t>>(cells.value());
        Rows rows;
        std::vector<Mark> gone;
        for (std::size_t i = 0; i < customers.size(); ++i) {
            if (!isTheirs(customers[i]))
                continue;
            const std::int64_t number = segment.firstRow + static_cast<std::int64_t>(i);
            rows.push_back(i);
            numbers.insert(number);
            gone.push_back({number, Mark::kErased});
            ++(dead.contains(number) ? m_report.oldVersions : live);
        }
        if (rows.empty())
            continue;
        m_erasedRows[segment.importId] += static_cast<std::int64_t>(rows.size());
        if (Status status = takeSegment(table, segment, rows); !status.ok())
            return status;
        if (m_mode == Mode::Erase)
            if (Status status = writeMarks(m_database, segment.importId, id, gone); !status.ok())
                return status;
    }
    if (live > 0)
        m_report.rows.emplace_back(tableName(table), live);
    return numbers.empty() ? Status() : dropConfirmations(table, numbers);
}

Status PersonEraser::takeSegment(Table table, const Segment& segment, const Rows& rows)
{
    const Expected<std::vector<std::string>> fields = readFields(m_database, segment.id);
    if (!fields.ok())
        return fields.error();
    for (const std::string& field : fields.value()) {
        const FieldType type = field == kLineField ? FieldType::Moment : fieldType(table, field);
        Expected<ReadCells> cells = readColumn(m_database, segment, field, type);
        if (!cells.ok())
            return cells.error();
        if (type == FieldType::Category) {
            const auto& codes = std::get<std::vector<std::int32_t>>(cells.value());
            for (const std::size_t row : rows)
                if (codes[row] >= 0)
                    m_codes[field].insert(codes[row]);
        }
        if (table == Table::Customer && field == "name")
            for (const std::size_t row : rows) {
                const std::string_view name = std::get<TextColumn>(cells.value()).at(row);
                if (name.size() >= kShortestName && name.find(' ') != std::string_view::npos)
                    m_traces.names.emplace(name);
            }
        if (m_mode == Mode::Look)
            continue;
        std::visit(Blank{rows}, cells.value());
        if (Status status = replaceColumn(m_database, segment, field, encoded(cells.value()));
            !status.ok())
            return status;
    }
    return {};
}

Status PersonEraser::dropConfirmations(Table table, const std::set<std::int64_t>& rows)
{
    if (m_mode == Mode::Look)
        return {};
    const auto id = static_cast<int>(table);
    Expected<std::vector<StoredConfirmations>> confirmed = readConfirmations(m_database, id);
    if (!confirmed.ok())
        return confirmed.error();
    for (StoredConfirmations& stored : confirmed.value()) {
        const std::size_t gone = std::erase_if(
            stored.rows, [&](const Confirmation& row) { return rows.contains(row.row); });
        if (gone == 0)
            continue;
        m_erasedRows[stored.importId] += static_cast<std::int64_t>(gone);
        Status status = removeConfirmations(m_database, stored.id);
        if (status.ok())
            status = writeConfirmations(m_database, stored.importId, id, stored.rows);
        if (!status.ok())
            return status;
    }
    return {};
}

Status PersonEraser::takeSetAside()
{
    const Expected<std::vector<SetAsidePlace>> found =
        setAsideNaming(m_database, m_traces, m_hasher);
    if (!found.ok())
        return found.error();
    m_report.setAside = static_cast<std::int64_t>(found.value().size());
    if (m_mode == Mode::Look)
        return {};
    for (const SetAsidePlace& place : found.value()) {
        ++m_erasedRows[place.importId];
        if (Status status =
                runWith(m_database, "DELETE FROM set_aside WHERE id = ?1 AND ?2 = 0", place.id, 0);
            !status.ok())
            return status;
    }
    return m_database.execute(
        "UPDATE import SET set_aside = (SELECT count(*) FROM set_aside s"
        " WHERE s.import_id = import.id AND s.mended_by IS NULL) WHERE undone = 0");
}

Status PersonEraser::countMentions()
{
    for (const Table table : {Table::Survey, Table::Comment}) {
        std::vector<std::string> texts;
        for (const Field& field : fieldsOf(table))
            if (field.type == FieldType::Text)
                texts.emplace_back(field.name);
        const auto id = static_cast<int>(table);
        const Expected<std::vector<Segment>> segments = readSegments(m_database, id);
        if (!segments.ok())
            return segments.error();
        const Expected<std::vector<StoredMarks>> marks = readMarks(m_database, id);
        if (!marks.ok())
            return marks.error();
        const DeadRows dead{std::span<const StoredMarks>(marks.value())};
        for (const Segment& segment : segments.value()) {
            const Expected<ReadCells> customers =
                readColumn(m_database, segment, "customer", FieldType::CustomerRef);
            if (!customers.ok())
                return customers.error();
            const auto& ordinals = std::get<std::vector<std::int32_t>>(customers.value());
            for (const std::string& field : texts) {
                const Expected<ReadCells> cells =
                    readColumn(m_database, segment, field, FieldType::Text);
                if (!cells.ok())
                    return cells.error();
                const auto& column = std::get<TextColumn>(cells.value());
                if (column.bytes.empty())
                    continue;
                for (std::size_t i = 0; i < column.size(); ++i)
                    if (!column.at(i).empty() && !isTheirs(ordinals[i]) &&
                        !dead.contains(segment.firstRow + static_cast<std::int64_t>(i)) &&
                        mentionsPerson(column.at(i), m_traces, m_hasher))
                        ++m_report.mentions;
            }
        }
    }
    return {};
}

Status PersonEraser::takeKeys()
{
    if (m_mode == Mode::Look)
        return {};
    return forEachKeys(
        m_database, KeyTexts::Read, [this](const Segment& segment, const KeyColumns& keys) {
            KeyColumns kept;
            bool changed = false;
            for (std::size_t i = 0; i < keys.size(); ++i) {
                const bool own = isTheirs(keys.ordinals[i]);
                const bool address = isTheirs(keys.addressOrdinal(i));
                changed = changed || own || address;
                // Another's id that came with the person's address stays; the address goes.
                kept.push(own ? -1 : keys.ordinals[i], own || address ? -1 : keys.joined[i],
                          own ? std::string_view() : keys.ids.at(i),
                          own || address ? std::string_view() : keys.emails.at(i));
            }
            if (!changed)
                return Status();
            Status status =
                m_database.execute("DELETE FROM segment WHERE id = " + std::to_string(segment.id));
            return status.ok() ? writeKeys(m_database, segment, kept) : status;
        });
}

/// Values of categories that no row has any more, of undone imports too: nobody can say whose they
/// were.
Status PersonEraser::takeValues()
{
    struct Value {
        std::string field;
        std::int64_t code = 0;
    };
    const Expected<std::vector<Value>> values =
        readRows<Value>(m_database, "SELECT field, code FROM dictionary ORDER BY field, code",
                        [](const sqlite::Statement& row) {
                            return Value{row.text(0), row.integer(1)};
                        });
    if (!values.ok())
        return values.error();
    std::map<std::string, std::vector<bool>, std::less<>> used;
    for (const Value& value : values.value())
        used[value.field].resize(static_cast<std::size_t>(value.code) + 1);
    for (const Table table : kFactTables) {
        const Expected<std::vector<Segment>> segments =
            readSegments(m_database, static_cast<int>(table));
        if (!segments.ok())
            return segments.error();
        for (const Segment& segment : segments.value()) {
            const Expected<std::vector<std::string>> fields = readFields(m_database, segment.id);
            if (!fields.ok())
                return fields.error();
            Expected<ReadCells> customers =
                readColumn(m_database, segment, "customer", FieldType::CustomerRef);
            if (!customers.ok())
                return customers.error();
            const auto& ordinals = std::get<std::vector<std::int32_t>>(customers.value());
            for (const std::string& field : fields.value()) {
                const auto found = used.find(field);
                if (found == used.end() || field == kLineField ||
                    fieldType(table, field) != FieldType::Category)
                    continue;
                const Expected<ReadCells> cells =
                    readColumn(m_database, segment, field, FieldType::Category);
                if (!cells.ok())
                    return cells.error();
                const auto& codes = std::get<std::vector<std::int32_t>>(cells.value());
                for (std::size_t i = 0; i < codes.size(); ++i)
                    if (codes[i] >= 0 &&
                        static_cast<std::size_t>(codes[i]) < found->second.size() &&
                        !isTheirs(ordinals[i]))
                        found->second[static_cast<std::size_t>(codes[i])] = true;
            }
        }
    }
    Expected<sqlite::Statement> clear = m_database.prepare(
        "UPDATE dictionary SET value = '(erased ' || code || ')' WHERE field = ?1 AND code = ?2");
    if (!clear.ok())
        return clear.error();
    for (const Value& value : values.value()) {
        if (used[value.field][static_cast<std::size_t>(value.code)])
            continue;
        const auto theirs = m_codes.find(value.field);
        if (theirs != m_codes.end() &&
            theirs->second.contains(static_cast<std::int32_t>(value.code)))
            ++m_report.values;
        if (m_mode == Mode::Look)
            continue;
        if (Status status = clear.value().bind(1, value.field).bind(2, value.code).run();
            !status.ok())
            return status;
    }
    return {};
}

Status PersonEraser::takeOrdinaryRows()
{
    if (m_mode == Mode::Look)
        return {};
    for (const CustomerKey& key : m_keys)
        for (const char* sql : {"DELETE FROM customer_address WHERE hash = ?1",
                                "DELETE FROM customer_choice WHERE one = ?1 OR other = ?1"})
            if (Status status = runWithKey(m_database, sql, key); !status.ok())
                return status;
    for (const auto& [importId, rows] : m_erasedRows)
        if (Status status = runWith(m_database,
                                    "UPDATE import SET erased = erased + ?2"
                                    " WHERE id = ?1",
                                    importId, rows);
            !status.ok())
            return status;
    return {};
}

Status PersonEraser::remember()
{
    if (m_mode == Mode::Look)
        return {};
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    if (Status status = runWith(m_database, "INSERT INTO erasure (at, rows) VALUES (?1, ?2)", now,
                                m_report.allRows() + m_report.oldVersions + m_report.setAside);
        !status.ok())
        return status;
    const std::int64_t erasure = m_database.lastInsertRowId();
    Expected<sqlite::Statement> insert =
        m_database.prepare("INSERT OR REPLACE INTO erased_key (key, erasure) VALUES (?1, ?2)");
    if (!insert.ok())
        return insert.error();
    for (const CustomerKey& key : m_keys) {
        const std::string hash = key.isAddress ? key.text : m_hasher.ofId(key.text);
        if (Status status = insert.value()
                                .bindBlob(1, std::as_bytes(std::span<const char>(hash)))
                                .bind(2, erasure)
                                .run();
            !status.ok())
            return status;
    }
    return {};
}

} // namespace regard
