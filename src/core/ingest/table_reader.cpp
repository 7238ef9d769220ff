// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"
#include "core/ingest/column_names.h"
#include "core/ingest/file_bytes.h"
#include "core/ingest/text_decoder.h"

#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

#include <algorithm>
#include <utility>

namespace regard {
namespace {

constexpr std::size_t kHeaderSample = std::size_t{64} << 10U;

std::vector<std::string> rowOf(const RecordBatch& batch, std::size_t record)
{
    std::vector<std::string> row(batch.fieldCount(record));
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = batch.field(record, i);
    return row;
}

} // namespace

struct TableReader::State {
    State(FileBytes source, Dialect asTold, std::size_t blockBytes)
        : file(std::move(source)), dialect(std::move(asTold)), decoder(dialect.encoding),
          pieceBytes(std::max<std::size_t>(blockBytes, 64))
    {
    }

    Expected<bool> fill(std::size_t wanted);
    Status readHeader();
    [[nodiscard]] Status stepOverLines(std::int64_t lines);
    [[nodiscard]] Status catchUp();
    void drop(std::size_t bytes);
    [[nodiscard]] Error tooLong() const;
    [[nodiscard]] Error tooWide(std::int64_t where, std::size_t columns) const;
    [[nodiscard]] Error placed(Error error) const;

    FileBytes file;
    Dialect dialect;
    TextDecoder decoder;
    std::size_t pieceBytes;
    std::string block;     // as read from the file, where that is not yet text
    std::string text;      // decoded and not yet handed out
    bool ended = false;    // nothing is left to read of the table
    std::int64_t line = 1; // of the first byte of `text`
    std::int64_t pieces = 0;
    std::vector<std::vector<std::string>> headerRows;
    std::vector<std::string> headers;
    std::int64_t headerLine = 0;
    std::int64_t unheard = 0; // bytes that were read before there was a listener
    std::function<void(std::string_view)> listener;
};

Error TableReader::State::placed(Error error) const
{
    error.file = file.path().string();
    return error;
}

Error TableReader::State::tooLong() const
{
    RecordBatch batch;
    const Status status = tokenize(text, dialect, line, batch);
    if (!status.ok()) {
        Error error = status.error();
        error.message = "The quote that opens here is not closed within 64 MiB. Close it in the "
                        "file, or read the file without quotes.";
        return placed(error);
    }
    Error error;
    error.message =
        "The record that begins here is longer than 64 MiB. Check that this is a text file.";
    error.line = line;
    return placed(error);
}

Error TableReader::State::tooWide(std::int64_t where, std::size_t columns) const
{
    Error error;
    error.message = "The first row has " + std::to_string(columns) + " columns, and no more than " +
                    std::to_string(kMostColumns) +
                    " are read. Check that this is a table and that its delimiter is right.";
    error.line = where;
    return placed(error);
}

/// Appends about `wanted` bytes to `text`; false at the end of the table.
Expected<bool> TableReader::State::fill(std::size_t wanted)
{
    if (ended)
        return false;
    if (dialect.tableBytes > 0)
        wanted = std::min<std::size_t>(wanted, static_cast<std::size_t>(std::max<std::int64_t>(
                                                   0, dialect.tableBytes - file.position())));
    const std::size_t before = text.size();
    if (const Status read = file.append(wanted, text); !read.ok())
        return read.error();
    const std::string_view added = std::string_view(text).substr(before);
    ended = added.size() < wanted || wanted == 0 ||
            (dialect.tableBytes > 0 && file.position() >= dialect.tableBytes);
    if (listener)
        listener(added);
    if (!decoder.isText(added)) { // mostly it is, and is not moved again
        block = added;
        text.resize(before);
        decoder.decode(block, ended, text);
        dialect.encoding = decoder.encoding();
    }
    return true;
}

/// Reads what the listener has missed again, so that it need not be held for him.
Status TableReader::State::catchUp()
{
    if (unheard == 0)
        return {};
    Expected<FileBytes> again = FileBytes::open(file.path());
    if (!again.ok())
        return again.error();
    std::string missed;
    while (unheard > 0) {
        const auto wanted =
            static_cast<std::size_t>(std::min(unheard, static_cast<std::int64_t>(pieceBytes)));
        if (Status read = again.value().read(wanted, missed); !read.ok())
            return read;
        if (missed.size() < wanted)
            return placed({ErrorKind::Io, "The file changed while it was read; read it again."});
        listener(missed);
        unheard -= static_cast<std::int64_t>(missed.size());
    }
    return {};
}

void TableReader::State::drop(std::size_t bytes)
{
    line += countLineEnds(std::string_view(text).substr(0, bytes));
    text.erase(0, bytes);
}

/// Leaves `text` at the beginning of the line that follows. However many lines there are, no more
/// than a block of them is held.
Status TableReader::State::stepOverLines(std::int64_t lines)
{
    const std::int64_t wanted = line + lines;
    for (;;) {
        std::size_t at = 0;
        std::int64_t here = line;
        while (here < wanted) {
            const std::size_t end = text.find_first_of("\r\n", at);
            // A CR that is the last byte may be half of a CRLF.
            if (end == std::string::npos || (end + 1 == text.size() && !ended))
                break;
            at =
                end + (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
            ++here;
        }
        text.erase(0, at);
        line = here;
        if (here == wanted)
            return {};
        if (ended) {
            text.clear();
            return {};
        }
        if (text.size() >= kLargestRecordBytes)
            return tooLong();
        if (const Expected<bool> filled = fill(std::max(pieceBytes, text.size())); !filled.ok())
            return filled.error();
    }
}

Status TableReader::State::readHeader()
{
    const std::size_t wanted = static_cast<std::size_t>(std::max(dialect.headerRows, 1));
    const std::int64_t lines = dialect.skipLines + (dialect.separatorLine ? 1 : 0);
    if (const Expected<bool> filled = fill(pieceBytes); !filled.ok())
        return filled.error();
    if (const Status stepped = stepOverLines(lines); !stepped.ok())
        return stepped;
    Dialect above = dialect; // how the header rows are written
    if (dialect.header && dialect.headerRows > 0) {
        above.delimiter = dialect.header->delimiter;
        above.quote = dialect.header->quote;
        above.escape = dialect.header->escape;
        above.trimSpaces = false;
    }
    RecordBatch batch;
    for (std::size_t look = kHeaderSample;; look *= 2) {
        const bool whole = look >= text.size();
        if (whole && !ended && look > kHeaderSample) {
            if (text.size() >= kLargestRecordBytes)
                return tooLong();
            if (const Expected<bool> filled = fill(std::max(pieceBytes, text.size())); !filled.ok())
                return filled.error();
        }
        const bool all = ended && look >= text.size();
        std::string_view sample = std::string_view(text).substr(0, look);
        if (!all)
            sample = sample.substr(0, completeRecords(sample, above));
        // A quote left open further down is for the one who reads there.
        const Status status = tokenize(sample, above, line, batch);
        if (!status.ok() && batch.records() < wanted)
            return placed(status.error());
        if (batch.records() >= wanted || all)
            break;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(batch.records(), wanted); ++i)
        if (batch.fieldCount(i) > kMostColumns)
            return tooWide(batch.line(i), batch.fieldCount(i));
    std::size_t columns = 0;
    const std::size_t rows =
        std::min(batch.records(), static_cast<std::size_t>(std::max(dialect.headerRows, 0)));
    if (rows == 0) {
        for (std::size_t i = 0; i < std::min<std::size_t>(batch.records(), 100); ++i)
            columns = std::max(columns, std::min(batch.fieldCount(i), kMostColumns));
        headerLine = batch.records() > 0 ? batch.line(0) : line;
    } else {
        for (std::size_t i = 0; i < rows; ++i)
            headerRows.push_back(rowOf(batch, i));
        headerLine = batch.line(0);
        const std::string_view last = batch.raw(rows - 1);
        auto end = static_cast<std::size_t>(last.data() - text.data()) + last.size();
        if (end < text.size())
            end += text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1;
        drop(end);
    }
    headers = columnNames(headerRows, columns);
    return {};
}

Expected<TableReader> TableReader::open(const std::filesystem::path& file,
                                        const std::optional<Dialect>& told, std::size_t pieceBytes)
{
    Dialect dialect;
    if (told) {
        dialect = *told;
    } else {
        Expected<Dialect> detected = detectFile(file);
        if (!detected.ok())
            return detected.error();
        dialect = std::move(detected).value();
    }
    Expected<FileBytes> source = FileBytes::open(file);
    if (!source.ok())
        return source.error();
    auto state = std::make_unique<State>(std::move(source).value(), dialect, pieceBytes);
    if (const Status header = state->readHeader(); !header.ok())
        return header.error();
    return TableReader(std::move(state));
}

TableReader::TableReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

const Dialect& TableReader::dialect() const
{
    return m_state->dialect;
}
const std::vector<std::string>& TableReader::headers() const
{
    return m_state->headers;
}
const std::vector<std::vector<std::string>>& TableReader::headerRows() const
{
    return m_state->headerRows;
}
std::int64_t TableReader::headerLine() const
{
    return m_state->headerLine;
}
std::int64_t TableReader::bytes() const
{
    return m_state->file.size();
}
std::int64_t TableReader::bytesRead() const
{
    return m_state->file.position();
}
std::int64_t TableReader::invalidBytes() const
{
    return m_state->decoder.invalidBytes();
}
std::int64_t TableReader::nulBytes() const
{
    return m_state->decoder.nulBytes();
}

void TableReader::onBytes(std::function<void(std::string_view)> listener)
{
    m_state->listener = std::move(listener);
    m_state->unheard = m_state->listener ? m_state->file.position() : 0;
}

Expected<bool> TableReader::next(Piece& piece)
{
    State& state = *m_state;
    if (const Status heard = state.catchUp(); !heard.ok())
        return heard.error();
    std::size_t complete = 0;
    for (std::size_t wanted = state.pieceBytes;; wanted *= 2) {
        if (state.text.size() < wanted) {
            if (const Expected<bool> filled = state.fill(wanted - state.text.size()); !filled.ok())
                return state.placed(filled.error());
        }
        complete = state.ended ? state.text.size() : completeRecords(state.text, state.dialect);
        if (complete > 0 || state.ended)
            break;
        if (state.text.size() >= kLargestRecordBytes)
            return state.tooLong();
    }
    if (complete == 0) {
        piece.text = {};
        if (state.listener) { // a footer is no part of the table, but it is of the file
            while (state.file.position() < state.file.size()) {
                if (const Status read = state.file.read(state.pieceBytes, state.block); !read.ok())
                    return read.error();
                if (state.block.empty())
                    break;
                state.listener(state.block);
            }
        }
        return false;
    }
    piece.buffer.swap(state.text);
    state.text.assign(piece.buffer, complete);
    piece.text = std::string_view(piece.buffer).substr(0, complete);
    piece.firstLine = state.line;
    piece.index = state.pieces++;
    state.line += countLineEnds(piece.text);
    return true;
}

} // namespace regard
