// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace regard::values {

/// Takes a currency's sign, code, or both from the ends of an amount ("$12.50 USD").
void takeCurrency(std::string_view& text);
/// A sum without cents is also written "12,-", "12.--" or with a dash: takes mark and dash.
void takeNoCents(std::string_view& text);

} // namespace regard::values
