// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// The name that a misspelt one most likely means, "" where none is near.
[[nodiscard]] std::string nearestName(std::string_view wrong, std::span<const std::string> names);

/// " Did you mean "x"?" for a near name, "" otherwise: to put behind a sentence.
[[nodiscard]] std::string didYouMean(std::string_view wrong, std::span<const std::string> names);

/// "a, b and c".
[[nodiscard]] std::string listed(std::span<const std::string> names);

/// A header or field name in its plainest form: small letters, words parted by one underscore;
/// "Answered at", "AnsweredAt" and "answered-at" all become "answered_at".
[[nodiscard]] std::string plainName(std::string_view name);

} // namespace regard
