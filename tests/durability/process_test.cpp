// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real processes: one that is killed, one whose disk is full, one that reads while another writes,
// and one that may only read.
#include "cli/run.h"
#include "durability/child.h"
#include "durability/company.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace regard;
using namespace regard::test;

namespace fs = std::filesystem;

namespace {

constexpr const char* kNoRoom = "The disk is full. Make room and try again; nothing was changed.";

void copyStore(const fs::path& from, const fs::path& to)
{
    for (const char* end : {"", "-wal", "-shm"})
        fs::remove(to.string() + end);
    fs::copy_file(from, to);
}

std::string soundContentOf(const fs::path& path)
{
    const Expected<Store> store = Store::open(path);
    if (!store.ok())
        return store.error().text();
    const Expected<std::vector<std::string>> findings = store.value().check();
    if (!findings.ok())
        return findings.error().text();
    return findings.value().empty() ? contentOf(store.value()) : findings.value().front();
}

/// Runs the command line; gives what it says on stderr.
std::string command(const std::vector<std::string>& arguments)
{
    // Which stores were open last is nothing to remember of a test.
    ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    std::ostringstream out;
    std::ostringstream err;
    (void)cli::run(arguments, out, err, {});
    return err.str();
}

fs::path manySurveys(const ScratchFolder& folder, int rows)
{
    std::ofstream out(folder / "many.csv");
    out << "id,customer,kind,score,answered_at,comment\n";
    for (int i = 0; i < rows; ++i)
        out << "M" << i << ",C" << i % 97 << ",nps," << i % 11 << ",2026-04-" << 10 + i % 20
            << ",\"" << i * 7919 << " words " << i * 104729 << "\"\n";
    return folder / "many.csv";
}

/// A store on a disk of `bytes` bytes that is this process's own.
bool mountSmallDisk(const fs::path& folder, std::size_t bytes)
{
    const int spaces = CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER);
    const std::string size = "size=" + std::to_string(bytes);
    return ::unshare(spaces) == 0 &&
           ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", folder.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

} // namespace

TEST_CASE("an import or an undo that is killed has happened whole or not at all", "[process]")
{
    const ScratchFolder folder;
    const fs::path base = folder / "base.regard";
    const fs::path store = folder / "trial.regard";
    makeCompany(base);
    const fs::path file = manySurveys(folder, 6000);
    std::mt19937 random(7);
    for (const bool undoing : {false, true}) {
        const std::vector<std::string> arguments =
            undoing ? std::vector<std::string>{"undo", "--store", store.string()}
                    : std::vector<std::string>{"import", file.string(), "--store", store.string()};
        if (undoing) { // of the import that the other half of the test has killed
            copyStore(base, store);
            REQUIRE(command({"import", file.string(), "--store", store.string()}).empty());
            copyStore(store, base);
        }
        copyStore(base, store);
        const std::string before = soundContentOf(store);
        const auto began = std::chrono::steady_clock::now();
        CHECK(Child([&] { return command(arguments); }).told().empty());
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - began);
        const std::string after = soundContentOf(store);
        REQUIRE((before != after));
        int cut = 0;
        for (int round = 0; round < 10; ++round) {
            CAPTURE(undoing, round);
            copyStore(base, store);
            Child child([&] { return command(arguments); });
            std::this_thread::sleep_for(took * (random() % 100) / 100);
            child.kill();
            const std::string now = soundContentOf(store);
            REQUIRE((now == before || now == after));
            cut += now == before ? 1 : 0;
        }
        CHECK(cut > 0);
    }
}

TEST_CASE("on a disk that is full an import changes nothing and says so", "[process]")
{
    const ScratchFolder folder;
    const fs::path base = folder / "base.regard";
    makeCompany(base);
    const fs::path file = manySurveys(folder, 6000);
    const std::string before = soundContentOf(base);
    const fs::path disk = folder / "disk";
    fs::create_directory(disk);
    int full = 0;
    // From no room at all to room for everything.
    for (std::size_t room = 16384; room <= std::size_t{1} << 20U; room *= 2) {
        Child child([&]() -> std::string {
            if (!mountSmallDisk(disk, fs::file_size(base) + room))
                return "no disk";
            fs::copy_file(base, disk / "s.regard");
            const std::string said =
                command({"import", file.string(), "--store", (disk / "s.regard").string()});
            // A full disk is no reason not to look at what there is.
            return said + "|" + (soundContentOf(disk / "s.regard") == before ? "before" : "after");
        });
        const std::string told = child.told();
        CAPTURE(room, told);
        if (told == "no disk") {
            WARN("left out: this system does not let the test make a small disk");
            return;
        }
        if (told == "|after")
            continue;
        ++full;
        CHECK(told.ends_with("|before"));
        CHECK(told.find("The disk is full") != std::string::npos);
    }
    CHECK(full > 0);
    CHECK(full < 7);
}

TEST_CASE("where a file may not grow any more an import changes nothing and says so", "[process]")
{
    const ScratchFolder folder;
    const fs::path store = folder / "s.regard";
    makeCompany(store);
    const fs::path file = manySurveys(folder, 6000);
    const std::string before = soundContentOf(store);
    const std::string said =
        Child([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit small{100000, 100000};
            ::setrlimit(RLIMIT_FSIZE, &small);
            return command({"import", file.string(), "--store", store.string()});
        }).told();
    CAPTURE(said, fs::file_size(store));
    CHECK(said.find(std::string(kNoRoom).substr(0, 20)) != std::string::npos);
    CHECK((soundContentOf(store) == before));
}

TEST_CASE("whoever reads while another program imports and undoes sees one state or the other",
          "[process]")
{
    const ScratchFolder folder;
    const fs::path path = folder / "s.regard";
    makeCompany(path);
    const auto seen = [](const Store& store) {
        const auto data = store.load(TimeZone()).value();
        const FactTable& surveys = data->table(Table::Survey);
        double sum = 0;
        for (const double score : surveys.numbers("score"))
            sum += std::isnan(score) ? 0 : score;
        const auto imports = surveys.imports();
        const std::set<std::int32_t> of(imports.begin(), imports.end());
        return std::tuple(surveys.rows(), sum, data->customerCount(), data->rowsImported(),
                          of.size());
    };
    Expected<Store> reader = Store::open(path);
    REQUIRE(reader.ok());
    const auto before = seen(reader.value());
    {
        Store store = Store::open(path).value();
        REQUIRE(importMore(store).ok());
    }
    const auto between = seen(reader.value());
    REQUIRE(before != between);
    REQUIRE(reader.value().undoImport(6).ok());
    REQUIRE(seen(reader.value()) == before);

    Child writer([&]() -> std::string {
        Expected<Store> store = Store::open(path);
        for (int i = 7; i < 15 && store.ok(); ++i) {
            if (Status status = importMore(store.value()); !status.ok())
                return status.error().text();
            if (const auto undone = store.value().undoImport(i); !undone.ok())
                return undone.error().text();
        }
        return store.ok() ? "done" : store.error().text();
    });
    int loads = 0;
    int others = 0;
    while (writer.runs()) {
        const auto now = seen(reader.value());
        REQUIRE((now == before || now == between));
        others += now == between ? 1 : 0;
        if (++loads % 5 == 0)
            REQUIRE(reader.value().check().value().empty());
    }
    CHECK(writer.told() == "done");
    CHECK(seen(reader.value()) == before);
    CHECK(loads > 5);
    CHECK(others > 0);
}

TEST_CASE("a store where nothing can be written is read, and says why it is not changed",
          "[process]")
{
    const ScratchFolder folder;
    const fs::path path = folder / "s.regard";
    makeCompany(path);
    const fs::path file = manySurveys(folder, 10);
    const std::string content = soundContentOf(path);
    ::chmod(path.c_str(), 0444);
    ::chmod(file.c_str(), 0444);
    ::chmod(folder.path().c_str(), 0555);
    const auto asReader = [&](const std::function<std::string()>& work) {
        return Child([&] {
                   // Permissions do not bind the administrator.
                   if (::geteuid() == 0 && ::setuid(65534) != 0)
                       return std::string("cannot be another user");
                   return work();
               })
            .told();
    };
    CHECK((asReader([&] { return soundContentOf(path); }) == content));
    const std::string trial = asReader([&] {
        return command({"import", file.string(), "--store", path.string(), "--dry-run"});
    });
    CHECK(trial.empty());
    const std::string said = asReader([&] {
        return command({"import", file.string(), "--store", path.string()});
    });
    CHECK(said == "regard: " + path.string() +
                      ": The store can only be read where it lies, so nothing was changed. Copy it "
                      "to a folder in which you may write, and open the copy.\n");
    const std::string exported = asReader([&] {
        const Expected<Store> store = Store::open(path);
        const fs::path out = fs::temp_directory_path() /
                             ("regard-read-only-" + std::to_string(::getpid()) + ".sqlite");
        const Status done = store.ok() ? store.value().exportTo(out) : Status(store.error());
        fs::remove(out);
        return done.ok() ? std::string("done") : done.error().text();
    });
    CHECK(exported == "done");
    ::chmod(folder.path().c_str(), 0755);

    // Changes that lie in a log beside it are not left out in silence.
    ::chmod(path.c_str(), 0600);
    Child cut([&]() -> std::string {
        Store store = Store::open(path).value();
        (void)importMore(store);
        std::this_thread::sleep_for(std::chrono::seconds(60));
        return "";
    });
    while (!fs::exists(path.string() + "-wal") ||
           Store::open(path).value().imports().value().size() < 6)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cut.kill();
    fs::remove(path.string() + "-shm");
    REQUIRE(fs::file_size(path.string() + "-wal") > 0);
    ::chmod(path.c_str(), 0444);
    ::chmod((path.string() + "-wal").c_str(), 0444);
    ::chmod(folder.path().c_str(), 0555);
    const std::string beside = asReader([&] { return soundContentOf(path); });
    CAPTURE(beside.substr(0, 300));
    CHECK(beside.find("s.regard-wal and can only be read in a folder in which you may write") !=
          std::string::npos);
    ::chmod(folder.path().c_str(), 0755);
}
