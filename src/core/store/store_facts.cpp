// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/store.h>

#include "core/store/dataset_loader.h"
#include "core/store/facts/undo_facts.h"
#include "core/store/import_log.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <string>

namespace regard {

namespace {

/// Fails with a sentence unless there is such an import and it stands.
Status mustStand(const sqlite::Database& database, std::int64_t importId)
{
    const std::string id = std::to_string(importId);
    const Expected<std::int64_t> there =
        database.integer("SELECT count(*) FROM import WHERE id = " + id);
    if (!there.ok())
        return there.error();
    if (there.value() == 0)
        return Error{ErrorKind::NotFound, "There is no import number " + id + "."};
    const Expected<std::int64_t> undone =
        database.integer("SELECT undone FROM import WHERE id = " + id);
    if (!undone.ok())
        return undone.error();
    if (undone.value() != 0)
        return Error{ErrorKind::Refused, "Import number " + id + " is undone already."};
    return {};
}

} // namespace

Expected<std::shared_ptr<const Dataset>> Store::load(const TimeZone& zone,
                                                     const Control& control) const
{
    return loadDataset(m_connection->database, zone, control);
}

Expected<UndoReport> Store::undoImport(std::int64_t importId)
{
    const sqlite::Database& database = m_connection->database;
    UndoReport report;
    Status status = inTransaction(database, [&]() -> Status {
        if (Status stands = mustStand(database, importId); !stands.ok())
            return stands;
        const Expected<UndoReport> ordinary = takeBackOrdinaryRows(database, importId);
        if (!ordinary.ok())
            return ordinary.error();
        Expected<UndoReport> facts = undoFacts(database, importId);
        if (!facts.ok())
            return facts.error();
        report = facts.value();
        report.rowsRemoved += ordinary.value().rowsRemoved;
        report.heldByOthers += ordinary.value().heldByOthers;
        return {};
    });
    if (!status.ok())
        return status.error();
    return report;
}

} // namespace regard
