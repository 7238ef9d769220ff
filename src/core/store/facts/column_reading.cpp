// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/column_reading.h"

#include "core/store/civil_days.h"
#include "core/store/columns/decimals.h"
#include "core/store/columns/narrow_codec.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace regard {

namespace {

using columns::Encoding;
using columns::StoredFrame;

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

/// Parts with the frame of each, and what they have in common.
template <class T>
class Assembly final {
public:
    explicit Assembly(std::vector<StoredPart>&& parts) : m_parts(std::move(parts)) {}

    Status readFrames()
    {
        for (const StoredPart& part : m_parts) {
            if (part.stored.encoding != kEncodingOf<T>)
                return Error{ErrorKind::Corrupt,
                             "A column of the store is not of the type its field has. Open a "
                             "backup instead."};
            const auto frame = columns::storedFrame(part.stored.encoding, part.stored.data);
            if (!frame)
                return columns::damagedColumn();
            m_frames.push_back(*frame);
        }
        return {};
    }

    /// A column with room for all values of the parts; plain where no frame holds them.
    [[nodiscard]] NarrowColumn<T> column(std::size_t rows, T blank)
    {
        if constexpr (sizeof(T) > 1) {
            ColumnFrame<T> frame{blank};
            std::uint64_t largest = 0;
            if (commonFrame(frame, largest))
                return {rows, frame, largest};
        }
        return {rows, blank};
    }

    Status fill(NarrowColumn<T>& column, std::size_t index) const
    {
        const StoredPart& part = m_parts[index];
        const SegmentPlan& plan = *part.plan;
        return column.fill([&]<class Code>(Code* codes) -> Status {
            const std::span<Code> place(codes + plan.offset, plan.live);
            if (plan.keep.empty())
                return decode(index, column.frame(), place);
            std::vector<Code> all(static_cast<std::size_t>(plan.segment.rows));
            if (Status status = decode(index, column.frame(), std::span<Code>(all)); !status.ok())
                return status;
            for (std::size_t i = 0; i < place.size(); ++i)
                place[i] = all[plan.keep[i]];
            return {};
        });
    }

    [[nodiscard]] std::size_t size() const { return m_parts.size(); }
    [[nodiscard]] const StoredPart& part(std::size_t index) const { return m_parts[index]; }
    void forget(std::size_t index) { m_parts[index].stored.data = {}; }

    /// Smallest and largest whole number of all parts; the first above the second where there are
    /// none.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> bounds() const
    {
        std::int64_t low = std::numeric_limits<std::int64_t>::max();
        std::int64_t high = std::numeric_limits<std::int64_t>::min();
        for (const StoredPart& part : m_parts) {
            if (const auto* least = std::get_if<std::int64_t>(&part.low))
                low = std::min(low, *least);
            if (const auto* most = std::get_if<std::int64_t>(&part.high))
                high = std::max(high, *most);
        }
        return {low, high};
    }

private:
    /// The steps of a part count in those of the whole, where decimals differ.
    [[nodiscard]] static std::int64_t scaleOf(const StoredFrame& frame, double power)
    {
        return static_cast<std::int64_t>(power / columns::kPowers[frame.decimals]);
    }

    /// The largest value of a part, as a whole number of steps; none where it does not say.
    [[nodiscard]] static std::optional<std::int64_t> whole(const columns::EncodedColumn::Bound& of,
                                                           double power)
    {
        if (const auto* integer = std::get_if<std::int64_t>(&of))
            return power == 1 ? std::optional(*integer) : std::nullopt;
        const auto* number = std::get_if<double>(&of);
        if (number == nullptr || !(std::abs(*number * power) < columns::kLargestScaled))
            return std::nullopt;
        return std::llround(*number * power);
    }

    bool commonFrame(ColumnFrame<T>& frame, std::uint64_t& largest) const
    {
        for (const StoredFrame& one : m_frames) {
            if (one.plain)
                return false;
            if constexpr (std::is_floating_point_v<T>)
                frame.power = std::max(frame.power, columns::kPowers[one.decimals]);
        }
        std::optional<std::int64_t> base;
        std::optional<std::int64_t> high;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (!m_frames[i].anyValue)
                continue;
            const auto most = whole(m_parts[i].high, frame.power);
            if (!most || !whole(m_parts[i].low, frame.power))
                return false;
            const std::int64_t least = m_frames[i].base * scaleOf(m_frames[i], frame.power);
            base = base ? std::min(*base, least) : least;
            high = high ? std::max(*high, *most) : *most;
        }
        if (!base)
            return true;                // all blank
        if constexpr (sizeof(T) == 4) { // codes tell their values
            frame.base = 0;
            frame.step = 1;
            if (*base < 0)
                return false;
        } else {
            frame.base = *base;
            frame.step = stepOf(frame);
        }
        const std::uint64_t distance =
            static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(frame.base);
        largest = distance / static_cast<std::uint64_t>(frame.step);
        largest = std::max(largest, largest + 1);
        return true;
    }

    [[nodiscard]] std::int64_t stepOf(const ColumnFrame<T>& frame) const
    {
        std::uint64_t step = 0;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (!m_frames[i].anyValue)
                continue;
            const std::int64_t scale = scaleOf(m_frames[i], frame.power);
            step = std::gcd(step, static_cast<std::uint64_t>(m_frames[i].base * scale) -
                                      static_cast<std::uint64_t>(frame.base));
            if (m_parts[i].low != m_parts[i].high) // one value alone has no steps
                step = std::gcd(step, m_frames[i].step * static_cast<std::uint64_t>(scale));
        }
        return step == 0 || step > std::uint64_t{INT64_MAX} ? 1 : static_cast<std::int64_t>(step);
    }

    template <class Code>
    Status decode(std::size_t index, const ColumnFrame<T>& frame, std::span<Code> out) const
    {
        const StoredColumn& stored = m_parts[index].stored;
        if constexpr (std::is_same_v<Code, T>) {
            return decodeInto(stored, out);
        } else {
            const StoredFrame& one = m_frames[index];
            const auto scale = static_cast<std::uint64_t>(scaleOf(one, frame.power));
            const auto step = static_cast<std::uint64_t>(frame.step);
            return columns::decodeNarrow(stored.encoding, stored.data, one.step * scale / step,
                                         (static_cast<std::uint64_t>(one.base) * scale -
                                          static_cast<std::uint64_t>(frame.base)) /
                                                 step +
                                             1,
                                         out);
        }
    }

    std::vector<StoredPart> m_parts;
    std::vector<StoredFrame> m_frames;
};

/// The civil days of a column of moments, part by part.
struct Days {
    DayFilling filling;
    NarrowColumn<Day>* column = nullptr;
};

template <class T>
Status assemble(FactTable::Data& table, const std::string& field, bool isMoment,
                std::vector<StoredPart>&& parts, std::size_t segments, const TimeZone& zone,
                WorkCrew& crew)
{
    const auto assembly = std::make_shared<Assembly<T>>(std::move(parts));
    if (Status status = assembly->readFrames(); !status.ok())
        return status;
    NarrowColumn<T>& column = std::get<NarrowColumn<T>>(
        table.values.insert_or_assign(field, assembly->column(table.rows, usualBlank<T>()))
            .first->second);
    const bool gaps = assembly->size() < segments;
    if (gaps)
        column.fillBlank();
    std::shared_ptr<Days> days;
    if constexpr (std::is_same_v<T, std::int64_t>) {
        if (isMoment) {
            const auto [low, high] = assembly->bounds();
            days = std::make_shared<Days>(Days{DayFilling(column.view(), low, high, zone)});
            days->column =
                &table.days.insert_or_assign(field, days->filling.column()).first->second;
            if (gaps)
                days->column->fillBlank();
        }
    }
    for (std::size_t index = 0; index < assembly->size(); ++index)
        crew.add([assembly, days, index, to = &column]() -> Status {
            Status status = assembly->fill(*to, index);
            const SegmentPlan& plan = *assembly->part(index).plan;
            if (days != nullptr && status.ok())
                days->filling.fill(*days->column, plan.offset, plan.offset + plan.live);
            assembly->forget(index);
            return status;
        });
    return {};
}

} // namespace

Status assembleColumn(FactTable::Data& table, const std::string& field, FieldType type,
                      std::vector<StoredPart>&& parts, std::size_t segments, const TimeZone& zone,
                      WorkCrew& crew)
{
    const auto with = [&]<class T>(T, bool isMoment) {
        return assemble<T>(table, field, isMoment, std::move(parts), segments, zone, crew);
    };
    switch (type) {
    case FieldType::CustomerRef:
    case FieldType::Category:
        return with(std::int32_t{}, false);
    case FieldType::Moment:
        return with(std::int64_t{}, true);
    case FieldType::Money:
        return with(std::int64_t{}, false);
    case FieldType::Number:
    case FieldType::Duration:
        return with(double{}, false);
    case FieldType::Boolean:
        return with(std::int8_t{}, false);
    case FieldType::Identifier:
    case FieldType::Email:
    case FieldType::Text:
        break;
    }
    return {};
}

} // namespace regard
