// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/lenient_reader.h"

#include <regard/ingest/inspect.h>
#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace regard {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OutFile = std::unique_ptr<std::FILE, CloseFile>;

/// Removes the unfinished file unless told that it is whole.
class Unfinished final {
public:
    explicit Unfinished(std::filesystem::path path) : m_path(std::move(path)) {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove(m_path, ignored);
    }
    void finished() { m_path.clear(); }

private:
    std::filesystem::path m_path;
};

void appendField(std::string_view text, bool alone, std::string& out)
{
    const bool blankEnds = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    // A record of one empty field would be a blank line.
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !blankEnds &&
        !(alone && text.empty())) {
        out += text;
        return;
    }
    out += '"';
    for (std::size_t from = 0;;) {
        const std::size_t quote = text.find('"', from);
        out += text.substr(from, quote == std::string_view::npos ? quote : quote - from + 1);
        if (quote == std::string_view::npos)
            break;
        out += '"';
        from = quote + 1;
    }
    out += '"';
}

template <typename Row>
void appendRecord(std::size_t fields, const Row& field, std::string& out)
{
    for (std::size_t i = 0; i < fields; ++i) {
        if (i > 0)
            out += ',';
        appendField(field(i), fields == 1, out);
    }
    out += "\r\n";
}

Error failure(const std::filesystem::path& file)
{
    Error error;
    error.kind = ErrorKind::Io;
    error.message = "The file cannot be written: " + std::string(std::strerror(errno)) + ".";
    error.file = file.string();
    return error;
}

} // namespace

Expected<std::int64_t> writeClean(const std::filesystem::path& file,
                                  const std::filesystem::path& out,
                                  const std::optional<Dialect>& told, const Control& control)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(file, out, ignored))
        return Error{ErrorKind::Refused,
                     "The cleaned file would overwrite the one that is read. Choose another name.",
                     out.string()};
    Expected<TableReader> opened = openLeniently(file, told);
    if (!opened.ok())
        return opened.error();
    TableReader& reader = opened.value();
    std::filesystem::path unfinished = out;
    unfinished += ".part";
    OutFile written(std::fopen(unfinished.c_str(), "wb"));
    if (!written)
        return failure(out);
    Unfinished guard(unfinished);

    std::string text;
    const auto& rows = reader.headerRows();
    if (rows.size() == 1)
        appendRecord(
            rows[0].size(), [&](std::size_t i) -> std::string_view { return rows[0][i]; }, text);
    else if (!reader.headers().empty())
        appendRecord(
            reader.headers().size(),
            [&](std::size_t i) -> std::string_view { return reader.headers()[i]; }, text);
    std::int64_t records = 0;
    Piece piece;
    RecordBatch batch;
    for (;;) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        const Expected<bool> more = reader.next(piece);
        if (!more.ok())
            return more.error();
        if (more.value()) {
            if (const Status status =
                    tokenize(piece.text, reader.dialect(), piece.firstLine, batch);
                !status.ok()) {
                Error error = status.error();
                error.file = file.string();
                return error;
            }
            for (std::size_t r = 0; r < batch.records(); ++r)
                appendRecord(
                    batch.fieldCount(r), [&](std::size_t i) { return batch.field(r, i); }, text);
            records += static_cast<std::int64_t>(batch.records());
        }
        if (std::fwrite(text.data(), 1, text.size(), written.get()) != text.size())
            return failure(out);
        text.clear();
        if (!more.value())
            break;
        if (control.report)
            control.report({"Writing", reader.bytesRead(), reader.bytes(), records});
    }
    if (std::fclose(written.release()) != 0)
        return failure(out);
    std::error_code error;
    std::filesystem::rename(unfinished, out, error);
    if (error)
        return Error{ErrorKind::Io, "The file cannot be written: " + error.message() + ".",
                     out.string()};
    guard.finished();
    return records;
}

} // namespace regard
