// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/late_texts.h"

#include "core/store/opening.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace regard {

namespace {

std::optional<sqlite::Database> openForReading(const std::filesystem::path& path)
{
    Expected<sqlite::Database> database = connectTo(path, sqlite::OpenMode::ReadOnly);
    if (!database.ok() || !database.value().execute("PRAGMA busy_timeout = 5000").ok())
        return std::nullopt;
    return std::move(database).value();
}

constexpr std::size_t kMostKept = 12; // a page of rows shows a few columns of a few segments

/// The row of a segment that valid row `i` of it is.
std::size_t rowOf(const SegmentPlan& part, std::size_t i)
{
    return part.keep.empty() ? i : part.keep[i];
}

/// Where a row of the loaded table lies.
const SegmentPlan* partOf(const TextPlan& plan, std::size_t row)
{
    const auto after =
        std::upper_bound(plan.segments.begin(), plan.segments.end(), row,
                         [](std::size_t at, const SegmentPlan& part) { return at < part.offset; });
    if (after == plan.segments.begin() || row >= (after - 1)->offset + (after - 1)->live)
        return nullptr;
    return &*(after - 1);
}

} // namespace

LateTexts::LateTexts(std::filesystem::path path, std::vector<std::int32_t> rawOrdinals,
                     std::vector<std::int32_t> canonical)
    : m_path(std::move(path)), m_rawOrdinals(std::move(rawOrdinals)),
      m_canonical(std::move(canonical))
{
}

void LateTexts::each(const TextPlan& plan, std::size_t rows, std::string_view field,
                     const std::function<void(std::size_t row, std::string_view text)>& take) const
{
    const std::optional<sqlite::Database> database = openForReading(m_path);
    if (!database)
        return;
    std::vector<bool> given(plan.fallbacks.empty() ? 0 : rows);
    const auto give = [&](std::size_t row, std::string_view text) {
        if (text.empty())
            return;
        take(row, text);
        if (!given.empty())
            given[row] = true;
    };
    for (const SegmentPlan& part : plan.segments) {
        const Expected<ReadCells> cells =
            readColumn(*database, part.segment, field, FieldType::Text);
        if (!cells.ok())
            continue;
        const auto& texts = std::get<TextColumn>(cells.value());
        for (std::size_t i = 0; i < part.live; ++i)
            give(part.offset + i, texts.at(rowOf(part, i)));
    }
    std::map<std::int64_t, TextColumn> read; // by segment
    for (const TextFallback& fallback : plan.fallbacks) {
        if (given[fallback.row])
            continue;
        auto found = read.find(fallback.segment.id);
        if (found == read.end()) {
            Expected<ReadCells> cells =
                readColumn(*database, fallback.segment, field, FieldType::Text);
            if (!cells.ok())
                continue;
            found =
                read.emplace(fallback.segment.id, std::get<TextColumn>(std::move(cells).value()))
                    .first;
        }
        give(fallback.row, found->second.at(fallback.at));
    }
}

std::vector<std::uint8_t> LateTexts::filled(const TextPlan& plan, std::size_t rows,
                                            std::string_view field) const
{
    std::vector<std::uint8_t> result(rows);
    const std::optional<sqlite::Database> database = openForReading(m_path);
    if (!plan.fallbacks.empty() || !database) {
        each(plan, rows, field, [&](std::size_t row, std::string_view) { result[row] = 1; });
        return result;
    }
    for (const SegmentPlan& part : plan.segments) {
        const Expected<columns::AnyTexts> cells = readIds(*database, part.segment, field);
        if (!cells.ok())
            continue;
        const auto mark = [&](const auto& isBlank) {
            for (std::size_t i = 0; i < part.live; ++i)
                result[part.offset + i] = isBlank(rowOf(part, i)) ? 0 : 1;
        };
        if (const auto* numbers = std::get_if<NumberedColumn>(&cells.value()))
            mark([&](std::size_t row) { return numbers->isBlank(row); });
        else
            mark([&](std::size_t row) {
                return std::get<TextColumn>(cells.value()).at(row).empty();
            });
    }
    return result;
}

std::string LateTexts::text(const TextPlan& plan, std::size_t row, std::string_view field) const
{
    std::string result;
    const auto take = [&](const Segment& segment, std::size_t at) {
        withKept(segment, field, FieldType::Text,
                 [&](const ReadCells& cells) { result = std::get<TextColumn>(cells).at(at); });
    };
    if (const SegmentPlan* part = partOf(plan, row))
        take(part->segment, rowOf(*part, row - part->offset));
    for (const TextFallback& fallback : plan.fallbacks)
        if (result.empty() && fallback.row == row)
            take(fallback.segment, fallback.at);
    return result;
}

std::vector<std::int64_t> LateTexts::lines(const TextPlan& plan, std::size_t rows) const
{
    std::vector<std::int64_t> result(rows);
    const std::optional<sqlite::Database> database = openForReading(m_path);
    if (!database)
        return result;
    for (const SegmentPlan& part : plan.segments) {
        const Expected<ReadCells> cells =
            readColumn(*database, part.segment, kLineField, FieldType::Money);
        if (!cells.ok())
            continue;
        const auto& lines = std::get<std::vector<std::int64_t>>(cells.value());
        for (std::size_t i = 0; i < part.live; ++i)
            result[part.offset + i] = lines[rowOf(part, i)];
    }
    return result;
}

std::int64_t LateTexts::line(const TextPlan& plan, std::size_t row) const
{
    std::int64_t result = 0;
    if (const SegmentPlan* part = partOf(plan, row))
        withKept(part->segment, kLineField, FieldType::Money, [&](const ReadCells& cells) {
            result = std::get<std::vector<std::int64_t>>(cells)[rowOf(*part, row - part->offset)];
        });
    return result;
}

void LateTexts::withKept(const Segment& segment, std::string_view field, FieldType type,
                         const std::function<void(const ReadCells&)>& use) const
{
    const std::scoped_lock lock(m_keptMutex);
    auto found = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept& kept) {
        return kept.segment == segment.id && kept.field == field;
    });
    if (found == m_kept.end()) {
        const std::optional<sqlite::Database> database = openForReading(m_path);
        if (!database)
            return;
        Expected<ReadCells> cells = readColumn(*database, segment, field, type);
        if (!cells.ok())
            return;
        m_kept.push_front({segment.id, std::string(field), std::move(cells).value()});
        if (m_kept.size() > kMostKept)
            m_kept.pop_back();
        found = m_kept.begin();
    }
    use(found->cells);
}

std::vector<std::string> LateTexts::emailHashes(const std::vector<std::int32_t>& customers) const
{
    std::vector<std::string> values(customers.size());
    for (std::size_t row = 0; row < customers.size(); ++row)
        if (const CustomerKeys::Name* name = nameOf(customers[row]))
            values[row] = name->emailHash;
    return values;
}

std::vector<std::string> LateTexts::addresses(const std::vector<std::int32_t>& customers) const
{
    std::vector<std::string> values(customers.size());
    for (std::size_t row = 0; row < customers.size(); ++row)
        if (const CustomerKeys::Name* name = nameOf(customers[row]))
            values[row] = name->address;
    return values;
}

std::string LateTexts::customerId(std::int32_t customer) const
{
    const CustomerKeys::Name* name = nameOf(customer);
    if (name == nullptr)
        return {};
    if (!name->id.empty())
        return name->id;
    return name->address.empty() ? "e-mail hash " + name->emailHash : name->address;
}

const CustomerKeys::Name* LateTexts::nameOf(std::int32_t customer) const
{
    if (customer < 0 || static_cast<std::size_t>(customer) >= m_rawOrdinals.size())
        return nullptr;
    const auto raw = static_cast<std::size_t>(m_rawOrdinals[static_cast<std::size_t>(customer)]);
    return raw < names().size() ? &names()[raw] : nullptr;
}

const std::vector<CustomerKeys::Name>& LateTexts::names() const
{
    std::call_once(m_namesRead, [this] {
        const std::optional<sqlite::Database> database = openForReading(m_path);
        CustomerKeys keys;
        if (database && keys.load(*database).ok())
            m_names = keys.names(m_canonical);
    });
    return m_names;
}

} // namespace regard
