// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Header of the column with the reasons.
inline constexpr std::string_view kReasonColumn = "set_aside_reason";

/// The rows that one import set aside as a file that can be mended and imported again: the header
/// of the file they came from with a column `set_aside_reason` before it, then each row as it
/// stood, once, with its import, its line and all reasons in that first column. Rows in the order
/// of the file.
[[nodiscard]] std::string mendableText(const ImportRecord& record,
                                       const std::vector<SetAsideRow>& rows);

} // namespace regard
