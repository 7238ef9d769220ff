// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/private_folder.h"

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using regard::Expected;
using regard::PrivateFolder;
using regard::test::ScratchFolder;

namespace {

/// TMPDIR for one test.
class TemporaryPlace final {
public:
    explicit TemporaryPlace(const fs::path& path)
    {
        const char* before = std::getenv("TMPDIR");
        m_before = before == nullptr ? "" : before;
        ::setenv("TMPDIR", path.c_str(), 1);
    }
    ~TemporaryPlace()
    {
        if (m_before.empty())
            ::unsetenv("TMPDIR");
        else
            ::setenv("TMPDIR", m_before.c_str(), 1);
    }
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;

private:
    std::string m_before;
};

} // namespace

TEST_CASE("what a killed program left unpacked is removed, what is in use stays")
{
    const ScratchFolder place;
    const TemporaryPlace temporary(place.path());
    const pid_t child = ::fork();
    if (child == 0) {
        // Ends without any destructor, as after kill -9.
        const Expected<PrivateFolder> left = PrivateFolder::create();
        ::_exit(left.ok() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    REQUIRE_FALSE(fs::is_empty(place.path()));

    const Expected<PrivateFolder> mine = PrivateFolder::create();
    REQUIRE(mine.ok());
    fs::create_directory(place / "somebody-elses");
    fs::create_directory(place / "regard-unpacked-being-made");
    regard::removeAbandonedFolders();
    CHECK(fs::exists(mine.value().path()));
    CHECK(fs::exists(place / "somebody-elses"));
    CHECK(fs::exists(place / "regard-unpacked-being-made"));
    const auto count =
        std::distance(fs::directory_iterator(place.path()), fs::directory_iterator());
    CHECK(count == 3);
}

TEST_CASE("no name leads out of a private folder")
{
    const Expected<PrivateFolder> folder = PrivateFolder::create();
    REQUIRE(folder.ok());
    for (const char* name :
         {"", ".", "..", "../x", "/etc/passwd", "a\\..\\b", "a/b", ".in-use", "line\nend"}) {
        CAPTURE(name);
        const fs::path file = folder.value().fileFor(name);
        CHECK(file.parent_path() == folder.value().path());
        CHECK(file.filename() != "..");
        CHECK(file.filename() != ".in-use");
        CHECK_FALSE(file.filename().empty());
    }
}
