// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include "cli/command.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace regard::cli {

namespace {

struct Entry {
    std::string_view name;
    void (*add)(CLI::App&, Session&);
};

constexpr std::array kCommands{
    Entry{"demo", addDemo},       Entry{"import", addImport},     Entry{"inspect", addInspect},
    Entry{"imports", addImports}, Entry{"undo", addUndo},         Entry{"rejects", addRejects},
    Entry{"kpis", addKpis},       Entry{"explain", addExplain},   Entry{"clv", addClv},
    Entry{"targets", addTargets}, Entry{"snapshot", addSnapshot}, Entry{"sql", addSql},
    Entry{"export", addExport},   Entry{"check", addCheck},       Entry{"backup", addBackup}};

bool isName(std::string_view word)
{
    return std::any_of(kCommands.begin(), kCommands.end(),
                       [&](const Entry& entry) { return entry.name == word; });
}

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.'))
        text.pop_back();
    return text;
}

std::string commandNames()
{
    std::string names;
    for (const Entry& entry : kCommands)
        names += (names.empty() ? "" : ", ") + std::string(entry.name);
    return names;
}

} // namespace

int Session::fail(const Error& error) const
{
    err << "regard: " << oneLine(error.text()) << ".\n";
    return kFailed;
}

bool isCommand(std::string_view word)
{
    return isName(word) || word == "--help" || word == "-h" || word == "--version";
}

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
        const Draw& draw)
{
    CLI::App app("How a company performs for its customers. Without a command the window opens.",
                 "regard");
    app.set_version_flag("--version", "regard " REGARD_VERSION);
    app.require_subcommand(1);
    Session session{out, err, draw, {}};
    for (const Entry& entry : kCommands)
        entry.add(app, session);

    if (!arguments.empty() && !arguments[0].starts_with("-") && !isName(arguments[0])) {
        err << "regard: there is no command \"" << oneLine(arguments[0]) << "\". Commands are "
            << commandNames() << ".\n";
        return kWrongUsage;
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        // Help for the innermost command that was named.
        const CLI::App* asked = &app;
        while (!asked->get_subcommands().empty())
            asked = asked->get_subcommands().front();
        out << asked->help(asked->get_parent() == nullptr ? "" : "regard");
        return kDone;
    } catch (const CLI::CallForVersion& version) {
        out << version.what() << '\n';
        return kDone;
    } catch (const CLI::ParseError& wrong) {
        const std::string command = arguments.empty() || arguments[0].starts_with("-")
                                        ? std::string("regard")
                                        : "regard " + arguments[0];
        err << command << ": " << oneLine(wrong.what()) << ". See " << command << " --help.\n";
        return kWrongUsage;
    }
    return session.action ? session.action() : kWrongUsage;
}

} // namespace regard::cli
