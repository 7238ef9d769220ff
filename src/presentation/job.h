// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace regard::presentation {

/// Runs work in threads of its own and hands the results back in the thread the queue lives in.
/// A newer job of the same slot stops the older one and drops its result; jobs without a slot all
/// arrive. Destruction stops what runs and waits for it; nothing is delivered after that.
class JobQueue final : public QObject {
    Q_OBJECT

public:
    /// Runs in a worker thread; returns what is to be done with the result in the queue's thread
    /// (empty: nothing).
    using Work = std::function<std::function<void()>(const Control&)>;

    explicit JobQueue(int threads, QObject* parent = nullptr);
    ~JobQueue() override;

    void run(const QString& slot, Work work);
    /// Stops the job of that slot and drops its result.
    void cancel(const QString& slot);
    /// Asks the job of that slot to stop; what it returns is delivered all the same.
    void stop(const QString& slot);
    /// Stops everything and drops all results.
    void cancelAll();
    /// Jobs asked for and not delivered, dropped ones apart.
    [[nodiscard]] int pending() const;

Q_SIGNALS:
    void pendingChanged(int pending);

private:
    struct Job;
    struct Shared;
    /// One call for each job that finished, in the order in which they did.
    void deliverNext();
    void drop(const QString& slot);

    std::shared_ptr<Shared> m_shared;
    int m_pending = 0;
};

} // namespace regard::presentation
