// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include "cli/command.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <filesystem>

namespace regard::cli {

namespace {

struct Entry {
    std::string_view name;
    void (*add)(CLI::App&, Session&);
};

constexpr std::array kCommands{Entry{"demo", addDemo},         Entry{"import", addImport},
                               Entry{"inspect", addInspect},   Entry{"profiles", addProfiles},
                               Entry{"imports", addImports},   Entry{"undo", addUndo},
                               Entry{"rejects", addRejects},   Entry{"customers", addCustomers},
                               Entry{"erase", addErase},       Entry{"health", addHealth},
                               Entry{"kpis", addKpis},         Entry{"explain", addExplain},
                               Entry{"clv", addClv},           Entry{"cohorts", addCohorts},
                               Entry{"survival", addSurvival}, Entry{"forecast", addForecast},
                               Entry{"targets", addTargets},   Entry{"snapshot", addSnapshot},
                               Entry{"report", addReport},     Entry{"sql", addSql},
                               Entry{"export", addExport},     Entry{"check", addCheck},
                               Entry{"backup", addBackup},     Entry{"watch", addWatch}};

bool isName(std::string_view word)
{
    return std::any_of(kCommands.begin(), kCommands.end(),
                       [&](const Entry& entry) { return entry.name == word; });
}

bool isKnown(std::string_view word)
{
    return isName(word) || word == "--help" || word == "-h" || word == "--version";
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

namespace {

bool isCommand(std::string_view word)
{
    if (isKnown(word))
        return true;
    const bool bare = !word.empty() && word.find_first_of("-./") == std::string_view::npos;
    std::error_code code;
    return bare && !std::filesystem::exists(word, code);
}

/// Why the first word is no command; empty when it is one.
std::string wrongBeginning(const std::vector<std::string>& arguments)
{
    if (arguments.empty())
        return "name a command.";
    if (isKnown(arguments[0]))
        return {};
    return "there is no command \"" + oneLine(arguments[0]) + "\".";
}

/// Where the command stands behind options that came first ("--store a.regard kpis"); 0 where it
/// comes first or there is none.
std::size_t commandBehindOptions(const std::vector<std::string>& arguments)
{
    std::size_t i = 0;
    while (i < arguments.size() && arguments[i].starts_with("--") && !isKnown(arguments[i])) {
        const bool alone = arguments[i] == "--json" || arguments[i].find('=') != std::string::npos;
        i += alone ? 1 : 2;
    }
    return i < arguments.size() && isName(arguments[i]) ? i : 0;
}

/// The innermost command that was named.
const CLI::App* named(const CLI::App& app)
{
    const CLI::App* innermost = &app;
    while (!innermost->get_subcommands().empty())
        innermost = innermost->get_subcommands().front();
    return innermost;
}

/// What CLI11 says of a command that needs another word, in our words.
std::string missingWord(const CLI::App& command)
{
    std::string names;
    for (const CLI::App* one : command.get_subcommands({}))
        names += (names.empty() ? "" : ", ") + one->get_name();
    return "say which: " + names;
}

} // namespace

bool isCommandLine(const std::vector<std::string>& arguments)
{
    return !arguments.empty() && (isCommand(arguments[0]) || commandBehindOptions(arguments) > 0);
}

int Session::fail(const Error& error) const
{
    err << "regard: " << oneLine(error.text()) << ".\n";
    return kFailed;
}

int run(std::vector<std::string> arguments, std::ostream& out, std::ostream& err,
        const Drawing& drawing)
{
    if (const std::size_t at = commandBehindOptions(arguments); at > 0)
        std::rotate(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(at),
                    arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    CLI::App app("How a company performs for its customers. Without a command the window opens.",
                 "regard");
    app.set_version_flag("--version", "regard " REGARD_VERSION);
    app.require_subcommand(1);
    Session session{out, err, drawing.snapshot, drawing.report, {}};
    for (const Entry& entry : kCommands)
        entry.add(app, session);

    if (std::string wrong = wrongBeginning(arguments); !wrong.empty()) {
        err << "regard: " << wrong << " Commands are " << commandNames() << ".\n";
        return kWrongUsage;
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        const CLI::App* asked = named(app);
        out << asked->help(asked->get_parent() == nullptr ? "" : "regard");
        return kDone;
    } catch (const CLI::CallForVersion& version) {
        out << version.what() << '\n';
        return kDone;
    } catch (const CLI::ParseError& wrong) {
        const CLI::App* command = named(app);
        std::string name;
        for (const CLI::App* one = command; one != nullptr; one = one->get_parent())
            name.insert(0, one->get_name() + (name.empty() ? "" : " "));
        const bool needsWord =
            wrong.get_name() == "RequiredError" && command->get_require_subcommand_min() > 0;
        err << name << ": " << oneLine(needsWord ? missingWord(*command) : wrong.what()) << ". See "
            << name << " --help.\n";
        return kWrongUsage;
    }
    return session.action ? session.action() : kWrongUsage;
}

} // namespace regard::cli
