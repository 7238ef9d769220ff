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

/// What a column is used for beside feeding a field of its own.
struct BesideUse {
    enum class Kind { None, WhereBlank, ChoosesRows };
    Kind kind = Kind::None;
    FieldChoice field{}; ///< for WhereBlank: the field that it gives where another column is blank
};
[[nodiscard]] BesideUse besideUseOf(const Mapping& mapping, const std::string& header);

/// How many records of the mapping the column feeds.
[[nodiscard]] int usesOf(const Mapping& mapping, const std::string& header);

/// Changes what one column becomes and leaves everything else of the mapping alone.
///
/// A field is fed by one column: an older one is left out. Several scores of one row become
/// several survey records that share who, when and where; a comment belongs to the first of them.
/// The customer's id or e-mail names the customer of every other record of the row.
void assign(Mapping& mapping, const std::string& header, const FieldChoice& choice);

/// The codes of a column that mean "no answer", in the records it feeds, each once.
[[nodiscard]] std::vector<std::string> missingCodes(const Mapping& mapping,
                                                    const std::string& header);
/// Says them for every field that the column feeds; none takes them back.
void setMissingCodes(Mapping& mapping, const std::string& header,
                     const std::vector<std::string>& codes);

/// "attributes." and the header in lower case with underscores; empty when nothing is left of it.
[[nodiscard]] std::string attributeName(const std::string& header);

} // namespace regard::presentation
