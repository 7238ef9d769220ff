// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/table_content.h"

#include <regard/metrics/engine.h>

namespace regard::presentation {

/// What customers get in touch about: contacts by topic, how many more or fewer than before, and how
/// each topic is served.
[[nodiscard]] Expected<TableContent> contactReasons(const Engine& engine, const Query& query,
                                                    std::string_view currency,
                                                    const Control& control);

/// First contact resolution across all channels beside that within one: a customer who calls after a
/// mail about the same matter has made contact twice.
[[nodiscard]] Expected<TableContent> resolutionByChannel(const Engine& engine, const Query& query,
                                                         const Control& control);

} // namespace regard::presentation
