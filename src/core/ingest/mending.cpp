// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/ingest/mending.h>

#include "core/ingest/block_decoder.h"
#include "core/ingest/file_digest.h"
#include "core/ingest/plan_json.h"
#include "core/ingest/record_text.h"
#include "core/ingest/row_keeper.h"

#include <regard/ingest/record_batch.h>
#include <regard/ingest/set_aside_file.h>
#include <regard/ingest/table_reader.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <functional>
#include <map>
#include <span>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kRowsAtOnce = 4096;
constexpr std::size_t kMostLines = 1000;

/// How the rows of an import were read.
struct Manner {
    ImportRecord record;
    plan::Plan plan;
    Dialect dialect; ///< of its records; quotes there are, whatever the file had
    std::string mapping;
};

Expected<ImportRecord> standingImport(const Store& store, std::int64_t importId)
{
    const Expected<std::vector<ImportRecord>> imports = store.imports();
    if (!imports.ok())
        return imports.error();
    for (const ImportRecord& record : imports.value())
        if (record.id == importId)
            return record.undone ? Expected<ImportRecord>(Error{
                                       ErrorKind::Refused, "Import " + std::to_string(importId) +
                                                               " was taken back already."})
                                 : Expected<ImportRecord>(record);
    return Error{ErrorKind::NotFound, "There is no import " + std::to_string(importId) + "."};
}

Expected<Manner> mannerOf(const Store& store, std::int64_t importId)
{
    Expected<ImportRecord> record = standingImport(store, importId);
    if (!record.ok())
        return record.error();
    const Expected<ImportReading> reading = store.importReading(importId);
    if (!reading.ok())
        return reading.error();
    if (reading.value().mapping.empty() || reading.value().plan.empty())
        return Error{ErrorKind::Refused,
                     "Import " + std::to_string(importId) +
                         " was made before Regard kept how a file is read. Write its rows out with "
                         "regard rejects, mend them there and import that file."};
    const Expected<Mapping> mapping = parseMapping(reading.value().mapping);
    if (!mapping.ok())
        return mapping.error();
    Expected<Dialect> dialect = parseDialect(reading.value().dialect);
    if (!dialect.ok())
        return dialect.error();
    Expected<plan::Plan> plan = planOf(mapping.value(), reading.value().plan);
    if (!plan.ok())
        return plan.error();
    Dialect& own = dialect.value();
    if (own.quote == 0)
        own.quote = '"';
    if (own.escape == 0)
        own.escape = own.quote;
    return Manner{std::move(record).value(), std::move(plan).value(), std::move(own),
                  reading.value().mapping};
}

/// The cells of a record, one a header.
std::vector<std::string> cellsOf(const std::string& raw, const Manner& manner)
{
    const std::size_t width = manner.plan.headers.size();
    RecordBatch batch;
    Dialect dialect = manner.dialect;
    dialect.unclosedIsText = true;
    std::vector<std::string> cells;
    if (tokenize(raw, dialect, 1, batch).ok() && batch.records() == 1)
        for (std::size_t i = 0; i < batch.fieldCount(0); ++i) {
            if (i < width || width == 0)
                cells.emplace_back(batch.field(0, i));
            else
                cells.back() += dialect.delimiter + std::string(batch.field(0, i));
        }
    else
        cells.push_back(raw);
    cells.resize(std::max(width, cells.size()));
    return cells;
}

bool isBlank(const MendableRow& row)
{
    return std::ranges::all_of(row.cells, [](const std::string& cell) {
        return cell.find_first_not_of(" \t\r\n") == std::string::npos;
    });
}

/// An edited row as a record.
struct EditedRow {
    std::int64_t line = 0;
    std::string text;
    bool edited = true; ///< it differs from what stands on the list
};

/// Reads rows again, some at once, and says of each line why it cannot be read.
class Rereading final {
public:
    explicit Rereading(const Manner& manner)
        : m_manner(manner), m_decoder(manner.plan, manner.dialect)
    {
    }

    using Take = std::function<Status(DecodedBlock&&)>;

    [[nodiscard]] Status read(std::span<const EditedRow> rows, const Take& take)
    {
        std::string text;
        std::vector<std::pair<std::int64_t, std::int64_t>> lines; // in the text, in the file
        std::int64_t line = 1;
        for (const EditedRow& row : rows) {
            lines.emplace_back(line, row.line);
            line += 1 + lineEnds(row.text);
            text += row.text + '\n';
        }
        Piece piece;
        piece.buffer = std::move(text);
        piece.text = piece.buffer;
        Expected<DecodedBlock> decoded = m_decoder.decode(piece);
        if (!decoded.ok() || decoded.value().question) {
            if (rows.size() > 1)
                return readEach(rows, take);
            return take(refused(rows.front(), decoded));
        }
        const auto inFile = [&](std::int64_t& number) {
            const auto after = std::ranges::upper_bound(
                lines, number, {}, [](const auto& pair) { return pair.first; });
            number = after == lines.begin() ? rows.front().line : std::prev(after)->second;
        };
        for (TableBlock& block : decoded.value().blocks)
            std::ranges::for_each(block.lines, inFile);
        for (Refusal& refusal : decoded.value().refusals)
            inFile(refusal.row.line);
        return take(std::move(decoded).value());
    }

private:
    static std::int64_t lineEnds(std::string_view text)
    {
        std::int64_t count = 0;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n' ||
                (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
                ++count;
        return count;
    }

    [[nodiscard]] Status readEach(std::span<const EditedRow> rows, const Take& take)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (Status status = read(rows.subspan(i, 1), take); !status.ok())
                return status;
        return {};
    }

    /// A row that cannot be split, or that can be read in two ways.
    [[nodiscard]] DecodedBlock refused(const EditedRow& row,
                                       const Expected<DecodedBlock>& decoded) const
    {
        DecodedBlock block;
        block.rows = 1;
        Refusal refusal;
        refusal.row.line = row.line;
        refusal.row.raw = row.text;
        if (!decoded.ok()) {
            refusal.reasonClass = "not one record";
            refusal.row.reason = refusal.reasonClass + ": " + decoded.error().message;
        } else {
            const OpenQuestion& question = *decoded.value().question;
            const plan::Column& column =
                m_manner.plan.records[question.record].columns[question.column];
            refusal.reasonClass = column.field + " can be read in two ways";
            refusal.row.column = column.header;
            refusal.row.reason =
                refusal.reasonClass + (column.isDate() ? ": write it as yyyy-MM-dd"
                                                       : ": write it without a mark for thousands");
        }
        block.refusals.push_back(std::move(refusal));
        return block;
    }

    const Manner& m_manner;
    BlockDecoder m_decoder;
};

/// One run of importMended().
class Mending final {
public:
    Mending(Store& store, const Manner& manner, bool dryRun)
        : m_store(store), m_manner(manner), m_dryRun(dryRun)
    {
    }

    /// Which of the edited rows are on the list, and how they stand there.
    [[nodiscard]] Status choose(const MendableRows& edited)
    {
        const Expected<std::vector<SetAsideRow>> aside = m_store.setAside(m_manner.record.id);
        if (!aside.ok())
            return aside.error();
        for (const SetAsideRow& row : aside.value())
            m_before.emplace(row.line, row.raw);
        std::int64_t gone = 0;
        for (const MendableRow& row : edited.rows) {
            if (isBlank(row))
                continue;
            if (!m_before.contains(row.line)) {
                ++gone;
                continue;
            }
            // What was not edited is read as it stands, not as its cells look.
            std::vector<std::string> cells = row.cells;
            cells.resize(std::max(cells.size(), m_manner.plan.headers.size()));
            const std::string& before = m_before.at(row.line);
            const bool differs = cellsOf(before, m_manner) != cells;
            m_rows.push_back(
                {row.line, differs ? recordText(cells, m_manner.dialect) : before, differs});
        }
        std::ranges::stable_sort(m_rows, {}, &EditedRow::line);
        const auto twice = std::ranges::unique(m_rows, {}, &EditedRow::line);
        m_rows.erase(twice.begin(), twice.end());
        if (gone > 0)
            m_result.notes.push_back(std::to_string(gone) + (gone == 1 ? " row is" : " rows are") +
                                     " not set aside any more and were left as they are.");
        return {};
    }

    [[nodiscard]] Expected<ImportResult> run(const Control& control)
    {
        ImportHeader header;
        header.file = m_manner.record.file + ", mended";
        header.source = m_manner.record.source;
        header.dryRun = m_dryRun;
        header.describe = true;
        header.describeRows = m_rows.size();
        header.mends = m_manner.record.id;
        m_result.record.file = header.file;
        m_result.record.source = header.source;
        m_result.record.mends = header.mends;
        m_result.record.header = m_manner.record.header;
        Expected<ImportSession> session = m_store.beginImport(header);
        if (!session.ok())
            return session.error();
        RowKeeper keeper(session.value(), m_manner.plan, m_rows.size());
        Rereading rereading(m_manner);
        FileDigest digest;
        digest.add("mended " + std::to_string(m_manner.record.id));
        for (std::span<const EditedRow> rest = m_rows; !rest.empty();) {
            if (control.stop.stop_requested())
                return Error{ErrorKind::Cancelled, "Stopped; nothing was changed."};
            const auto some = rest.first(std::min(rest.size(), kRowsAtOnce));
            rest = rest.subspan(some.size());
            if (Status status = rereading.read(
                    some, [&](DecodedBlock&& block) { return take(std::move(block), keeper); });
                !status.ok())
                return status.error();
        }
        for (const EditedRow& row : m_rows) {
            digest.add(row.text + "\n");
            leave(row, session.value());
        }
        if (Status status = session.value().finish(control); !status.ok())
            return status.error();
        keeper.tell(m_result, true);
        m_result.record.fileDigest = digest.hex();
        if (!m_dryRun && m_left > 0) {
            const Expected<ImportReading> reading = m_store.importReading(m_manner.record.id);
            if (!reading.ok())
                return reading.error();
            session.value().setReading(reading.value());
            Expected<ImportRecord> written = session.value().commit(m_result.record);
            if (!written.ok())
                return written.error();
            m_result.record = std::move(written).value();
        }
        m_result.record.setAside = 0;
        for (const auto& [reason, count] : m_result.setAside)
            m_result.record.setAside += count;
        return std::move(m_result);
    }

private:
    [[nodiscard]] Status take(DecodedBlock&& block, RowKeeper& keeper)
    {
        m_result.record.rows += block.rows;
        m_result.record.dropped += block.dropped;
        for (Refusal& refusal : block.refusals) {
            ++m_result.setAside[refusal.reasonClass];
            if (m_result.lines.size() < kMostLines)
                m_result.lines.push_back(refusal.row);
            m_still[refusal.row.line].push_back(std::move(refusal.row));
        }
        for (std::size_t i = 0; i < block.blocks.size(); ++i)
            if (Status status = keeper.keep(i, std::move(block.blocks[i])); !status.ok())
                return status;
        for (const std::int64_t line : keeper.takeErasedLines()) {
            SetAsideRow row{0, line, "", kErasedReason, ""};
            ++m_result.setAside[row.reason];
            if (m_result.lines.size() < kMostLines)
                m_result.lines.push_back(row);
            m_still[line] = {std::move(row)};
        }
        return {};
    }

    /// Lets a line leave the list, or stand on it as it was edited.
    void leave(const EditedRow& row, ImportSession& session)
    {
        const auto still = m_still.find(row.line);
        if (still == m_still.end()) {
            ++m_left;
            session.mended(row.line, {});
            return;
        }
        // The text of a row of somebody who was erased does not stay as it was.
        if (row.edited || still->second.front().reason == kErasedReason)
            session.mended(row.line, std::move(still->second));
    }

    Store& m_store;
    const Manner& m_manner;
    bool m_dryRun;
    std::vector<EditedRow> m_rows;
    std::map<std::int64_t, std::string> m_before; ///< text on the list, by line
    std::map<std::int64_t, std::vector<SetAsideRow>> m_still;
    std::int64_t m_left = 0; ///< lines that leave the list
    ImportResult m_result;
};

/// "import 3, line 12: ..." -> 3 and 12.
std::optional<std::pair<std::int64_t, std::int64_t>> placeOf(std::string_view text)
{
    const auto number = [&](std::string_view word) -> std::optional<std::int64_t> {
        if (!text.starts_with(word))
            return std::nullopt;
        text.remove_prefix(word.size());
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc())
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        return value;
    };
    const auto importId = number("import ");
    const auto line = importId ? number(", line ") : std::nullopt;
    if (!line || !text.starts_with(":"))
        return std::nullopt;
    return std::pair(*importId, *line);
}

} // namespace

Expected<MendableRows> mendableRows(const Store& store, std::int64_t importId)
{
    const Expected<Manner> manner = mannerOf(store, importId);
    if (!manner.ok())
        return manner.error();
    const Expected<std::vector<SetAsideRow>> aside = store.setAside(importId);
    if (!aside.ok())
        return aside.error();
    MendableRows result;
    result.importId = importId;
    result.headers = manner.value().plan.headers;
    for (const SetAsideRow& row : aside.value()) {
        if (row.reason == kErasedReason)
            continue;
        if (!result.rows.empty() && result.rows.back().line == row.line) {
            result.rows.back().reason += "; " + row.reason;
            continue;
        }
        result.rows.push_back({row.line, row.column, row.reason, cellsOf(row.raw, manner.value())});
    }
    return result;
}

Expected<ImportResult> importMended(Store& store, const MendableRows& edited, bool dryRun,
                                    const Control& control)
{
    const auto began = std::chrono::steady_clock::now();
    const Expected<Manner> manner = mannerOf(store, edited.importId);
    if (!manner.ok())
        return manner.error();
    Mending mending(store, manner.value(), dryRun);
    if (Status status = mending.choose(edited); !status.ok())
        return status.error();
    Expected<ImportResult> result = mending.run(control);
    if (result.ok())
        result.value().seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return result;
}

Expected<std::optional<MendableRows>> mendedFile(const Store& store,
                                                 const std::filesystem::path& file)
{
    using None = std::optional<MendableRows>;
    Expected<TableReader> opened = TableReader::open(file);
    // What cannot be read as a table is told by who imports it.
    if (!opened.ok() || opened.value().headers().empty() ||
        opened.value().headers().front() != kReasonColumn)
        return None();
    TableReader& reader = opened.value();
    MendableRows result;
    Piece piece;
    RecordBatch batch;
    while (true) {
        const Expected<bool> more = reader.next(piece);
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        if (Status status = tokenize(piece.text, reader.dialect(), piece.firstLine, batch);
            !status.ok())
            return status.error();
        for (std::size_t i = 0; i < batch.records(); ++i) {
            const auto place = placeOf(batch.field(i, 0));
            if (!place || (result.importId != 0 && place->first != result.importId))
                return None();
            result.importId = place->first;
            MendableRow row;
            row.line = place->second;
            for (std::size_t field = 1; field < batch.fieldCount(i); ++field)
                row.cells.emplace_back(batch.field(i, field));
            result.rows.push_back(std::move(row));
        }
    }
    if (result.importId == 0)
        return None();
    const Expected<Manner> manner = mannerOf(store, result.importId);
    if (!manner.ok())
        return manner.error().kind == ErrorKind::Corrupt ? Expected<None>(manner.error())
                                                         : Expected<None>(None());
    result.headers = manner.value().plan.headers;
    const std::vector<std::string> names(reader.headers().begin() + 1, reader.headers().end());
    if (names != result.headers)
        return None();
    return None(std::move(result));
}

} // namespace regard
