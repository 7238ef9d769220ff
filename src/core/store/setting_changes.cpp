// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conventions of a store are saved, and when they were changed is recorded.
#include <regard/store/setting_changes.h>

#include "core/store/day_text.h"
#include "core/store/rows.h"
#include "core/store/sqlite/transaction.h"
#include "core/store/store_connection.h"

#include <ctime>
#include <map>

namespace regard {

namespace {

/// The civil day of the clock in the reporting zone.
Day today(const Conventions& conventions)
{
    const Expected<TimeZone> zone = conventions.timeZone.empty()
                                        ? Expected<TimeZone>(TimeZone::system())
                                        : TimeZone::find(conventions.timeZone);
    const Moment now = Moment::instant(static_cast<std::int64_t>(std::time(nullptr)));
    return (zone.ok() ? zone.value() : TimeZone()).dayOf(now);
}

/// Writes down what differs between two sets of conventions and changes figures.
Status recordChanges(const sqlite::Database& database, const Conventions& before,
                     const Conventions& after)
{
    // Without facts there is no figure yet whose definition could change.
    const Expected<std::int64_t> facts =
        database.integer("SELECT count(*) FROM import WHERE undone = 0");
    if (!facts.ok())
        return facts.error();
    if (facts.value() == 0)
        return {};
    Expected<sqlite::Statement> write = database.prepare(
        "INSERT INTO setting_change (day, key, before, after) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (day, key) DO UPDATE SET after = excluded.after");
    if (!write.ok())
        return write.error();
    std::map<std::string, std::string> was;
    for (auto& [key, value] : before.entries())
        was[key] = value;
    for (const auto& [key, value] : after.entries()) {
        if (value == was[key] || !changesFigures(key))
            continue;
        write.value().bind(1, isoDate(today(after))).bind(2, key);
        if (Status status = write.value().bind(3, was[key]).bind(4, value).run(); !status.ok())
            return status;
    }
    return database.execute("DELETE FROM setting_change WHERE before = after");
}

const std::string* textOf(const SqlResult::Cell& cell)
{
    return std::get_if<std::string>(&cell.value);
}

} // namespace

Status Store::saveConventions(const Conventions& conventions)
{
    const Expected<Conventions> before = this->conventions();
    if (!before.ok())
        return before.error();
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        if (Status status = recordChanges(database, before.value(), conventions); !status.ok())
            return status;
        Expected<sqlite::Statement> write =
            database.prepare("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)");
        if (!write.ok())
            return write.error();
        for (const auto& [key, value] : conventions.entries()) {
            if (Status status = write.value().bind(1, key).bind(2, value).run(); !status.ok())
                return status;
        }
        return {};
    });
}

Expected<std::vector<SettingChange>> settingChanges(const Store& store)
{
    const Expected<SqlResult> found =
        store.query("SELECT id, day, key, before, after FROM setting_change ORDER BY day, id");
    if (!found.ok())
        return found.error();
    std::vector<SettingChange> changes;
    for (const auto& row : found.value().rows) {
        const auto* id = std::get_if<std::int64_t>(&row[0].value);
        const auto* day = textOf(row[1]);
        const auto* key = textOf(row[2]);
        const auto* before = textOf(row[3]);
        const auto* after = textOf(row[4]);
        const auto on = day != nullptr ? parseIsoDate(*day) : std::nullopt;
        if (id == nullptr || key == nullptr || before == nullptr || after == nullptr || !on)
            return Error{ErrorKind::Corrupt, "A change of a setting in the store makes no sense.",
                         store.path().string()};
        changes.push_back({*id, *on, *key, *before, *after});
    }
    return changes;
}

} // namespace regard
