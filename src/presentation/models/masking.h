// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regard::presentation {

/// The text with every e-mail address in it reduced to its first letters: "a•••@b•••.com".
[[nodiscard]] QString maskEmails(const QString& text);

} // namespace regard::presentation
