// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"

#include <regard/ingest/profiles.h>

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

int runProfiles(bool json, const Session& session)
{
    const Expected<std::vector<KnownExport>> known = knownExports();
    if (!known.ok())
        return session.fail(known.error());
    if (json) {
        Json list = Json::array();
        for (const KnownExport& one : known.value())
            list.push_back({{"id", one.id},
                            {"tool", one.tool},
                            {"title", one.title},
                            {"grade", std::string(1, one.grade)},
                            {"gives", one.gives},
                            {"refuse", one.refuse.empty() ? Json(nullptr) : Json(one.refuse)},
                            {"notes", one.notes}});
        session.out << Json{{"profiles", list}}.dump(2) << '\n';
        return kDone;
    }
    TextTable table;
    for (const char* column : {"id", "tool", "grade", "gives"})
        table.addColumn(column, Align::Left);
    for (const KnownExport& one : known.value())
        table.addRow({one.id, one.tool, std::string(1, one.grade),
                      (one.refuse.empty() ? "" : "refused: ") + one.gives});
    table.print(session.out);
    return kDone;
}

} // namespace

void addProfiles(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "profiles", "Lists the exports that are recognised, by the tool that writes them.");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "print one JSON document");
    command->callback([json, &session] {
        session.action = [json, &session] { return runProfiles(*json, session); };
    });
}

} // namespace regard::cli
