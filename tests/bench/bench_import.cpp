// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Imports files into a store, as the window does, and tells how long it took and how much memory
// it held at most.
//
//   bench_import STORE FILE...           one line a file; STORE is made when it is not there
//   bench_import --cancel N STORE FILE   stops N imports, each at another moment, and tells how
//                                        long the answer took: the median and the longest
#include <regard/ingest/importer.h>
#include <regard/ingest/mapping.h>
#include <regard/ingest/table_reader.h>
#include <regard/store/store.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

using namespace regard;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

template <class T>
T must(Expected<T> value)
{
    if (!value.ok()) {
        std::fprintf(stderr, "%s\n", value.error().text().c_str());
        std::exit(1);
    }
    return std::move(value).value();
}

Store storeAt(const std::filesystem::path& path)
{
    return must(std::filesystem::exists(path) ? Store::open(path) : Store::create(path));
}

ImportRequest requestFor(const std::filesystem::path& file)
{
    const TableReader reader = must(TableReader::open(file));
    ImportRequest request;
    request.file = file;
    request.mapping = must(mappingForHeaders(reader.headers()));
    return request;
}

double processorSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMebibytes()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

int importAll(const std::filesystem::path& path, const std::vector<std::string>& files)
{
    Store store = storeAt(path);
    for (const std::string& file : files) {
        const Clock::time_point begin = Clock::now();
        const double processor = processorSeconds();
        const ImportResult result = must(importFile(store, requestFor(file)));
        const double took = secondsSince(begin);
        std::printf("%-28s %9lld rows %7.3f s %7.2f Mrows/s %7.3f processor s %7.1f MiB  new %lld, "
                    "changed %lld, same %lld, set aside %lld\n",
                    std::filesystem::path(file).filename().c_str(),
                    static_cast<long long>(result.record.rows), took,
                    static_cast<double>(result.record.rows) / took / 1e6,
                    processorSeconds() - processor, peakMebibytes(),
                    static_cast<long long>(result.record.added),
                    static_cast<long long>(result.record.changed),
                    static_cast<long long>(result.record.same),
                    static_cast<long long>(result.record.setAside));
    }
    return 0;
}

/// Stops an import after `wait`; the seconds until it answered, negative when it was done before.
double answerTo(Store& store, const ImportRequest& request, double wait)
{
    std::stop_source source;
    std::atomic<bool> done = false;
    Clock::time_point asked;
    std::thread watcher([&] {
        const Clock::time_point begin = Clock::now();
        while (!done && secondsSince(begin) < wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        asked = Clock::now();
        source.request_stop();
    });
    Control control;
    control.stop = source.get_token();
    const Expected<ImportResult> result = importFile(store, request, control);
    const Clock::time_point answered = Clock::now();
    done = true;
    watcher.join();
    if (result.ok())
        return -1;
    return std::chrono::duration<double>(answered - asked).count();
}

int cancelMany(int times, const std::filesystem::path& path, const std::string& file)
{
    const ImportRequest request = requestFor(file);
    const std::filesystem::path scratch = path.string() + ".whole";
    double whole = 0;
    {
        Store store = storeAt(scratch);
        const Clock::time_point begin = Clock::now();
        (void)must(importFile(store, request));
        whole = secondsSince(begin);
    }
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(scratch.string() + suffix);
    Store store = storeAt(path);
    std::vector<double> answers;
    for (int i = 0; i < times; ++i) {
        const double answer = answerTo(store, request, whole * (i + 0.5) / times);
        if (answer < 0)
            break; // written: from here on it would be there already
        answers.push_back(answer * 1000);
    }
    std::sort(answers.begin(), answers.end());
    if (answers.empty())
        return 1;
    std::printf("cancel: %zu answers, median %.1f ms, longest %.1f ms (an import takes %.0f ms)\n",
                answers.size(), answers[answers.size() / 2], answers.back(), whole * 1000);
    return 0;
}

} // namespace

int main(int count, char** words)
{
    const std::vector<std::string> all(words + 1, words + count);
    if (all.size() == 4 && all[0] == "--cancel")
        return cancelMany(std::atoi(all[1].c_str()), all[2], all[3]);
    if (all.size() >= 2 && !all[0].starts_with("--"))
        return importAll(all[0], {all.begin() + 1, all.end()});
    std::fprintf(stderr, "usage: bench_import [--cancel N] STORE FILE...\n");
    return 2;
}
