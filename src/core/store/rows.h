// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"
#include "core/store/sqlite/transaction.h"

#include <regard/base/expected.h>

#include <string_view>
#include <vector>

namespace regard {

/// All rows of a SELECT, each made by `make(statement)` after `bind(statement)`.
template <typename Row, typename Make, typename Bind>
[[nodiscard]] Expected<std::vector<Row>> readRows(const sqlite::Database& database,
                                                  std::string_view sql, Make make, Bind bind)
{
    Expected<sqlite::Statement> statement = database.prepare(sql);
    if (!statement.ok())
        return statement.error();
    bind(statement.value());
    std::vector<Row> rows;
    while (true) {
        const Expected<bool> row = statement.value().step();
        if (!row.ok())
            return row.error();
        if (!row.value())
            return rows;
        rows.push_back(make(statement.value()));
    }
}

template <typename Row, typename Make>
[[nodiscard]] Expected<std::vector<Row>> readRows(const sqlite::Database& database,
                                                  std::string_view sql, Make make)
{
    return readRows<Row>(database, sql, make, [](sqlite::Statement&) {});
}

/// Runs `work` (which gives a Status) in a write transaction; commits when it succeeds.
template <typename Work>
[[nodiscard]] Status inTransaction(const sqlite::Database& database, Work work)
{
    Expected<sqlite::WriteTransaction> transaction = sqlite::WriteTransaction::begin(database);
    if (!transaction.ok())
        return transaction.error();
    if (Status status = work(); !status.ok())
        return status;
    return transaction.value().commit();
}

} // namespace regard
