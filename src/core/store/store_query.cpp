// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/store.h>

#include "core/store/query.h"
#include "core/store/store_connection.h"

namespace regard {

Expected<std::shared_ptr<const Dataset>> factsForQueries(const Store& store,
                                                         Store::Connection& connection)
{
    const Expected<std::int64_t> generation = store.generation();
    if (!generation.ok())
        return generation.error();
    if (connection.queried == nullptr || connection.queried->generation() != generation.value()) {
        // UTC: queries see instants, not the civil days of a reporting zone.
        Expected<std::shared_ptr<const Dataset>> loaded = store.load(TimeZone());
        if (!loaded.ok())
            return loaded;
        connection.queried = loaded.value();
    }
    return connection.queried;
}

Expected<SqlResult> Store::query(std::string_view sql, std::size_t maxRows) const
{
    const Expected<std::shared_ptr<const Dataset>> facts = factsForQueries(*this, *m_connection);
    if (!facts.ok())
        return facts.error();
    return runQuery(m_connection->path, facts.value(), sql, maxRows);
}

} // namespace regard
