// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"

#include <CLI/CLI.hpp>

#include <charconv>

namespace regard::cli {

namespace {

struct SnapshotArguments {
    QueryOptions query;
    SnapshotOptions what;
    std::string size = "1440x900";
    std::string theme = "light";
};

bool readSize(std::string_view text, int& width, int& height)
{
    const char* end = text.data() + text.size();
    const auto [cross, code] = std::from_chars(text.data(), end, width);
    if (code != std::errc{} || cross == end || *cross != 'x')
        return false;
    const auto [last, code2] = std::from_chars(cross + 1, end, height);
    return code2 == std::errc{} && last == end && width >= 200 && height >= 200 && width <= 10000 &&
           height <= 10000;
}

std::string checkSize(const std::string& text)
{
    int width = 0;
    int height = 0;
    return readSize(text, width, height)
               ? std::string()
               : "\"" + text + "\" is no size such as 1440x900 (each from 200 to 10000)";
}

int runSnapshot(SnapshotArguments& arguments, const Session& session)
{
    SnapshotOptions& what = arguments.what;
    (void)readSize(arguments.size, what.width, what.height);
    what.dark = arguments.theme == "dark";
    const Expected<std::string> store = arguments.query.store.resolve();
    if (!store.ok() && what.page != "welcome")
        return session.fail(store.error());
    what.view = viewOf(arguments.query, store.ok() ? store.value() : std::string());
    if (!session.draw)
        return session.fail({ErrorKind::Refused, "This program was built without its window."});
    if (Status drawn = session.draw(what); !drawn.ok())
        return session.fail(drawn.error());
    session.out << "The picture is in " << what.out << ".\n";
    return kDone;
}

} // namespace

void addSnapshot(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("snapshot", "Draws a page or dialog as the window would show it.");
    auto arguments = std::make_shared<SnapshotArguments>();
    command
        ->add_option("PAGE", arguments->what.page,
                     "overview, loyalty, service, retention, targets, benchmarks, data, present, "
                     "welcome, customers, "
                     "kpi:NAME, target:NAME, import:FILE, check:FILE or mend:IMPORT")
        ->required();
    command->add_option("--out", arguments->what.out, "the picture to write")
        ->required()
        ->type_name("FILE.png");
    command->add_option("--size", arguments->size, "of the window (default: 1440x900)")
        ->type_name("WxH")
        ->check(checkSize, "");
    command->add_option("--theme", arguments->theme, "light or dark (default: light)")
        ->type_name("WORD")
        ->check(CLI::IsMember({"light", "dark"}).description(""));
    command->add_option("--scale", arguments->what.scale, "pixels a unit (default: 1)")
        ->type_name("N")
        ->check(CLI::Range(0.5, 4.0).description(""));
    arguments->query.store.addTo(*command);
    arguments->query.addPeriodTo(*command);
    arguments->query.addWhereTo(*command);
    arguments->query.addNowTo(*command);
    command->callback([arguments, &session] {
        session.action = [arguments, &session] { return runSnapshot(*arguments, session); };
    });
}

} // namespace regard::cli
