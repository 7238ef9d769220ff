// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/late_texts.h"

#include "core/store/opening.h"

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

} // namespace

LateTexts::LateTexts(std::filesystem::path path, std::vector<std::int32_t> rawOrdinals,
                     std::vector<std::int32_t> canonical)
    : m_path(std::move(path)), m_rawOrdinals(std::move(rawOrdinals)),
      m_canonical(std::move(canonical))
{
}

std::vector<std::string> LateTexts::column(const TextPlan& plan, std::size_t rows,
                                           std::string_view field) const
{
    std::vector<std::string> values(rows);
    const std::optional<sqlite::Database> database = openForReading(m_path);
    if (!database)
        return values;
    for (const SegmentPlan& part : plan.segments) {
        const Expected<ReadCells> cells =
            readColumn(*database, part.segment, field, FieldType::Text);
        if (!cells.ok())
            continue;
        const auto& texts = std::get<TextColumn>(cells.value());
        for (std::size_t i = 0; i < part.live; ++i)
            values[part.offset + i] = texts.at(part.keep.empty() ? i : part.keep[i]);
    }
    std::map<std::int64_t, TextColumn> read; // by segment
    for (const TextFallback& fallback : plan.fallbacks) {
        if (!values[fallback.row].empty())
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
        values[fallback.row] = found->second.at(fallback.at);
    }
    return values;
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
