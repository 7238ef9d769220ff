// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_profile.h"
#include "core/ingest/record_grammar.h"
#include "core/ingest/table_finder.h"
#include "core/ingest/text_decoder.h"
#include "core/ingest/utf8.h"

#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

using namespace regard;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// What the reader promises for every input.
void require(bool holds, const char* promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "Broken promise: %s\n", promise);
    std::abort();
}

/// A file that exists in memory only, under a path that can be opened.
class MemoryFile final {
public:
    explicit MemoryFile(std::string_view bytes) : m_handle(::memfd_create("input", 0))
    {
        require(m_handle >= 0, "a file in memory can be made");
        require(::write(m_handle, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
                "a file in memory can be written");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(m_handle); }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_handle); }

private:
    int m_handle;
};

/// What a whole text was read as.
struct ReadText {
    bool ok = true;
    Rows rows;
    std::vector<std::int64_t> lines;
};

void append(const RecordBatch& batch, ReadText& out)
{
    for (std::size_t r = 0; r < batch.records(); ++r) {
        std::vector<std::string> row;
        for (std::size_t i = 0; i < batch.fieldCount(r); ++i)
            row.emplace_back(batch.field(r, i));
        require(!row.empty(), "a record has a field");
        require(out.lines.empty() || batch.line(r) > out.lines.back(), "lines go up");
        out.rows.push_back(std::move(row));
        out.lines.push_back(batch.line(r));
    }
}

ReadText readWhole(std::string_view text, const Dialect& dialect)
{
    ReadText read;
    RecordBatch batch;
    const Status status = tokenize(text, dialect, 1, batch);
    read.ok = status.ok();
    require(read.ok || (status.error().line > 0 && status.error().column > 0),
            "an error has a place");
    append(batch, read);
    return read;
}

/// Collects what the grammar says, without the fast paths.
class Collector final {
public:
    explicit Collector(std::string_view text) : m_text(text) {}
    void recordBegins() { m_row.clear(); }
    void field(std::size_t begin, std::size_t size, bool)
    {
        m_row.emplace_back(m_text.substr(begin, size));
    }
    void field(const std::string& text, bool, bool) { m_row.push_back(text); }
    void strayQuote(std::size_t, std::size_t) {}
    void proof(std::size_t) {}
    void record(std::size_t, std::size_t, std::size_t, bool) { rows.push_back(m_row); }
    void blankLine(std::size_t, bool) {}
    void lineEnd() {}

    Rows rows;

private:
    std::string_view m_text;
    std::vector<std::string> m_row;
};

void checkDialect(std::string_view text, const Dialect& dialect)
{
    const ReadText whole = readWhole(text, dialect);
    Collector grammar(text);
    const bool closed =
        RecordGrammar(text, dialect, grammar).run() == RecordGrammar<Collector>::kClosed;
    require(closed == whole.ok && grammar.rows == whole.rows,
            "the fast path agrees with the grammar");
    if (!whole.ok)
        return;
    ReadText pieces;
    RecordBatch batch;
    std::int64_t line = 1;
    std::size_t from = 0;
    for (std::size_t window = 7; from < text.size();) {
        const std::string_view rest = text.substr(from);
        const bool last = window >= rest.size();
        const std::size_t length =
            last ? rest.size() : completeRecords(rest.substr(0, window), dialect);
        if (length == 0) {
            window *= 2;
            continue;
        }
        const std::string_view piece = rest.substr(0, length);
        require(tokenize(piece, dialect, line, batch).ok(), "a piece can be read by itself");
        append(batch, pieces);
        for (std::size_t i = 0; i < piece.size(); ++i)
            line +=
                piece[i] == '\n' || (piece[i] == '\r' && piece.substr(i + 1, 1) != "\n") ? 1 : 0;
        from += length;
        window = 7;
    }
    require(pieces.rows == whole.rows && pieces.lines == whole.lines,
            "pieces give what the whole gives");
}

/// Tables follow each other, each can be told, and a dialect survives being kept.
void checkTables(const std::string& path)
{
    const Expected<Dialect> dialect = detectFile(path);
    require(dialect.ok(), "a file has a dialect");
    const Expected<Dialect> kept = parseDialect(toJson(dialect.value()));
    require(kept.ok() && kept.value() == dialect.value(), "a dialect is kept as it is");
    const Expected<std::vector<TableExtent>> tables = findTables(path, dialect.value(), {});
    if (!tables.ok())
        return;
    std::int64_t line = 0;
    for (std::size_t i = 0; i < tables.value().size(); ++i) {
        const TableExtent& extent = tables.value()[i];
        require(extent.begin > line && extent.table.line >= extent.begin && extent.table.rows > 0,
                "a table has rows of its own");
        require(extent.end == (i + 1 < tables.value().size() ? tables.value()[i + 1].begin : 0),
                "a table ends where the next one begins");
        line = extent.begin;
        if (i > 2)
            continue;
        DialectTold told;
        told.table = static_cast<int>(i) + 1;
        const Expected<Dialect> chosen = detectFile(path, told);
        require(chosen.ok() && chosen.value().table == *told.table, "a table can be told");
    }
}

void checkFile(std::string_view bytes)
{
    const MemoryFile file(bytes);
    ColumnProfile profile("value");
    std::int64_t records[2] = {0, 0};
    bool failed[2] = {false, false};
    for (const int round : {0, 1}) {
        Expected<TableReader> reader =
            TableReader::open(file.path(), std::nullopt, round == 0 ? 64 : 100000);
        failed[round] = !reader.ok();
        Piece piece;
        RecordBatch batch;
        while (!failed[round]) {
            const Expected<bool> more = reader.value().next(piece);
            failed[round] = !more.ok();
            if (failed[round] || !more.value())
                break;
            failed[round] =
                !tokenize(piece.text, reader.value().dialect(), piece.firstLine, batch).ok();
            for (std::size_t i = 0; i < piece.text.size();) {
                const Utf8Step step = utf8At(piece.text, i);
                require(step.valid && piece.text[i] != '\0',
                        "the text of a piece is UTF-8 without NUL");
                i += step.size;
            }
            for (std::size_t r = 0; r < batch.records(); ++r)
                profile.add(batch.field(r, 0), batch.line(r));
            records[round] += static_cast<std::int64_t>(batch.records());
        }
    }
    checkTables(file.path());
    const ColumnReport report = profile.report();
    require(report.readable >= 0 && report.readable <= 1, "what can be read is a share");
    require(failed[0] == failed[1], "a file is refused whatever the size of the pieces");
    require(failed[0] || records[0] == records[1], "the size of the pieces changes nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkFile(bytes);
    std::string text;
    TextDecoder(detectEncoding(bytes)).decode(bytes, true, text);
    Dialect dialect;
    checkDialect(text, dialect);
    dialect.unclosedIsText = true;
    checkDialect(text, dialect);
    dialect.unclosedIsText = false;
    dialect.escape = '\\';
    checkDialect(text, dialect);
    dialect.trimSpaces = true;
    dialect.delimiter = ";;";
    dialect.quote = '\'';
    checkDialect(text, dialect);
    dialect.delimiter.clear();
    checkDialect(text, dialect);
    return 0;
}
