// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/words.h"

#include <regard/ingest/watched_folder.h>

#include <CLI/CLI.hpp>

#include <chrono>
#include <thread>

namespace regard::cli {

namespace {

constexpr std::chrono::seconds kBetweenLooks{10};

struct WatchOptions {
    StoreOption store;
    std::string folder;
    double settle = 2;
    bool once = false;
    bool on = false;
    bool off = false;
    bool json = false;
};

Json reportJson(const WatchReport& report, const std::string& folder)
{
    Json json;
    json["folder"] = folder;
    json["imported"] = Json::array();
    for (const ImportResult& result : report.imported) {
        const ImportRecord& record = result.record;
        json["imported"].push_back({{"file", record.file},
                                    {"import", record.id},
                                    {"rows", record.rows},
                                    {"new", record.added},
                                    {"changed", record.changed},
                                    {"same", record.same},
                                    {"set_aside", record.setAside}});
    }
    json["waiting"] = Json::array();
    for (const WaitingTable& table : report.waiting)
        json["waiting"].push_back({{"file", table.name}, {"reason", table.reason}});
    json["unfinished"] = report.unfinished;
    return json;
}

void printImported(std::ostream& out, const WatchReport& report)
{
    for (const ImportResult& result : report.imported) {
        const ImportRecord& record = result.record;
        out << record.file << ": " << grouped(record.rows) << " rows, " << grouped(record.added)
            << " new, " << grouped(record.changed) << " changed, " << grouped(record.same)
            << " same, " << grouped(record.setAside) << " set aside (import " << record.id
            << ").\n";
    }
}

void printWaiting(std::ostream& out, const WatchReport& report)
{
    for (const WaitingTable& table : report.waiting)
        out << "Waiting: " << table.name << ": " << table.reason << '\n';
    for (const std::string& file : report.unfinished)
        out << "Not looked at yet, it still changes: " << file << '\n';
}

int codeOf(const WatchReport& report)
{
    for (const ImportResult& result : report.imported)
        if (result.record.setAside > 0)
            return kRowsSetAside;
    return report.waiting.empty() ? kDone : kRowsSetAside;
}

/// One look, and a second one for what the first saw for the first time.
Expected<WatchReport> lookTwice(Store& store, const std::string& folder, double settle)
{
    Expected<WatchReport> first = lookIntoFolder(store, folder);
    if (!first.ok() || first.value().unfinished.empty())
        return first;
    std::this_thread::sleep_for(std::chrono::duration<double>(settle));
    Expected<WatchReport> second = lookIntoFolder(store, folder);
    if (second.ok())
        second.value().imported.insert(second.value().imported.begin(),
                                       first.value().imported.begin(),
                                       first.value().imported.end());
    return second;
}

int goOn(Store& store, const std::string& folder, const Session& session)
{
    std::vector<WaitingTable> known;
    for (;;) {
        const Expected<WatchReport> report = lookIntoFolder(store, folder);
        if (!report.ok() && report.error().kind != ErrorKind::Busy)
            return session.fail(report.error());
        if (report.ok()) {
            printImported(session.out, report.value());
            if (report.value().waiting.size() != known.size())
                printWaiting(session.out, report.value());
            known = report.value().waiting;
            session.out.flush();
        }
        std::this_thread::sleep_for(kBetweenLooks);
    }
}

int runWatch(const WatchOptions& options, const Session& session)
{
    Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    Expected<WatchSettings> settings = watchSettings(store.value());
    if (!settings.ok())
        return session.fail(settings.error());
    if (!options.folder.empty())
        settings.value().folder = options.folder;
    if (options.on || options.off) {
        settings.value().on = options.on;
        if (Status saved = saveWatchSettings(store.value(), settings.value()); !saved.ok())
            return session.fail(saved.error());
        session.out << (options.on ? "The window watches " + settings.value().folder.string() +
                                         " while this store is open in it.\n"
                                   : std::string("The window watches no folder.\n"));
        return kDone;
    }
    const std::string folder = settings.value().folder.string();
    if (folder.empty())
        return session.fail({ErrorKind::Invalid, "Name the folder that is to be watched."});
    if (!options.once)
        return goOn(store.value(), folder, session);
    const Expected<WatchReport> report = lookTwice(store.value(), folder, options.settle);
    if (!report.ok())
        return session.fail(report.error());
    if (options.json) {
        session.out << reportJson(report.value(), folder)
                           .dump(2, ' ', false, Json::error_handler_t::replace)
                    << '\n';
    } else {
        printImported(session.out, report.value());
        printWaiting(session.out, report.value());
        if (report.value().imported.empty() && report.value().waiting.empty() &&
            report.value().unfinished.empty())
            session.out << "Nothing new in " << folder << ".\n";
    }
    return codeOf(report.value());
}

} // namespace

void addWatch(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "watch", "Imports what comes into a folder and leaves no doubt; the rest waits.");
    auto options = std::make_shared<WatchOptions>();
    options->store.addTo(*command);
    command->add_option("FOLDER", options->folder, "without it: the folder that the store names");
    CLI::Option* once =
        command->add_flag("--once", options->once, "look now and end, for a scheduler");
    command
        ->add_option("--settle", options->settle,
                     "seconds that a new file must not change before it is read")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 3600.0))
        ->needs(once);
    CLI::Option* on = command->add_flag("--on", options->on, "the window watches it, too");
    command->add_flag("--off", options->off, "the window watches no folder")->excludes(on);
    command->add_flag("--json", options->json, "print one JSON document")->needs(once);
    command->callback([options, &session] {
        session.action = [options, &session] { return runWatch(*options, session); };
    });
}

} // namespace regard::cli
