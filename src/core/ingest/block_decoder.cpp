// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/block_decoder.h"
#include "core/ingest/record_decoder.h"

#include <algorithm>
#include <numeric>

namespace regard {

BlockDecoder::BlockDecoder(const plan::Plan& plan, const Dialect& dialect)
    : m_plan(plan), m_dialect(dialect), m_clock(plan.zone)
{
    for (const plan::Record& record : plan.records) {
        m_dictionaries.emplace_back(record.columns.size());
        m_numberings.emplace_back(record.columns.size());
    }
    for (const TimeZone& zone : plan.zones)
        m_clocks.emplace_back(zone);
}

bool BlockDecoder::keeps(std::size_t record) const
{
    return std::ranges::all_of(m_plan.filters, [&](const plan::Filter& filter) {
        return filter.keeps(
            values::trimmed(m_batch.field(record, static_cast<std::size_t>(filter.source))));
    });
}

/// Leaves out what `where` drops, records of blanks, and records that cannot be told apart.
void BlockDecoder::chooseRows(DecodedBlock& result)
{
    const std::size_t width = m_plan.headers.size();
    m_even = m_plan.filters.empty() && width > 1 &&
             m_batch.isEven(width, (width - 1) * m_dialect.delimiter.size());
    if (m_even) { // as in most blocks of most files
        result.rows = static_cast<std::int64_t>(m_batch.records());
        m_rows.resize(m_batch.records());
        std::iota(m_rows.begin(), m_rows.end(), 0U);
        return;
    }
    m_rows.clear();
    for (std::size_t i = 0; i < m_batch.records(); ++i) {
        const std::size_t fields = m_batch.fieldCount(i);
        if (fields > 1 && m_batch.raw(i).size() == (fields - 1) * m_dialect.delimiter.size())
            continue; // nothing but delimiters
        if (fields != width) {
            std::size_t filled = fields;
            while (filled > 0 && values::trimmed(m_batch.field(i, filled - 1)).empty())
                --filled;
            if (filled == 0)
                continue;
            if (filled > width && !keeps(i)) { // a total with a remark behind it
                ++result.rows;
                ++result.dropped;
                continue;
            }
            if (filled > width || (fields == 1 && width > 2)) {
                Refusal refusal;
                refusal.reasonClass = filled > width ? "too many fields" : "too few fields";
                refusal.row.line = m_batch.line(i);
                refusal.row.reason = refusal.reasonClass + ": " + std::to_string(fields) +
                                     " where the header has " + std::to_string(width);
                refusal.row.raw = m_batch.raw(i);
                result.refusals.push_back(std::move(refusal));
                ++result.rows;
                continue;
            }
        }
        ++result.rows;
        if (keeps(i))
            m_rows.push_back(static_cast<std::uint32_t>(i));
        else
            ++result.dropped;
    }
}

Expected<DecodedBlock> BlockDecoder::decode(const Piece& piece)
{
    DecodedBlock result;
    result.index = piece.index;
    m_text = piece.text;
    if (Status status = tokenize(piece.text, m_dialect, piece.firstLine, m_batch); !status.ok())
        return status.error();
    result.tolerated.addQuotes(m_batch);
    chooseRows(result);
    for (std::size_t i = 0; i < m_plan.records.size() && !result.question; ++i) {
        RecordDecoder decoder(*this, i, result);
        result.blocks.push_back(decoder.decode());
        if (result.damage)
            return *result.damage;
    }
    std::ranges::stable_sort(result.refusals, {},
                             [](const Refusal& refusal) { return refusal.row.line; });
    return result;
}

} // namespace regard
