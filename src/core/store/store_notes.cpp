// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <regard/store/store.h>

namespace regard {

Expected<std::string> Store::note(std::string_view name) const
{
    const Expected<std::vector<std::string>> rows = readRows<std::string>(
        m_connection->database, "SELECT text FROM note WHERE name = ?1",
        [](const sqlite::Statement& row) { return row.text(0); },
        [&](sqlite::Statement& statement) { statement.bind(1, name); });
    if (!rows.ok())
        return rows.error();
    return rows.value().empty() ? std::string() : rows.value().front();
}

Status Store::saveNote(std::string_view name, std::string_view text)
{
    // One statement is a transaction of its own, and does not count as a change of the store.
    Expected<sqlite::Statement> write =
        m_connection->database.prepare("INSERT OR REPLACE INTO note (name, text) VALUES (?1, ?2)");
    if (!write.ok())
        return write.error();
    return write.value().bind(1, name).bind(2, text).run();
}

} // namespace regard
