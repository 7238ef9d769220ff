// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits/store_edit.h"

#include <regard/store/customers.h>

#include <QString>

namespace regard::presentation {

/// Takes a merge back and keeps the two apart, or lets it hold again.
[[nodiscard]] StoreEdit separateEdit(const CustomerMerge& merge, bool separated);
/// Says of two customers with one address that they are one person, or that they are two.
[[nodiscard]] StoreEdit judgeEdit(const CustomerCandidate& candidate, bool onePerson);

/// "C-1 is known as ... : 1 customer, 3 purchase rows, ...": what goes when a person is erased, a
/// sentence a line.
[[nodiscard]] QString eraseWords(const EraseReport& report);
/// What was erased, in a sentence, and what is left to do.
[[nodiscard]] QString erasedWords(const EraseReport& report);

} // namespace regard::presentation
