// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs the sessions of tests/data/cli: commands with exactly what they print and how they end.
// How a session is written: tests/data/cli/README.md.
#include "cli/run.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using regard::test::dataPath;
using regard::test::readBytes;
using regard::test::ScratchFolder;

namespace {

struct Step {
    int line = 0;
    std::vector<std::string> words;
    std::string out;
    std::string err;
    int code = 0;
};

/// Words of a command line; "..." and '...' keep blanks together.
std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    char quote = '\0';
    for (const char c : text) {
        if (quote == '\0' && c == ' ') {
            if (inWord)
                words.push_back(std::exchange(word, {}));
            inWord = false;
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
            inWord = true;
        } else if (c == quote) {
            quote = '\0';
        } else {
            word += c;
            inWord = true;
        }
    }
    if (inWord)
        words.push_back(word);
    return words;
}

std::vector<Step> stepsOf(const fs::path& session)
{
    std::vector<Step> steps;
    std::ifstream file(session);
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.starts_with("$ "))
            steps.push_back({number, wordsOf(line.substr(2)), {}, {}, 0});
        else if (steps.empty() || line.starts_with("# "))
            continue;
        else if (line.starts_with("! "))
            steps.back().err += line.substr(2) + "\n";
        else if (line.starts_with("? "))
            steps.back().code = std::stoi(line.substr(2));
        else
            steps.back().out += line + "\n";
    }
    return steps;
}

/// Whether a line is the expected one, in which "{...}" stands for any text.
bool matches(std::string_view text, std::string_view expected)
{
    constexpr std::string_view kAny = "{...}";
    const std::size_t any = expected.find(kAny);
    if (any == std::string_view::npos)
        return text == expected;
    if (!text.starts_with(expected.substr(0, any)))
        return false;
    const std::string_view after = expected.substr(any + kAny.size());
    for (std::size_t at = any; at <= text.size(); ++at) {
        if (matches(text.substr(at), after))
            return true;
    }
    return false;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

bool sameText(const std::string& text, const std::string& expected)
{
    std::vector<std::string> lines = linesOf(text);
    std::vector<std::string> wanted = linesOf(expected);
    // A last line "..." leaves the rest open.
    if (!wanted.empty() && wanted.back() == "..." && lines.size() >= wanted.size()) {
        wanted.pop_back();
        lines.resize(wanted.size());
    }
    return lines.size() == wanted.size() &&
           std::equal(lines.begin(), lines.end(), wanted.begin(),
                      [](const auto& line, const auto& want) { return matches(line, want); });
}

void runStep(const Step& step, const fs::path& session)
{
    INFO(session.filename().string() << ", line " << step.line);
    if (step.words.at(0) == "cat") {
        const std::string text = readBytes(step.words.at(1));
        INFO("got:\n" << text);
        CHECK(sameText(text, step.out));
        return;
    }
    REQUIRE(step.words.at(0) == "regard");
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> words(step.words.begin() + 1, step.words.end());
    std::istringstream in;
    if (words.size() > 2 && words[words.size() - 2] == "<") {
        in.str(readBytes(words.back()));
        words.resize(words.size() - 2);
    }
    std::streambuf* const keyboard = std::cin.rdbuf(in.rdbuf());
    std::cin.clear();
    const int code = regard::cli::run(words, out, err);
    std::cin.rdbuf(keyboard);
    INFO("printed:\n" << out.str());
    INFO("on stderr:\n" << err.str());
    CHECK(code == step.code);
    CHECK(sameText(out.str(), step.out));
    CHECK(sameText(err.str(), step.err));
}

} // namespace

TEST_CASE("commands print and end as their sessions say")
{
    const fs::path data = dataPath("cli");
    std::vector<fs::path> sessions;
    for (const fs::directory_entry& entry : fs::directory_iterator(data)) {
        if (entry.path().extension() == ".session")
            sessions.push_back(entry.path());
    }
    std::sort(sessions.begin(), sessions.end());
    REQUIRE(sessions.size() >= 5);
    const fs::path before = fs::current_path();
    for (const fs::path& session : sessions) {
        const ScratchFolder folder;
        for (const fs::directory_entry& entry : fs::directory_iterator(data)) {
            if (entry.path().extension() != ".session")
                fs::copy(entry.path(), folder.path() / entry.path().filename());
        }
        REQUIRE(setenv("XDG_CONFIG_HOME", (folder / "config").c_str(), 1) == 0);
        REQUIRE(setenv("TZ", "UTC", 1) == 0);
        fs::current_path(folder.path());
        const std::vector<Step> steps = stepsOf(session);
        CHECK_FALSE(steps.empty());
        for (const Step& step : steps)
            runStep(step, session);
        fs::current_path(before);
    }
}

TEST_CASE("the first word tells whether a command or the window is meant")
{
    const ScratchFolder folder;
    (void)folder.write("shop", "");
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    for (const char* word : {"kpis", "targets", "--help", "--version", "kpi", "frobnicate"}) {
        CAPTURE(word);
        CHECK(regard::cli::isCommandLine({word}));
    }
    CHECK(regard::cli::isCommandLine({"--store", "a.regard", "kpis", "--json"}));
    CHECK(regard::cli::isCommandLine({"--json", "--store=a.regard", "kpis"}));
    CHECK_FALSE(regard::cli::isCommandLine({"--store", "kpis"}));
    CHECK_FALSE(regard::cli::isCommandLine({}));
    for (const char* word : {"", "shop", "shop.regard", "./kpi", "--as-of", "/tmp/x"}) {
        CAPTURE(word);
        CHECK_FALSE(regard::cli::isCommandLine({word}));
    }
    fs::current_path(before);
}

TEST_CASE("any text stands for a placeholder, nothing else does")
{
    CHECK(matches("import 12 at noon", "import {...} at {...}"));
    CHECK_FALSE(matches("import 12 at noon", "import {...} in {...}"));
    CHECK_FALSE(matches("import 12", "import 1"));
    CHECK(sameText("a\nb\n", "a\nb\n"));
    CHECK_FALSE(sameText("a\nb\nc\n", "a\nb\n"));
    CHECK(sameText("a\nb\nc\n", "a\n...\n"));
    CHECK_FALSE(sameText("b\nb\nc\n", "a\n...\n"));
}
