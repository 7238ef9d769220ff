// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/sqlite/transaction.h"

#include <string>

namespace regard {

Expected<int> layoutVersion(const sqlite::Database& database)
{
    const Expected<std::int64_t> version = database.integer("PRAGMA user_version");
    if (!version.ok())
        return version.error();
    return static_cast<int>(version.value());
}

Status migrate(const sqlite::Database& database, std::span<const Migration> steps)
{
    Expected<sqlite::WriteTransaction> transaction = sqlite::WriteTransaction::begin(database);
    if (!transaction.ok())
        return transaction.error();
    // Asked for inside the transaction: another program may have migrated it meanwhile.
    const Expected<int> version = layoutVersion(database);
    if (!version.ok())
        return version.error();
    const auto from = static_cast<std::size_t>(version.value());
    if (from >= steps.size())
        return {};
    for (std::size_t step = from; step < steps.size(); ++step) {
        if (Status status = database.execute(std::string(steps[step].sql)); !status.ok())
            return Error{status.error().kind,
                         "The store could not be brought to the present version (" +
                             std::string(steps[step].name) + ": " + status.error().message + ").",
                         database.path().string()};
    }
    if (Status status = database.execute("PRAGMA user_version = " + std::to_string(steps.size()));
        !status.ok())
        return status;
    return transaction.value().commit();
}

} // namespace regard
