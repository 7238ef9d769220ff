// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct UndoOptions {
    StoreOption store;
    std::int64_t id = 0;
    bool json = false;
};

/// The import that was named, or the newest that stands.
Expected<ImportRecord> importToUndo(const Store& store, std::int64_t id)
{
    const Expected<std::vector<ImportRecord>> imports = store.imports();
    if (!imports.ok())
        return imports.error();
    for (auto record = imports.value().rbegin(); record != imports.value().rend(); ++record) {
        if (id == 0 && !record->undone)
            return *record;
        if (record->id != id)
            continue;
        if (record->undone)
            return Error{ErrorKind::Refused,
                         "Import " + std::to_string(id) + " was taken back already."};
        return *record;
    }
    if (id == 0)
        return Error{ErrorKind::NotFound, "There is no import to take back."};
    return Error{ErrorKind::NotFound,
                 "There is no import " + std::to_string(id) + ". See them with: regard imports"};
}

int runUndo(const UndoOptions& options, const Session& session)
{
    Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    const Expected<ImportRecord> record = importToUndo(store.value(), options.id);
    if (!record.ok())
        return session.fail(record.error());
    const Expected<UndoReport> report = store.value().undoImport(record.value().id);
    if (!report.ok())
        return session.fail(report.error());
    if (options.json) {
        session.out << Json{{"import", record.value().id},
                            {"file", record.value().file},
                            {"rows_removed", report.value().rowsRemoved},
                            {"rows_restored", report.value().rowsRestored},
                            {"changed_since", report.value().changedSince},
                            {"held_by_others", report.value().heldByOthers}}
                           .dump(2)
                    << '\n';
        return kDone;
    }
    session.out << "Import " << record.value().id << " (" << record.value().file
                << ") was taken back: " << counted(report.value().rowsRemoved, "row")
                << " removed, " << counted(report.value().rowsRestored, "older row")
                << " put back.\n";
    if (report.value().changedSince > 0)
        session.out << grouped(report.value().changedSince)
                    << " of its rows had been replaced by later imports, which stay.\n";
    if (report.value().heldByOthers > 0)
        session.out << grouped(report.value().heldByOthers)
                    << " of its rows stand in other imports too and stay as theirs.\n";
    if (record.value().mends != 0)
        session.out << "The rows that it had mended are set aside again in import "
                    << record.value().mends << ".\n";
    return kDone;
}

} // namespace

void addUndo(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("undo", "Takes one import back whole.");
    auto options = std::make_shared<UndoOptions>();
    options->store.addTo(*command);
    command->add_option("ID", options->id, "the import (default: the newest)")->check(checkId, "");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runUndo(*options, session); };
    });
}

} // namespace regard::cli
