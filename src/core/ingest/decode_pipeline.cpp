// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/decode_pipeline.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace regard {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kMostOnTheWay = 8;
constexpr unsigned kMostWorkers = 4;
constexpr std::chrono::milliseconds kBetweenReports{50};

/// What reading, decoding and taking threads share.
class Pipeline final {
public:
    Pipeline(TableReader& reader, const plan::Plan& plan)
        : m_reader(reader), m_plan(plan), m_dialect(reader.dialect())
    {
    }

    void work();
    void stop();
    /// The next block in the order of the file; nullopt at the end, and an Error when one occurred.
    [[nodiscard]] Expected<std::optional<DecodedBlock>> next(const std::stop_token& stopping);
    [[nodiscard]] std::int64_t bytesRead();

private:
    /// Fills `piece`; false when there is nothing more to do.
    [[nodiscard]] bool read(Piece& piece);
    void fail(Error error);

    TableReader& m_reader;
    const plan::Plan& m_plan;
    const Dialect m_dialect;

    std::mutex m_reading; // guards the reader
    std::mutex m_guard;   // guards all below
    std::condition_variable m_changed;
    std::map<std::int64_t, DecodedBlock> m_ready;
    std::optional<Error> m_error;
    std::int64_t m_handedOut = 0; // pieces read
    std::int64_t m_taken = 0;     // blocks taken
    std::int64_t m_bytes = 0;
    bool m_ended = false;
    bool m_stopped = false;
};

bool Pipeline::read(Piece& piece)
{
    const std::lock_guard reading(m_reading);
    {
        std::unique_lock lock(m_guard);
        m_changed.wait(
            lock, [&] { return m_stopped || m_ended || m_handedOut - m_taken < kMostOnTheWay; });
        if (m_stopped || m_ended)
            return false;
    }
    const Expected<bool> more = m_reader.next(piece);
    if (!more.ok()) {
        fail(more.error());
        return false;
    }
    const std::lock_guard lock(m_guard);
    m_bytes = m_reader.bytesRead();
    if (more.value()) {
        ++m_handedOut;
    } else {
        m_ended = true;
        m_changed.notify_all();
    }
    return more.value();
}

void Pipeline::work()
{
    BlockDecoder decoder(m_plan, m_dialect);
    Piece piece;
    while (read(piece)) {
        Expected<DecodedBlock> block = decoder.decode(piece);
        if (!block.ok()) {
            fail(block.error());
            return;
        }
        const std::lock_guard lock(m_guard);
        const std::int64_t index = block.value().index;
        m_ready.emplace(index, std::move(block).value());
        m_changed.notify_all();
    }
}

void Pipeline::fail(Error error)
{
    const std::lock_guard lock(m_guard);
    if (!m_error)
        m_error = std::move(error);
    m_stopped = true;
    m_changed.notify_all();
}

void Pipeline::stop()
{
    const std::lock_guard lock(m_guard);
    m_stopped = true;
    m_changed.notify_all();
}

Expected<std::optional<DecodedBlock>> Pipeline::next(const std::stop_token& stopping)
{
    std::unique_lock lock(m_guard);
    m_changed.wait(lock, [&] {
        return m_stopped || m_ready.contains(m_taken) || (m_ended && m_taken == m_handedOut);
    });
    if (m_error)
        return *m_error;
    if (m_stopped || stopping.stop_requested())
        return Error{ErrorKind::Cancelled, "The import was stopped; nothing was changed."};
    const auto ready = m_ready.find(m_taken);
    if (ready == m_ready.end())
        return std::optional<DecodedBlock>();
    std::optional<DecodedBlock> block(std::move(ready->second));
    m_ready.erase(ready);
    ++m_taken;
    m_changed.notify_all();
    return block;
}

std::int64_t Pipeline::bytesRead()
{
    const std::lock_guard lock(m_guard);
    return m_bytes;
}

/// Ends the workers whatever happens in the taking thread.
class Crew final {
public:
    explicit Crew(Pipeline& pipeline, unsigned size) : m_pipeline(pipeline)
    {
        for (unsigned i = 0; i < size; ++i)
            m_threads.emplace_back([&pipeline] { pipeline.work(); });
    }
    ~Crew()
    {
        m_pipeline.stop();
        for (std::thread& thread : m_threads)
            thread.join();
    }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

private:
    Pipeline& m_pipeline;
    std::vector<std::thread> m_threads;
};

} // namespace

Status decodeTable(TableReader& reader, const plan::Plan& plan, const Control& control,
                   const std::function<Status(DecodedBlock&&)>& take)
{
    const std::int64_t total = reader.bytes();
    Pipeline pipeline(reader, plan);
    const std::stop_callback wake(control.stop, [&] { pipeline.stop(); });
    const Crew crew(pipeline, std::clamp(std::thread::hardware_concurrency(), 1U, kMostWorkers));
    std::int64_t rows = 0;
    Clock::time_point reported = Clock::now();
    while (true) {
        Expected<std::optional<DecodedBlock>> next = pipeline.next(control.stop);
        if (!next.ok())
            return next.error();
        if (!next.value())
            return {};
        rows += next.value()->rows;
        if (Status status = take(std::move(*next.value())); !status.ok())
            return status;
        if (control.report && Clock::now() - reported >= kBetweenReports) {
            control.report({"Reading", pipeline.bytesRead(), total, rows});
            reported = Clock::now();
        }
    }
}

} // namespace regard
