// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/row_keeper.h"

#include "core/ingest/block_rows.h"

#include <map>
#include <utility>

namespace regard {

Status RowKeeper::keep(std::size_t record, TableBlock&& block)
{
    for (std::size_t row = 0; row < block.rows && m_preview.size() < m_previewRows; ++row)
        m_preview.push_back(previewOf(block, row, m_plan.zone));
    if (block.rows == 0)
        return {};
    if (block.table == Table::Benchmark) {
        for (const Benchmark& benchmark : benchmarksOf(block, m_plan.zone))
            if (const Expected<RowState> added = m_session.addBenchmark(benchmark); !added.ok())
                return added.error();
        return {};
    }
    if (block.table == Table::Event) {
        for (const Event& event : eventsOf(block, m_plan.zone))
            if (const Expected<RowState> added = m_session.addEvent(event); !added.ok())
                return added.error();
        return {};
    }
    Status status = m_session.append(block.table, m_plan.records[record].rows, std::move(block));
    for (const std::int64_t line : m_session.takeErasedLines()) {
        m_erasedLines.push_back(line);
        std::erase_if(m_preview, [line](const PreviewRow& row) { return row.line == line; });
    }
    return status;
}

std::vector<std::int64_t> RowKeeper::takeErasedLines()
{
    return std::exchange(m_erasedLines, {});
}

void RowKeeper::tell(ImportResult& result, bool described)
{
    const RowCounts counts = m_session.counts();
    result.record.added = counts.added;
    result.record.changed = counts.changed;
    result.record.same = counts.same;
    result.record.merged = counts.merged;
    result.preview = std::move(m_preview);
    if (!described)
        return;
    // Rows of the preview are the first of their tables.
    struct Told {
        std::vector<RowOutcome> outcomes;
        std::size_t next = 0;
    };
    std::map<Table, Told> tables;
    for (PreviewRow& row : result.preview) {
        const auto [told, fresh] = tables.try_emplace(row.table);
        if (fresh)
            told->second.outcomes = m_session.outcomes(row.table);
        if (told->second.next >= told->second.outcomes.size())
            continue;
        const RowOutcome& outcome = told->second.outcomes[told->second.next++];
        row.state = outcome.state;
        row.changes = fieldChanges(row.table, outcome.changes, m_plan.zone);
    }
    for (const RowChange& change : m_session.changedRows())
        result.changed.push_back(previewOf(change, m_plan.zone));
}

} // namespace regard
