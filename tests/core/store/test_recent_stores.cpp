// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/recent_stores.h>

#include <cstdlib>

using namespace regard;
using regard::test::ScratchFolder;
using Paths = std::vector<std::filesystem::path>;

TEST_CASE("stores opened last are remembered, newest first, each once, eight at most")
{
    const ScratchFolder folder;
    REQUIRE(setenv("XDG_CONFIG_HOME", (folder / "config").c_str(), 1) == 0);
    CHECK(recentStores().empty());
    const auto a = folder.write("a.regard", "");
    const auto b = folder.write("b.regard", "");
    rememberStore(a);
    rememberStore(b);
    rememberStore(a);
    CHECK(recentStores() == Paths{a, b});
    rememberStore(folder.path() / "." / "b.regard");
    CHECK(recentStores() == Paths{b, a});

    rememberStore(folder / "gone.regard");
    CHECK(recentStores() == Paths{b, a});
    forgetStore(b);
    CHECK(recentStores() == Paths{a});
    for (char name = 'c'; name <= 'l'; ++name)
        rememberStore(folder.write(std::string(1, name), ""));
    CHECK(recentStores().size() == 8);
    CHECK(recentStores().front() == folder / "l");
}

TEST_CASE("without a place for settings nothing is remembered and nothing fails")
{
    const ScratchFolder folder;
    // The settings folder cannot be made where a file stands.
    const auto file = folder.write("file", "");
    REQUIRE(setenv("XDG_CONFIG_HOME", file.c_str(), 1) == 0);
    rememberStore(file);
    CHECK(recentStores().empty());
}
