// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/reading/file_head.h"

#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

namespace regard {

Expected<FileHead> readHead(const std::filesystem::path& file, const std::optional<Dialect>& told,
                            std::size_t rows)
{
    constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;
    Expected<TableReader> opened = TableReader::open(file, told, kPieceBytes);
    if (!opened.ok())
        return opened.error();
    TableReader& reader = opened.value();
    FileHead head;
    head.fileName = file.filename().string();
    head.headers = reader.headers();
    head.headerRows = reader.headerRows();
    Piece piece;
    RecordBatch batch;
    while (head.records.size() < rows) {
        const Expected<bool> more = reader.next(piece);
        if (!more.ok() || !more.value())
            break;
        const bool whole = tokenize(piece.text, reader.dialect(), piece.firstLine, batch).ok();
        for (std::size_t r = 0; r < batch.records() && head.records.size() < rows; ++r) {
            std::vector<std::string>& record = head.records.emplace_back(batch.fieldCount(r));
            head.lines.push_back(batch.line(r));
            for (std::size_t i = 0; i < record.size(); ++i)
                record[i] = batch.field(r, i);
        }
        if (!whole)
            break;
    }
    head.dialect = reader.dialect();
    return head;
}

} // namespace regard
