// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words behind VADER's rules (Hutto & Gilbert 2014, section 3.3).

#include <optional>
#include <string_view>

namespace regard::voice {

inline constexpr double kCapitals = 0.733; ///< a word in capitals among others that are not
inline constexpr double kNegated = -0.74;  ///< factor of a negated word
inline constexpr double kExclamation = 0.292;

/// What an adverb of degree ("very", "hardly", "kind of") adds to the word behind it.
[[nodiscard]] std::optional<double> boost(std::string_view lower);
/// "not", "never", "without", and every word with n't in it.
[[nodiscard]] bool negates(std::string_view lower);
/// Value of an idiom that says something else than its words.
[[nodiscard]] std::optional<double> idiom(std::string_view lower);

} // namespace regard::voice
