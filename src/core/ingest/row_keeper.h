// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/import_plan.h"

#include <regard/base/expected.h>
#include <regard/ingest/importer.h>
#include <regard/store/import_session.h>

#include <cstddef>
#include <vector>

namespace regard {

/// Gives decoded rows to a session, and says of the first of them what becomes of each.
class RowKeeper final {
public:
    RowKeeper(ImportSession& session, const plan::Plan& plan, std::size_t previewRows)
        : m_session(session), m_plan(plan), m_previewRows(previewRows)
    {
    }

    /// Rows of one record of the plan, in the order of the file.
    [[nodiscard]] Status keep(std::size_t record, TableBlock&& block);
    /// Lines, each once, that were left out since the last call because their customer was erased
    /// on request.
    [[nodiscard]] std::vector<std::int64_t> takeErasedLines();
    /// After ImportSession::finish(): counts, preview and changed rows. `described` when the
    /// session was told to describe.
    void tell(ImportResult& result, bool described);

private:
    ImportSession& m_session;
    const plan::Plan& m_plan;
    std::size_t m_previewRows;
    std::vector<PreviewRow> m_preview;
    std::vector<std::int64_t> m_erasedLines;
};

} // namespace regard
