// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customers/scrub.h"

namespace regard {

namespace {

constexpr const char* kInUse =
    "Another program is reading the store; the last bytes leave the disk when the store is opened "
    "alone.";

std::string scrubNow(const sqlite::Database& database)
{
    // Imports that were taken back before have left their bytes in free pages.
    if (const Status status = database.execute("VACUUM"); !status.ok())
        return status.error().kind == ErrorKind::Busy ? std::string(kInUse)
                                                      : status.error().message;
    if (const Status status = database.execute("DELETE FROM meta WHERE key = 'scrub'");
        !status.ok())
        return status.error().message;
    const Expected<std::int64_t> busy = database.integer("PRAGMA wal_checkpoint(TRUNCATE)");
    if (busy.ok() && busy.value() == 0)
        return {};
    (void)demandScrub(database);
    return kInUse;
}

} // namespace

Status prepareScrub(const sqlite::Database& database)
{
    return database.execute("PRAGMA secure_delete = ON");
}

Status demandScrub(const sqlite::Database& database)
{
    return database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('scrub', 1)");
}

Expected<bool> needsScrub(const sqlite::Database& database)
{
    const Expected<std::int64_t> there =
        database.integer("SELECT count(*) FROM meta WHERE key = 'scrub'");
    if (!there.ok())
        return there.error();
    return there.value() > 0;
}

std::string scrub(const sqlite::Database& database)
{
    // Who reads now may read for long: a second is enough to wait, the store will be opened again.
    (void)database.execute("PRAGMA busy_timeout = 1000");
    std::string pending = scrubNow(database);
    (void)database.execute("PRAGMA busy_timeout = 5000");
    return pending;
}

} // namespace regard
