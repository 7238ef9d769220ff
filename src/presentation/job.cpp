// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/job.h"

#include <QMetaObject>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace regard::presentation {

struct JobQueue::Job {
    QString slot;
    Work work;
    std::stop_source stop;
    std::function<void()> deliver;
    bool dropped = false;           ///< read and written in the queue's thread only
    std::atomic<bool> skip = false; ///< dropped before it began: not worth beginning
};

struct JobQueue::Shared {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<std::shared_ptr<Job>> waiting;
    std::deque<std::shared_ptr<Job>> finished; ///< worked off, to be delivered
    std::vector<std::shared_ptr<Job>> alive;   ///< asked for and not delivered; queue's thread only
    std::vector<std::jthread> threads;
};

JobQueue::JobQueue(int threads, QObject* parent)
    : QObject(parent), m_shared(std::make_shared<Shared>())
{
    for (int i = 0; i < threads; ++i) {
        m_shared->threads.emplace_back([this, shared = m_shared.get()](std::stop_token quit) {
            for (;;) {
                std::shared_ptr<Job> job;
                {
                    std::unique_lock lock(shared->mutex);
                    if (!shared->wake.wait(lock, quit,
                                           [shared] { return !shared->waiting.empty(); }))
                        return;
                    job = std::move(shared->waiting.front());
                    shared->waiting.pop_front();
                }
                if (!job->skip)
                    job->deliver = job->work(Control{job->stop.get_token(), {}});
                job->work = nullptr;
                {
                    const std::scoped_lock lock(shared->mutex);
                    shared->finished.push_back(std::move(job));
                }
                QMetaObject::invokeMethod(this, &JobQueue::deliverNext, Qt::QueuedConnection);
            }
        });
    }
}

JobQueue::~JobQueue()
{
    for (const auto& job : m_shared->alive) {
        job->skip = true;
        job->stop.request_stop();
    }
    for (auto& thread : m_shared->threads)
        thread.request_stop();
    m_shared->threads.clear(); // joins
}

void JobQueue::run(const QString& slot, Work work)
{
    drop(slot);
    auto job = std::make_shared<Job>();
    job->slot = slot;
    job->work = std::move(work);
    m_shared->alive.push_back(job);
    ++m_pending;
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->waiting.push_back(std::move(job));
    }
    m_shared->wake.notify_one();
    Q_EMIT pendingChanged(m_pending);
}

void JobQueue::drop(const QString& slot)
{
    if (slot.isEmpty())
        return;
    for (const auto& job : m_shared->alive) {
        if (job->slot != slot || job->dropped)
            continue;
        job->dropped = true;
        job->skip = true;
        job->stop.request_stop();
        --m_pending;
    }
}

void JobQueue::cancel(const QString& slot)
{
    drop(slot);
    Q_EMIT pendingChanged(m_pending);
}

void JobQueue::stop(const QString& slot)
{
    for (const auto& job : m_shared->alive)
        if (job->slot == slot)
            job->stop.request_stop();
}

void JobQueue::cancelAll()
{
    for (const auto& job : m_shared->alive) {
        job->dropped = true;
        job->skip = true;
        job->stop.request_stop();
    }
    m_pending = 0;
    Q_EMIT pendingChanged(m_pending);
}

int JobQueue::pending() const
{
    return m_pending;
}

void JobQueue::deliverNext()
{
    std::shared_ptr<Job> job;
    {
        const std::scoped_lock lock(m_shared->mutex);
        job = std::move(m_shared->finished.front());
        m_shared->finished.pop_front();
    }
    std::erase(m_shared->alive, job);
    if (job->dropped)
        return;
    --m_pending;
    if (job->deliver)
        job->deliver();
    Q_EMIT pendingChanged(m_pending);
}

} // namespace regard::presentation
