// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/store/dataset.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// What one text is taken for.
enum class Mood : std::uint8_t { Positive, Neutral, Negative, OtherLanguage, NoWords };

/// The field of a table that holds what customers wrote.
[[nodiscard]] std::string_view textField(Table table);

/// The moods of all comments of surveys, or of all texts of comments, by row. English texts are
/// rated by VADER, with the words of service on top where `serviceWords` asks for them; a text too
/// short to tell its language is read as English, unless the row names another. Works on all
/// processors. None when stopped.
[[nodiscard]] std::optional<std::vector<Mood>> textMoods(const Dataset& dataset, Table table,
                                                         bool serviceWords, const Control& control);

} // namespace regard::metrics
