// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/dataset_data.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace regard {

/// Numbers the customers that rows name from 0 on, in the order of their stored ordinals, joined
/// ones as one. `canonical` gives for each stored ordinal the one that stands for it. Gives the
/// stored ordinal of each new number.
[[nodiscard]] Expected<std::vector<std::int32_t>>
makeCustomersDense(const std::vector<std::shared_ptr<FactTable::Data>>& tables,
                   const std::vector<std::int32_t>& canonical);

/// Leaves in each dictionary the values that occur, and renumbers the columns where that changes
/// something.
[[nodiscard]] Status
makeCategoriesDense(const std::vector<std::shared_ptr<FactTable::Data>>& tables,
                    std::map<std::string, Dictionary, std::less<>>& dictionaries);

} // namespace regard
