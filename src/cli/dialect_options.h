// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <filesystem>
#include <optional>

namespace CLI {
class App;
} // namespace CLI

namespace regard::cli {

/// The options by which people say how a file is written. What is not told, or told as "detected",
/// is detected.
class DialectOptions final {
public:
    /// Adds --encoding, --delimiter, --quote, --escape, --header-rows, --skip-lines and --table.
    /// What makes no sense is wrong usage.
    void addTo(CLI::App& command);
    /// The dialect of a file; `known`, which may be none, where nothing was told.
    [[nodiscard]] Expected<std::optional<Dialect>>
    dialectOf(const std::filesystem::path& file, const std::optional<Dialect>& known) const;

private:
    DialectTold m_told;
};

} // namespace regard::cli
