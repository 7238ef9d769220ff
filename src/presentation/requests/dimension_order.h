// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace regard {
class Engine;
}

namespace regard::presentation {

/// The dimensions that the data have, the most telling first: segment and channel, then the other
/// fields of the data model, then attributes.
[[nodiscard]] std::vector<std::string> dimensionOrder(const Engine& engine);

} // namespace regard::presentation
