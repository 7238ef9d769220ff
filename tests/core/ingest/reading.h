// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/record_batch.h>

#include <string>
#include <string_view>
#include <vector>

namespace regard::test {

using Rows = std::vector<std::vector<std::string>>;

/// The fields of every record of a batch.
inline Rows rowsOf(const RecordBatch& batch)
{
    Rows rows(batch.records());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < batch.fieldCount(r); ++i)
            rows[r].emplace_back(batch.field(r, i));
    }
    return rows;
}

} // namespace regard::test
