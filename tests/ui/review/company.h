// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scratch_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regard::test {

/// A store in `folder` with a year and a half of answers, contacts, purchases and subscriptions of
/// 300 customers, up to 30 September 2026. Segments bear the given names, in turn.
[[nodiscard]] std::filesystem::path makeCompany(const ScratchFolder& folder,
                                                const std::vector<std::string>& segments = {
                                                    "Retail", "Business"});

/// A store with one file of survey answers and nothing else.
[[nodiscard]] std::filesystem::path makeSurveyOnly(const ScratchFolder& folder);

} // namespace regard::test
