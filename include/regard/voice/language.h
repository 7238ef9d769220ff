// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace regard {

/// The language of a UTF-8 text as an ISO 639 code ("en", "de", "zh"), empty where the text is too
/// short or too mixed to tell. A handful of words is needed.
[[nodiscard]] std::string languageOf(std::string_view text);

} // namespace regard
