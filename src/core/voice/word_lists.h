// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace regard::voice {

/// The files of resources/lexicon as they stand: a word or phrase, a tab, its value, a line each.
[[nodiscard]] std::string_view generalWords();
[[nodiscard]] std::string_view serviceWords();
[[nodiscard]] std::string_view emojiNames();

} // namespace regard::voice
