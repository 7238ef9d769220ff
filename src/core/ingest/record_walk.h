// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_decoder.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace regard {

/// values::trimmed(), which is asked only where the first or last character may be cut.
inline std::string_view trimmedQuickly(std::string_view text)
{
    if (text.empty())
        return text;
    const auto first = static_cast<unsigned char>(text.front());
    const auto last = static_cast<unsigned char>(text.back());
    const bool plain = first > ' ' && first < 0x7F && first != '\'' && last > ' ' && last < 0x7F;
    return plain ? text : values::trimmed(text);
}

template <typename Each>
bool RecordDecoder::forEachWhile(const plan::Column& column, Each each) const
{
    const std::size_t rows = m_owner.m_rows.size();
    if (column.source < 0) {
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, Cell{column.constant, true}))
                return false;
        return true;
    }
    const auto source = static_cast<std::size_t>(column.source);
    const RecordBatch& batch = m_owner.m_batch;
    const std::uint32_t* const records = m_owner.m_rows.data();
    if (column.plain() && m_owner.m_even) {
        const RecordBatch::EvenColumn texts(batch, source, m_owner.m_plan.headers.size());
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, Cell{trimmedQuickly(texts[row])}))
                return false;
    } else if (column.plain()) {
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, Cell{trimmedQuickly(batch.field(records[row], source))}))
                return false;
    } else {
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, translated(column, textOf(column, records[row]))))
                return false;
    }
    return true;
}

template <typename Each>
void RecordDecoder::forEach(const plan::Column& column, Each each) const
{
    (void)forEachWhile(column, [&](std::size_t row, const Cell& cell) {
        each(row, cell);
        return true;
    });
}

} // namespace regard
