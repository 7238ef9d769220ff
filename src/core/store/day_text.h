// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/statement.h"

#include <regard/base/civil.h>

#include <optional>
#include <string>

namespace regard {

/// A civil date as ordinary tables keep it: ISO text, NULL for kNoDay.
[[nodiscard]] inline std::optional<std::string> dayText(Day day)
{
    return day == kNoDay ? std::nullopt : std::optional<std::string>(isoDate(day));
}

[[nodiscard]] inline Day dayAt(const sqlite::Statement& statement, int column)
{
    return statement.isNull(column) ? kNoDay
                                    : parseIsoDate(statement.text(column)).value_or(kNoDay);
}

} // namespace regard
