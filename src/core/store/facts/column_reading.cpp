// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/column_reading.h"

#include <limits>
#include <span>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kMostWaiting = 32; // beyond this the reader helps, so that memory stays small

using columns::Encoding;

Status decodeInto(const StoredColumn& stored, std::span<std::int32_t> out)
{
    return columns::decodeCodes(stored.data, out);
}

Status decodeInto(const StoredColumn& stored, std::span<std::int64_t> out)
{
    return columns::decodeIntegers(stored.data, out);
}

Status decodeInto(const StoredColumn& stored, std::span<double> out)
{
    return columns::decodeNumbers(stored.data, out);
}

Status decodeInto(const StoredColumn& stored, std::span<std::int8_t> out)
{
    return columns::decodeFlags(stored.data, out);
}

template <class T>
constexpr Encoding kEncodingOf = Encoding::Texts;
template <>
constexpr Encoding kEncodingOf<std::int32_t> = Encoding::Codes;
template <>
constexpr Encoding kEncodingOf<std::int64_t> = Encoding::Integers;
template <>
constexpr Encoding kEncodingOf<double> = Encoding::Numbers;
template <>
constexpr Encoding kEncodingOf<std::int8_t> = Encoding::Flags;

template <class T>
Status decodeRows(const DecodeTask& task, std::vector<T>& values)
{
    const SegmentPlan& plan = *task.plan;
    const std::span<T> place = std::span(values).subspan(plan.offset, plan.live);
    if (task.stored.encoding != kEncodingOf<T>)
        return Error{ErrorKind::Corrupt,
                     "A column of the store is not of the type its field has. Open a backup "
                     "instead."};
    if (plan.keep.empty())
        return decodeInto(task.stored, place);
    std::vector<T> all(static_cast<std::size_t>(plan.segment.rows));
    if (Status status = decodeInto(task.stored, std::span<T>(all)); !status.ok())
        return status;
    for (std::size_t i = 0; i < place.size(); ++i)
        place[i] = all[plan.keep[i]];
    return {};
}

} // namespace

ColumnDecoder::ColumnDecoder(bool threaded)
{
    if (threaded)
        m_thread = std::thread([this] { work(); });
}

ColumnDecoder::~ColumnDecoder()
{
    close();
}

void ColumnDecoder::add(DecodeTask&& task)
{
    if (!m_thread.joinable()) {
        run(task);
        return;
    }
    {
        std::unique_lock lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (m_tasks.size() <= kMostWaiting) {
            lock.unlock();
            m_changed.notify_one();
            return;
        }
        task = std::move(m_tasks.front());
        m_tasks.pop_front();
    }
    run(task);
}

Status ColumnDecoder::finish()
{
    while (true) {
        DecodeTask task;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_tasks.empty())
                break;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        run(task);
    }
    close();
    return m_status;
}

void ColumnDecoder::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void ColumnDecoder::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_closed || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        const DecodeTask task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        run(task);
        lock.lock();
    }
}

void ColumnDecoder::run(const DecodeTask& task)
{
    Status status = std::visit(
        [&]<class T>(std::vector<T>& values) -> Status {
            if constexpr (std::is_same_v<T, std::string>)
                return {};
            else
                return decodeRows(task, values);
        },
        *task.values);
    if (status.ok())
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_status.ok())
        m_status = std::move(status);
}

ColumnValues blankColumn(FieldType type, std::size_t rows)
{
    switch (type) {
    case FieldType::CustomerRef:
    case FieldType::Category:
        return std::vector<std::int32_t>(rows, -1);
    case FieldType::Moment:
    case FieldType::Money:
        return std::vector<std::int64_t>(rows, std::numeric_limits<std::int64_t>::min());
    case FieldType::Number:
    case FieldType::Duration:
        return std::vector<double>(rows, std::numeric_limits<double>::quiet_NaN());
    case FieldType::Boolean:
        return std::vector<std::int8_t>(rows, std::int8_t{-1});
    case FieldType::Identifier:
    case FieldType::Email:
    case FieldType::Text:
        break;
    }
    return std::vector<std::string>{};
}

} // namespace regard
