// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/field_choice.h"

#include <regard/ingest/mapping.h>

#include <string>
#include <vector>

namespace regard::presentation {

/// What the column becomes by this mapping. A column that feeds several records says the first.
[[nodiscard]] FieldChoice choiceOf(const Mapping& mapping, const std::string& header);

/// How many records of the mapping the column feeds.
[[nodiscard]] int usesOf(const Mapping& mapping, const std::string& header);

/// Changes what one column becomes and leaves everything else of the mapping alone.
///
/// A field is fed by one column: an older one is left out. Several scores of one row become
/// several survey records that share who, when and where; a comment belongs to the first of them.
/// The customer's id or e-mail names the customer of every other record of the row.
void assign(Mapping& mapping, const std::string& header, const FieldChoice& choice);

/// "attributes." and the header in lower case with underscores; empty when nothing is left of it.
[[nodiscard]] std::string attributeName(const std::string& header);

} // namespace regard::presentation
