// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct ImportsOptions {
    StoreOption store;
    bool json = false;
};

Json recordJson(const ImportRecord& record)
{
    Json json{
        {"import", record.id},          {"file", record.file},
        {"profile", record.source},     {"at", TimeZone().format(Moment::instant(record.at)) + "Z"},
        {"rows", record.rows},          {"new", record.added},
        {"changed", record.changed},    {"same", record.same},
        {"merged", record.merged},      {"dropped", record.dropped},
        {"set_aside", record.setAside}, {"undone", record.undone}};
    if (record.mends != 0)
        json["mends"] = record.mends;
    return json;
}

int runImports(const ImportsOptions& options, const Session& session)
{
    const Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    const Expected<std::vector<ImportRecord>> imports = store.value().imports();
    if (!imports.ok())
        return session.fail(imports.error());
    if (options.json) {
        Json list = Json::array();
        for (const ImportRecord& record : imports.value())
            list.push_back(recordJson(record));
        session.out << Json{{"imports", list}}.dump(2) << '\n';
        return kDone;
    }
    if (imports.value().empty()) {
        session.out << "Nothing was imported yet. Begin with: regard import FILE\n";
        return kDone;
    }
    const Expected<Conventions> conventions = store.value().conventions();
    const Expected<TimeZone> zone =
        conventions.ok() ? zoneOf(conventions.value()) : Expected<TimeZone>(conventions.error());
    if (!zone.ok())
        return session.fail(zone.error());
    TextTable table;
    table.addColumn("import", Align::Right);
    table.addColumn("at", Align::Left);
    table.addColumn("file", Align::Left);
    table.addColumn("mapping", Align::Left);
    for (const char* count : {"rows", "new", "changed", "same", "merged", "set aside"})
        table.addColumn(count, Align::Right);
    table.addColumn("", Align::Left);
    for (const ImportRecord& record : imports.value())
        table.addRow({std::to_string(record.id), zone.value().format(Moment::instant(record.at)),
                      record.file, record.source, grouped(record.rows), grouped(record.added),
                      grouped(record.changed), grouped(record.same), grouped(record.merged),
                      grouped(record.setAside),
                      record.undone       ? "taken back"
                      : record.mends != 0 ? "mends import " + std::to_string(record.mends)
                                          : ""});
    table.print(session.out);
    return kDone;
}

} // namespace

void addImports(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("imports", "Lists the imports of a store.");
    auto options = std::make_shared<ImportsOptions>();
    options->store.addTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runImports(*options, session); };
    });
}

} // namespace regard::cli
