// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Power loss, a full disk and failing writes at random points of everything that changes a store:
// afterwards it opens, is sound, and holds what it held before or what it should hold after, never
// anything else.
#include "durability/company.h"
#include "durability/crash_vfs.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <cstdlib>
#include <functional>
#include <random>

using namespace regard;
using namespace regard::test;

namespace {

namespace fs = std::filesystem;

/// How many points are tried for each change and fault. More with REGARD_CRASH_POINTS.
int pointsEach(int otherwise)
{
    const char* told = std::getenv("REGARD_CRASH_POINTS");
    return told == nullptr ? otherwise : std::atoi(told);
}

using Act = std::function<Status(Store&)>;

class Trial final {
public:
    /// `least`: how many points the change must have.
    explicit Trial(Act act, std::int64_t least = 20) : m_act(std::move(act))
    {
        makeCompany(m_folder / "base.regard");
        copyBase();
        m_before = content();
        m_vfs.arm(0, Fault::PowerLoss, 1);
        REQUIRE(run().ok());
        m_points = m_vfs.points();
        m_after = content();
        REQUIRE((m_before != m_after));
        REQUIRE(m_points >= least);
    }

    void strikeAll(Fault fault, int times, unsigned seed)
    {
        std::mt19937 random(seed);
        int before = 0;
        for (int i = 0; i < times; ++i) {
            const auto point =
                1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(m_points));
            before += strike(fault, point, random()) ? 1 : 0;
        }
        // Otherwise the faults came where nothing hung on them.
        CHECK(before >= times / 10);
    }

private:
    void copyBase()
    {
        for (const char* end : {"", "-wal", "-shm"})
            fs::remove(m_folder / (std::string("trial.regard") + end));
        fs::copy_file(m_folder / "base.regard", m_folder / "trial.regard");
    }

    /// Opens, acts, closes.
    Status run()
    {
        Expected<Store> store = Store::open(m_folder / "trial.regard");
        return store.ok() ? m_act(store.value()) : Status(store.error());
    }

    std::string content()
    {
        const Expected<Store> store = Store::open(m_folder / "trial.regard");
        if (!store.ok())
            FAIL(store.error().text());
        const Expected<std::vector<std::string>> findings = store.value().check();
        if (!findings.ok())
            FAIL(findings.error().text());
        for (const std::string& finding : findings.value())
            FAIL(finding);
        return contentOf(store.value());
    }

    /// True when the change did not happen.
    bool strike(Fault fault, std::int64_t point, unsigned seed)
    {
        CAPTURE(point, seed, m_points, static_cast<int>(fault));
        copyBase();
        m_vfs.arm(point, fault, seed);
        const Status status = run();
        const bool struck = m_vfs.struck();
        m_vfs.settle();
        if (fault == Fault::PowerLoss)
            fs::remove(m_folder / "trial.regard-shm"); // lies in memory
        CAPTURE(struck, status.ok() ? "done" : status.error().text());
        const std::string now = content();
        if (status.ok())
            REQUIRE((now == m_after)); // what was said to be done is done
        else
            REQUIRE((now == m_before || now == m_after));
        if (!status.ok() && fault == Fault::DiskFull) {
            CHECK(status.error().kind == ErrorKind::Io);
            CHECK(status.error().message ==
                  "The disk is full. Make room and try again; nothing was changed.");
            CHECK((now == m_before)); // as it says
        }
        if (now == m_after)
            return false;
        // Nothing is left that would be in the way of a second try.
        const Status again = run();
        if (!again.ok())
            FAIL(again.error().text());
        REQUIRE((content() == m_after));
        return true;
    }

    CrashVfs m_vfs;
    ScratchFolder m_folder;
    Act m_act;
    std::string m_before;
    std::string m_after;
    std::int64_t m_points = 0;
};

Status undo(Store& store, std::int64_t importId)
{
    const Expected<UndoReport> report = store.undoImport(importId);
    return report.ok() ? Status() : Status(report.error());
}

void strikeWithAll(const Act& act, unsigned seed)
{
    Trial trial(act);
    trial.strikeAll(Fault::PowerLoss, pointsEach(50), seed);
    trial.strikeAll(Fault::DiskFull, pointsEach(15), seed + 1);
    trial.strikeAll(Fault::Failure, pointsEach(15), seed + 2);
}

} // namespace

TEST_CASE("an import that is cut off anywhere has happened whole or not at all", "[crash]")
{
    strikeWithAll(importMore, 11);
}

TEST_CASE("an import larger than what is kept in memory is cut off while it is on its way",
          "[crash]")
{
    // Pages go into the log long before the commit, and from there into the store.
    Trial trial(importMuch, 400);
    trial.strikeAll(Fault::PowerLoss, pointsEach(3), 51);
}

TEST_CASE("an undo that is cut off anywhere has happened whole or not at all", "[crash]")
{
    // Rows of import 1 were changed and confirmed by import 4: marks and ownership change, too.
    strikeWithAll([](Store& store) { return undo(store, 1); }, 21);
}

TEST_CASE("mending that is cut off anywhere has happened whole or not at all", "[crash]")
{
    strikeWithAll(mendRows, 31);
}

TEST_CASE("erasing a person that is cut off anywhere has happened whole or not at all", "[crash]")
{
    strikeWithAll(
        [](Store& store) -> Status {
            const Expected<EraseReport> report = store.eraseCustomer("C7");
            return report.ok() ? Status() : Status(report.error());
        },
        41);
}

TEST_CASE("the crashing file system does lose what was not synced", "[crash]")
{
    // A test of the test: without syncs a power loss must be able to damage a store.
    const ScratchFolder folder;
    CrashVfs vfs;
    makeCompany(folder / "s.regard");
    int damaged = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        fs::remove(folder / "t.regard");
        fs::copy_file(folder / "s.regard", folder / "t.regard");
        vfs.arm(0, Fault::PowerLoss, seed);
        sqlite3* database = nullptr;
        REQUIRE(sqlite3_open((folder / "t.regard").c_str(), &database) == SQLITE_OK);
        sqlite3_exec(database,
                     "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; BEGIN;"
                     "UPDATE set_aside SET raw = hex(zeroblob(20000)); DELETE FROM segment;",
                     nullptr, nullptr, nullptr);
        vfs.arm(1 + seed % 7, Fault::PowerLoss, seed);
        sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
        sqlite3_close(database);
        vfs.settle();
        const Expected<Store> store = Store::open(folder / "t.regard");
        if (!store.ok() || !store.value().check().ok() || !store.value().check().value().empty())
            ++damaged;
    }
    CHECK(damaged > 0);
}
