// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <regard/ingest/set_aside_file.h>

#include <CLI/CLI.hpp>

#include <fstream>

namespace regard::cli {

namespace {

struct RejectsOptions {
    StoreOption store;
    std::int64_t id = 0;
    std::string out;
    bool json = false;
};

Expected<ImportRecord> importWithRejects(const Store& store, std::int64_t id)
{
    const Expected<std::vector<ImportRecord>> imports = store.imports();
    if (!imports.ok())
        return imports.error();
    for (auto record = imports.value().rbegin(); record != imports.value().rend(); ++record) {
        if (id == 0 ? !record->undone && record->setAside > 0 : record->id == id)
            return *record;
    }
    if (id == 0)
        return Error{ErrorKind::NotFound, "No rows were set aside."};
    return Error{ErrorKind::NotFound,
                 "There is no import " + std::to_string(id) + ". See them with: regard imports"};
}

int writeMendable(const Store& store, const RejectsOptions& options, const Session& session)
{
    const Expected<ImportRecord> record = importWithRejects(store, options.id);
    if (!record.ok())
        return session.fail(record.error());
    const Expected<std::vector<SetAsideRow>> rows = store.setAside(record.value().id);
    if (!rows.ok())
        return session.fail(rows.error());
    std::ofstream file(options.out, std::ios::binary);
    file << mendableText(record.value(), rows.value());
    file.close();
    if (!file)
        return session.fail({ErrorKind::Io, "The file cannot be written.", options.out});
    session.out << counted(static_cast<std::int64_t>(rows.value().size()), "row")
                << " set aside from " << record.value().file << ": now in " << options.out
                << ", to be mended there and imported again.\n";
    return kDone;
}

int runRejects(const RejectsOptions& options, const Session& session)
{
    const Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    if (!options.out.empty())
        return writeMendable(store.value(), options, session);
    std::optional<std::int64_t> id;
    if (options.id != 0) {
        const Expected<ImportRecord> record = importWithRejects(store.value(), options.id);
        if (!record.ok())
            return session.fail(record.error());
        id = options.id;
    }
    const Expected<std::vector<SetAsideRow>> rows = store.value().setAside(id);
    if (!rows.ok())
        return session.fail(rows.error());
    if (options.json) {
        Json list = Json::array();
        for (const SetAsideRow& row : rows.value())
            list.push_back({{"import", row.importId},
                            {"line", row.line},
                            {"column", row.column},
                            {"reason", row.reason},
                            {"raw", row.raw}});
        session.out << Json{{"rows", list}}.dump(2, ' ', false, Json::error_handler_t::replace)
                    << '\n';
        return kDone;
    }
    if (rows.value().empty()) {
        session.out << "No rows were set aside.\n";
        return kDone;
    }
    TextTable table;
    table.addColumn("import", Align::Right);
    table.addColumn("line", Align::Right);
    table.addColumn("column", Align::Left);
    table.addColumn("reason", Align::Left);
    table.addColumn("row", Align::Left);
    for (const SetAsideRow& row : rows.value()) {
        std::string raw = row.raw;
        std::replace_if(
            raw.begin(), raw.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        table.addRow(
            {std::to_string(row.importId), std::to_string(row.line), row.column, row.reason, raw});
    }
    table.print(session.out);
    return kDone;
}

} // namespace

void addRejects(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "rejects", "The rows set aside with their reasons, to be mended and imported again.");
    auto options = std::make_shared<RejectsOptions>();
    options->store.addTo(*command);
    command->add_option("ID", options->id, "an import (default: all; with --out the newest)")
        ->check(checkId, "");
    command->add_option("--out", options->out, "write the rows under their header into a file")
        ->type_name("FILE");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runRejects(*options, session); };
    });
}

} // namespace regard::cli
