// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace regard {

/// Whether the whole text is one e-mail address: one '@', something before it, a name with a dot
/// behind it, no blanks.
[[nodiscard]] bool isMailAddress(std::string_view text);
/// An address as it is compared: without outer blanks, A to Z in lower case.
[[nodiscard]] std::string normalizedAddress(std::string_view address);

/// The text with every e-mail address and telephone number in it reduced to its first and last
/// signs: "a•••@b•••.com", "+4•••89". A run of 7 to 19 figures that is no date, with the blanks and
/// signs that telephone and card numbers are written with, counts as one.
[[nodiscard]] std::string masked(std::string_view text);

} // namespace regard
