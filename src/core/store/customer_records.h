// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/dataset_data.h"
#include "core/store/facts/late_texts.h"

#include <string_view>

namespace regard {

/// The text column of the customer table that holds addresses in clear, there only while the store
/// keeps them.
inline constexpr std::string_view kAddressField = "address";

/// Makes one row of the records of each customer (dense ordinals): sources that know a customer by
/// different keys each bring a record. The newest gives the row, and older ones what it leaves
/// blank. Records stay apart in the file, so that customers can be parted again.
void joinRecords(FactTable::Data& records, TextPlan& texts);

} // namespace regard
