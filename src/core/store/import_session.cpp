// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_session_state.h"

#include "core/store/day_text.h"
#include "core/store/import_log.h"
#include "core/store/opening.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kSetAsideBatch = 1024; // rows kept before they are written

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// The id of the row with these columns, 0 where there is none; blanks are equal to blanks.
Expected<std::int64_t> standing(sqlite::Statement& select)
{
    const Expected<bool> row = select.step();
    if (!row.ok())
        return row.error();
    return row.value() ? select.integer(0) : std::int64_t{0};
}

} // namespace

ImportSession::State::State(sqlite::Database&& opened, ImportHeader importHeader)
    : database(std::move(opened)), header(std::move(importHeader)),
      categories(database), context{database, 0, header.source, customers, categories}
{
    context.dryRun = header.dryRun;
    context.describe = header.describe;
    context.describeRows = header.describeRows;
}

/// The import whose rows are mended, and what was mended of it before.
Status ImportSession::State::findSameFile()
{
    if (header.mends == 0)
        return {};
    Expected<std::vector<std::int64_t>> ids = readRows<std::int64_t>(
        database, "SELECT id FROM import WHERE undone = 0 AND (id = ?1 OR mends = ?1)",
        [](const sqlite::Statement& row) { return row.integer(0); },
        [&](sqlite::Statement& statement) { statement.bind(1, header.mends); });
    if (!ids.ok())
        return ids.error();
    context.sameFile = std::move(ids).value();
    return {};
}

ImportSession::ImportSession(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ImportSession::ImportSession(ImportSession&&) noexcept = default;
ImportSession& ImportSession::operator=(ImportSession&&) noexcept = default;
ImportSession::~ImportSession() = default;

Status ImportSession::State::begin()
{
    if (transaction || reading)
        return {};
    if (Status status = findSameFile(); !status.ok())
        return status;
    if (header.dryRun) {
        // Writes nothing, keeps nobody out, and works where nothing can be written.
        Expected<sqlite::ReadTransaction> begun = sqlite::ReadTransaction::begin(database);
        if (!begun.ok())
            return begun.error();
        reading.emplace(std::move(begun).value());
        return customers.load(database);
    }
    Expected<sqlite::WriteTransaction> begun = sqlite::WriteTransaction::begin(database);
    if (!begun.ok())
        return begun.error();
    transaction.emplace(std::move(begun).value());
    ImportRecord record;
    record.file = header.file;
    record.source = header.source;
    // Both are replaced before anybody else can see them. Until then the list of digests stays as
    // it is: a page that is written early and once more at the end makes SQLite read and sum up its
    // whole log again.
    record.fileDigest = "pending";
    record.undone = true;
    record.at = now();
    const Expected<std::int64_t> id = insertImport(database, record);
    if (!id.ok())
        return id.error();
    context.importId = id.value();
    startedAt = record.at;
    return customers.load(database);
}

Status ImportSession::State::writeSetAside()
{
    Status status = insertSetAside(database, context.importId, setAside);
    setAside.clear();
    return status;
}

Status ImportSession::State::writeDigest(const ImportRecord& record)
{
    Expected<sqlite::Statement> update =
        database.prepare("UPDATE import SET digest = ?2, undone = 0 WHERE id = ?1");
    if (!update.ok())
        return update.error();
    return update.value().bind(1, record.id).bind(2, record.fileDigest).run();
}

TableWriter& ImportSession::State::writer(Table table)
{
    auto& writer = writers[table];
    if (!writer)
        writer = std::make_unique<TableWriter>(table, context);
    return *writer;
}

Status ImportSession::append(Table table, RowPolicy policy, TableBlock&& block)
{
    if (m_state->finished)
        return Error{ErrorKind::Invalid, "This import is finished; no more rows can be added."};
    if (Status status = m_state->begin(); !status.ok())
        return status;
    return m_state->writer(table).append(policy, std::move(block));
}

std::vector<std::int64_t> ImportSession::takeErasedLines()
{
    std::vector<std::int64_t> lines = std::exchange(m_state->context.erasedLines, {});
    std::erase_if(lines,
                  [this](std::int64_t line) { return !m_state->erasedLines.insert(line).second; });
    return lines;
}

void ImportSession::setAside(SetAsideRow row)
{
    ++m_state->setAsideCount;
    m_state->setAside.push_back(std::move(row));
    // A failure here is told by the next step that can tell it.
    if (m_state->header.dryRun) {
        m_state->setAside.clear();
        return;
    }
    if (m_state->setAside.size() >= kSetAsideBatch && m_state->setAsideStatus.ok()) {
        m_state->setAsideStatus = m_state->begin();
        if (m_state->setAsideStatus.ok())
            m_state->setAsideStatus = m_state->writeSetAside();
    }
}

RowState ImportSession::State::foundSame(Table table, std::int64_t id)
{
    ++ordinary.same;
    found[table].push_back({id, 0});
    ordinaryOutcomes[table].push_back({RowState::Same, {}});
    return RowState::Same;
}

Expected<RowState> ImportSession::addBenchmark(const Benchmark& benchmark)
{
    if (Status status = m_state->begin(); !status.ok())
        return status.error();
    Expected<sqlite::Statement> select = m_state->database.prepare(
        "SELECT id FROM benchmark WHERE kpi IS ?1 AND sector IS ?2 AND value IS ?3 AND low IS"
        " ?4 AND high IS ?5 AND scale IS ?6 AND source IS ?7 AND dated IS ?8 AND n IS ?9");
    if (!select.ok())
        return select.error();
    select.value()
        .bind(1, benchmark.kpi)
        .bind(2, benchmark.sector)
        .bind(3, benchmark.value)
        .bind(4, benchmark.low)
        .bind(5, benchmark.high)
        .bind(6, benchmark.scale)
        .bind(7, benchmark.source)
        .bind(8, dayText(benchmark.dated))
        .bind(9, benchmark.n);
    const Expected<std::int64_t> known = standing(select.value());
    if (!known.ok())
        return known.error();
    Benchmark row = benchmark;
    row.id = 0;
    row.importId = m_state->context.importId;
    std::vector<Benchmark>& tried = m_state->triedBenchmarks;
    if (known.value() != 0 || std::ranges::find(tried, row) != tried.end())
        return m_state->foundSame(Table::Benchmark, known.value());
    if (m_state->header.dryRun) {
        tried.push_back(row);
    } else {
        const Expected<std::int64_t> id = writeBenchmark(m_state->database, row);
        if (!id.ok())
            return id.error();
    }
    ++m_state->ordinary.added;
    m_state->ordinaryOutcomes[Table::Benchmark].push_back({});
    return RowState::Added;
}

Expected<RowState> ImportSession::addEvent(const Event& event)
{
    if (Status status = m_state->begin(); !status.ok())
        return status.error();
    Expected<sqlite::Statement> select = m_state->database.prepare(
        "SELECT id FROM event WHERE at IS ?1 AND until IS ?2 AND title IS ?3 AND kind IS ?4");
    if (!select.ok())
        return select.error();
    select.value()
        .bind(1, dayText(event.at))
        .bind(2, dayText(event.until))
        .bind(3, event.title)
        .bind(4, event.kind);
    const Expected<std::int64_t> known = standing(select.value());
    if (!known.ok())
        return known.error();
    Event row = event;
    row.id = 0;
    row.importId = m_state->context.importId;
    std::vector<Event>& tried = m_state->triedEvents;
    if (known.value() != 0 || std::ranges::find(tried, row) != tried.end())
        return m_state->foundSame(Table::Event, known.value());
    if (m_state->header.dryRun) {
        tried.push_back(row);
    } else {
        const Expected<std::int64_t> id = writeEvent(m_state->database, row);
        if (!id.ok())
            return id.error();
    }
    ++m_state->ordinary.added;
    m_state->ordinaryOutcomes[Table::Event].push_back({});
    return RowState::Added;
}

void ImportSession::setReading(ImportReading reading)
{
    m_state->importReading = std::move(reading);
}

void ImportSession::mended(std::int64_t line, std::vector<SetAsideRow> still)
{
    m_state->mended.push_back({line, std::move(still)});
}

Status ImportSession::State::writeFound()
{
    for (auto& [table, rows] : found) {
        // A row that this import brought itself needs nobody else.
        std::erase_if(rows, [](const Confirmation& row) { return row.row == 0; });
        std::ranges::sort(rows, {}, &Confirmation::row);
        const auto twice = std::ranges::unique(rows);
        rows.erase(twice.begin(), twice.end());
        if (Status status =
                writeConfirmations(database, context.importId, static_cast<int>(table), rows);
            !status.ok())
            return status;
    }
    return {};
}

Status ImportSession::State::writeMended()
{
    for (const Mended& row : mended)
        if (Status status =
                replaceSetAside(database, header.mends, row.line, context.importId, row.still);
            !status.ok())
            return status;
    return mended.empty() ? Status() : recountSetAside(database, header.mends);
}

std::vector<RowOutcome> ImportSession::outcomes(Table table) const
{
    if (const auto found = m_state->writers.find(table); found != m_state->writers.end())
        return found->second->outcomes();
    const auto ordinary = m_state->ordinaryOutcomes.find(table);
    return ordinary == m_state->ordinaryOutcomes.end() ? std::vector<RowOutcome>()
                                                       : ordinary->second;
}

std::vector<RowChange> ImportSession::changedRows() const
{
    std::vector<RowChange> rows;
    for (const auto& [table, writer] : m_state->writers)
        for (RowChange& change : writer->changes())
            rows.push_back(std::move(change));
    std::ranges::stable_sort(rows, {}, &RowChange::line);
    if (rows.size() > RowChanges::kMost)
        rows.resize(RowChanges::kMost);
    nameCustomers(rows, m_state->customers);
    return rows;
}

RowCounts ImportSession::counts() const
{
    RowCounts sum = m_state->ordinary;
    for (const auto& [table, writer] : m_state->writers) {
        const RowCounts& counts = writer->counts();
        sum.added += counts.added;
        sum.changed += counts.changed;
        sum.same += counts.same;
        sum.merged += counts.merged;
    }
    return sum;
}

Status ImportSession::finish(const Control& control)
{
    if (m_state->finished)
        return {};
    if (Status status = m_state->begin(); !status.ok())
        return status;
    for (const auto& [table, writer] : m_state->writers) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped; nothing was changed."};
        if (Status status = writer->finish(); !status.ok())
            return status;
    }
    if (!m_state->setAsideStatus.ok())
        return m_state->setAsideStatus;
    if (!m_state->header.dryRun)
        if (Status status = m_state->writeSetAside(); !status.ok())
            return status;
    m_state->finished = true;
    return {};
}

Expected<ImportRecord> ImportSession::commit(ImportRecord record)
{
    if (m_state->header.dryRun)
        return Error{ErrorKind::Refused, "This was a trial run: nothing is written."};
    if (Status status = finish({}); !status.ok())
        return status.error();
    if (!m_state->transaction)
        return Error{ErrorKind::Invalid, "This import is written already."};
    const RowCounts sum = counts();
    record.id = m_state->context.importId;
    record.file = m_state->header.file;
    record.source = m_state->header.source;
    if (!m_state->header.fileDigest.empty())
        record.fileDigest = m_state->header.fileDigest;
    else if (record.fileDigest.empty())
        record.fileDigest = "import " + std::to_string(record.id); // nothing to recognise it by
    record.at = m_state->startedAt;
    record.added = sum.added;
    record.changed = sum.changed;
    record.same = sum.same;
    record.merged = sum.merged;
    record.setAside = m_state->setAsideCount;
    record.undone = false;
    record.mends = m_state->header.mends;
    m_state->importReading.mends = record.mends;
    Status status = m_state->customers.write(m_state->database, record.id);
    if (status.ok())
        status = m_state->categories.write();
    if (status.ok())
        status = m_state->writeFound();
    if (status.ok())
        status = m_state->writeMended();
    if (status.ok())
        status = updateImportCounts(m_state->database, record);
    if (status.ok())
        status = updateImportReading(m_state->database, record.id, m_state->importReading);
    if (status.ok())
        status = m_state->writeDigest(record);
    if (status.ok())
        status = m_state->transaction->commit();
    m_state->transaction.reset();
    if (!status.ok())
        return status.error();
    return record;
}

Expected<ImportSession> Store::beginImport(const ImportHeader& header)
{
    // A connection of its own: the store may be read while the import runs, as it was before.
    Expected<sqlite::Database> database =
        connectTo(m_connection->path, sqlite::OpenMode::ReadWrite);
    if (!database.ok())
        return database.error();
    if (Status status = configure(database.value()); !status.ok())
        return status.error();
    return ImportSession(
        std::make_unique<ImportSession::State>(std::move(database).value(), header));
}

} // namespace regard
