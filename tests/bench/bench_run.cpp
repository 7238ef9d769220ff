// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs commands in turn, round after round, so that all of them meet the same weather on a shared
// machine, and prints the median time, the median processor time of all threads and the largest
// memory of each, and how many times as long as the first one the others took:
//
//   bench_run ROUNDS NAME COMMAND [NAME COMMAND]...
//
// A command is given to sh. Only ratios of one run count.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Peer {
    std::string name;
    std::string command;
    std::vector<double> seconds;   ///< on the wall
    std::vector<double> processor; ///< of all threads, the system's part too
    long peakKilobytes = 0;
};

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs the command once. False when it cannot be run or fails.
bool runOnce(Peer& peer)
{
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child < 0)
        return false;
    if (child == 0) {
        // exec: the memory that is told is that of the command, not of a shell beside it.
        ::execl("/bin/sh", "sh", "-c", peer.command.c_str(), static_cast<char*>(nullptr));
        std::_Exit(127);
    }
    int status = 0;
    rusage usage = {};
    while (::wait4(child, &status, 0, &usage) < 0) {
        if (errno != EINTR)
            return false;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    peer.seconds.push_back(took.count());
    peer.processor.push_back(seconds(usage.ru_utime) + seconds(usage.ru_stime));
    peer.peakKilobytes = std::max(peer.peakKilobytes, usage.ru_maxrss);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

int main(int count, char** words)
{
    const int rounds = count > 1 ? std::atoi(words[1]) : 0;
    if (rounds < 1 || count < 4 || count % 2 != 0) {
        std::fprintf(stderr, "usage: bench_run ROUNDS NAME COMMAND [NAME COMMAND]...\n");
        return 2;
    }
    std::vector<Peer> peers;
    for (int i = 2; i + 1 < count; i += 2)
        peers.push_back({words[i], words[i + 1], {}, {}, 0});
    for (int round = 0; round < rounds; ++round) {
        for (Peer& peer : peers) {
            if (!runOnce(peer)) {
                std::fprintf(stderr, "%s failed: %s\n", peer.name.c_str(), peer.command.c_str());
                return 1;
            }
        }
    }
    const double first = median(peers[0].seconds);
    const double firstProcessor = median(peers[0].processor);
    std::printf("%-20s %9s %7s %12s %7s %10s\n", "", "median s", "times", "processor s", "times",
                "peak MiB");
    for (const Peer& peer : peers) {
        const double middle = median(peer.seconds);
        const double processor = median(peer.processor);
        std::printf("%-20s %9.3f %7.2f %12.3f %7.2f %10.1f\n", peer.name.c_str(), middle,
                    middle / first, processor, processor / firstProcessor,
                    static_cast<double>(peer.peakKilobytes) / 1024);
    }
    return 0;
}
