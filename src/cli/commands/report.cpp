// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct ReportArguments {
    QueryOptions query;
    ReportOptions what;
};

int runReport(ReportArguments& arguments, const Session& session)
{
    ReportOptions& what = arguments.what;
    const Expected<std::string> store = arguments.query.store.resolve();
    if (!store.ok())
        return session.fail(store.error());
    what.view = viewOf(arguments.query, store.value());
    if (!session.report)
        return session.fail({ErrorKind::Refused, "This program was built without its window."});
    if (Status written = session.report(what); !written.ok())
        return session.fail(written.error());
    session.out << "The report is in " << what.out << ".\n";
    return kDone;
}

} // namespace

void addReport(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("report", "Writes the report that a manager receives, as PDF or HTML.");
    auto arguments = std::make_shared<ReportArguments>();
    command->add_option("--out", arguments->what.out, "the file to write: its ending says the kind")
        ->required()
        ->type_name("FILE.pdf|.html");
    command->add_option("--title", arguments->what.title, "what stands at its top")
        ->type_name("TEXT");
    arguments->query.store.addTo(*command);
    arguments->query.addPeriodTo(*command);
    arguments->query.addWhereTo(*command);
    arguments->query.addNowTo(*command);
    command->callback([arguments, &session] {
        session.action = [arguments, &session] { return runReport(*arguments, session); };
    });
}

} // namespace regard::cli
