// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/people.h"

#include <regard/store/import_session.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace regard::sample {

inline constexpr std::int64_t kNoMoment = Moment::kNullRaw;

[[nodiscard]] inline std::int64_t dateRaw(Day day)
{
    return day == kNoDay ? kNoMoment : Moment::date(day).raw();
}

[[nodiscard]] inline std::int64_t instantRaw(std::int64_t second)
{
    return second == 0 ? kNoMoment : Moment::instant(second).raw();
}

[[nodiscard]] inline double secondsOrNone(double seconds)
{
    return seconds < 0 ? std::numeric_limits<double>::quiet_NaN() : seconds;
}

/// Collects the columns of a block, one row after the other for each.
class BlockMaker final {
public:
    BlockMaker(Table table, std::size_t rows)
    {
        m_block.table = table;
        m_block.rows = rows;
        for (std::size_t i = 0; i < rows; ++i)
            m_block.lines.push_back(static_cast<std::int64_t>(i) + 2);
    }
    /// A category, a customer or an address; empty is blank.
    template <class Value>
    void names(std::string field, Value&& value)
    {
        CodedColumn column;
        std::unordered_map<std::string, std::int32_t> codes;
        for (std::size_t i = 0; i < m_block.rows; ++i) {
            const std::string_view text = value(i);
            if (text.empty()) {
                column.codes.push_back(-1);
                continue;
            }
            const auto [entry, fresh] = codes.try_emplace(
                std::string(text), static_cast<std::int32_t>(column.values.size()));
            if (fresh)
                column.values.emplace_back(text);
            column.codes.push_back(entry->second);
        }
        m_block.columns.push_back({std::move(field), std::move(column)});
    }
    template <class Value>
    void texts(std::string field, Value&& value)
    {
        TextColumn column;
        for (std::size_t i = 0; i < m_block.rows; ++i)
            column.push(value(i));
        m_block.columns.push_back({std::move(field), std::move(column)});
    }
    /// Moments (raw), money, numbers, yes or no: T is the type of the column's values.
    template <class T, class Value>
    void numbers(std::string field, Value&& value)
    {
        std::vector<T> column(m_block.rows);
        for (std::size_t i = 0; i < m_block.rows; ++i)
            column[i] = static_cast<T>(value(i));
        m_block.columns.push_back({std::move(field), std::move(column)});
    }
    [[nodiscard]] TableBlock take() { return std::move(m_block); }

private:
    TableBlock m_block;
};

} // namespace regard::sample
