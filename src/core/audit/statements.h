// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace regard::audit {

/// A file of resources/sql/figures: the SELECT of a KPI, or one ("shared/...") whose rows others
/// read as a table. A line "-- With: a, b" names the tables that it reads.
struct Statement {
    std::string_view name;
    std::string_view sql;
};
[[nodiscard]] std::span<const Statement> statements();

/// By name; null where there is no such file.
[[nodiscard]] const Statement* statementNamed(std::string_view name);

/// The shared statements that one reads, each after those that it reads itself.
[[nodiscard]] std::vector<const Statement*> readBy(const Statement& statement);

/// "shared/answer" -> "answer".
[[nodiscard]] std::string_view tableOf(const Statement& shared);

} // namespace regard::audit
