// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/base/time_zone.h>
#include <regard/domain/records.h>
#include <regard/ingest/importer.h>
#include <regard/store/import_session.h>

#include <vector>

namespace regard {

/// Rows of a block of benchmarks or events as records.
[[nodiscard]] std::vector<Benchmark> benchmarksOf(const TableBlock& block, const TimeZone& zone);
[[nodiscard]] std::vector<Event> eventsOf(const TableBlock& block, const TimeZone& zone);

/// Changes as text.
[[nodiscard]] std::vector<FieldChange>
fieldChanges(Table table, const std::vector<StoredChange>& changes, const TimeZone& zone);
/// A changed row as text.
[[nodiscard]] PreviewRow previewOf(const RowChange& change, const TimeZone& zone);

/// A row of a block as it was understood: filled fields only.
[[nodiscard]] PreviewRow previewOf(const TableBlock& block, std::size_t row, const TimeZone& zone);

} // namespace regard
