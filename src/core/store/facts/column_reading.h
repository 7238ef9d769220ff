// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/late_texts.h"
#include "core/store/facts/segments.h"

#include <regard/base/expected.h>
#include <regard/store/dataset.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace regard {

/// One stored column on its way into the column of a table.
struct DecodeTask {
    StoredColumn stored;
    const SegmentPlan* plan = nullptr;
    ColumnValues* values = nullptr;
};

/// Decodes columns while the next ones are read: one thread beside the caller's. Use: add() each
/// column, then finish().
class ColumnDecoder final {
public:
    /// `threaded` false: everything happens in add(), for stores where a thread costs more.
    explicit ColumnDecoder(bool threaded);
    ~ColumnDecoder();
    ColumnDecoder(const ColumnDecoder&) = delete;
    ColumnDecoder& operator=(const ColumnDecoder&) = delete;

    void add(DecodeTask&& task);
    /// Waits for all; the first error, if any.
    [[nodiscard]] Status finish();

private:
    void work();
    void run(const DecodeTask& task);
    void close();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<DecodeTask> m_tasks;
    Status m_status;
    bool m_closed = false;
    std::thread m_thread;
};

/// A column of `rows` blanks, of the alternative that the field's type needs. Not for texts.
[[nodiscard]] ColumnValues blankColumn(FieldType type, std::size_t rows);

} // namespace regard
