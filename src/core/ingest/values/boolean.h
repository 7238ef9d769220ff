// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace regard::values {

/// Reads yes or no: true/false, yes/no, y/n, t/f, on/off, ja/nein, oui/non, si/no, sim/nao,
/// wahr/falsch, vrai/faux and the like, in any case; whole numbers: 0 is no, 1 and more is yes.
[[nodiscard]] std::optional<bool> readBoolean(std::string_view text);

} // namespace regard::values
