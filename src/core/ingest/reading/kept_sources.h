// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/reading/export_shape.h"

#include <regard/base/expected.h>
#include <regard/ingest/mapping.h>
#include <regard/store/store.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// What a store remembers of a source.
struct KeptSource {
    std::string name;
    Mapping mapping;
    std::optional<ExportShape> shape; ///< none in stores from before shapes were kept
};

/// A source that a file belongs to.
struct SourceOfFile {
    KeptSource source;
    bool fits = false; ///< beyond doubt: all columns that are used are there, and few others
};

/// All sources whose mapping can be read.
[[nodiscard]] Expected<std::vector<KeptSource>> keptSources(const Store& store);

/// Columns of the file that a mapping needs.
[[nodiscard]] std::vector<std::string> columnsOf(const Mapping& mapping);

/// The source that a file belongs to: one whose columns it has, else one whose last export it is
/// like, although columns came or went. `name`: that source alone. Fails when several fit alike,
/// naming them.
[[nodiscard]] Expected<std::optional<SourceOfFile>>
sourceOfFile(const std::vector<KeptSource>& sources, const FileHead& head, std::string_view name);

[[nodiscard]] Status keepSource(Store& store, const std::string& name, const Mapping& mapping,
                                const ExportShape& shape);

} // namespace regard
