// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customer_records.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace regard {

namespace {

bool blank(std::int32_t value)
{
    return value < 0;
}

bool blank(std::int64_t value)
{
    return value == std::numeric_limits<std::int64_t>::min();
}

bool blank(double value)
{
    return std::isnan(value);
}

bool blank(std::int8_t value)
{
    return value < 0;
}

template <class T>
void keepRows(std::vector<T>& values, const std::vector<bool>& stays)
{
    std::size_t to = 0;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (stays[row])
            values[to++] = values[row];
    values.resize(to);
}

/// Where a loaded row lies in the file.
struct Origin {
    Segment segment;
    std::size_t at = 0;
};

std::vector<Origin> originsOf(const std::vector<SegmentPlan>& segments, std::size_t rows)
{
    std::vector<Origin> origins(rows);
    for (const SegmentPlan& part : segments)
        for (std::size_t i = 0; i < part.live; ++i)
            origins[part.offset + i] = {part.segment, part.keep.empty() ? i : part.keep[i]};
    return origins;
}

/// The plan without the rows that do not stay.
std::vector<SegmentPlan> narrowed(const std::vector<SegmentPlan>& segments,
                                  const std::vector<bool>& stays)
{
    std::vector<SegmentPlan> result;
    std::size_t offset = 0;
    for (const SegmentPlan& part : segments) {
        SegmentPlan kept{part.segment, offset, 0, {}};
        for (std::size_t i = 0; i < part.live; ++i)
            if (stays[part.offset + i])
                kept.keep.push_back(part.keep.empty() ? static_cast<std::uint32_t>(i)
                                                      : part.keep[i]);
        kept.live = kept.keep.size();
        offset += kept.live;
        if (kept.live > 0)
            result.push_back(std::move(kept));
    }
    return result;
}

} // namespace

void joinRecords(FactTable::Data& records, TextPlan& texts)
{
    const auto found = records.values.find("customer");
    if (found == records.values.end())
        return;
    const std::vector<std::int32_t> customers =
        std::get<NarrowColumn<std::int32_t>>(found->second).wide();
    const auto most = std::max_element(customers.begin(), customers.end());
    if (most == customers.end() || *most < 0)
        return;
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> newest(static_cast<std::size_t>(*most) + 1, kNone);
    std::vector<std::pair<std::size_t, std::size_t>> joins; // (older row, newest row)
    for (std::size_t row = customers.size(); row-- > 0;) {
        if (customers[row] < 0)
            continue;
        std::size_t& first = newest[static_cast<std::size_t>(customers[row])];
        if (first == kNone)
            first = row;
        else
            joins.emplace_back(row, first);
    }
    if (joins.empty())
        return;

    std::vector<bool> stays(records.rows, true);
    for (const auto& [older, newer] : joins)
        stays[older] = false;
    std::vector<std::size_t> places(records.rows);
    std::size_t place = 0;
    for (std::size_t row = 0; row < records.rows; ++row)
        places[row] = stays[row] ? place++ : kNone;
    const std::vector<Origin> origins = originsOf(texts.segments, records.rows);
    for (const auto& [older, newer] : joins)
        texts.fallbacks.push_back({places[newer], origins[older].segment, origins[older].at});
    texts.segments = narrowed(texts.segments, stays);
    const auto joined = [&]<class T>(NarrowColumn<T>& column, bool takesOver) {
        std::vector<T> values = column.wide();
        for (const auto& [older, newer] : joins)
            if (takesOver && blank(values[newer]))
                values[newer] = values[older];
        keepRows(values, stays);
        column = NarrowColumn<T>(values, column.frame().blank);
    };
    for (auto& [field, values] : records.values)
        std::visit([&](auto& column) { joined(column, true); }, values);
    records.days.clear(); // of rows that are no more
    joined(records.imports, false);
    records.rows = place;
}

} // namespace regard
