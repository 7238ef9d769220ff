// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regard::test {

/// From here on every message of Qt goes to stderr, and warnings and worse are counted.
void watchQt();

/// How many warnings Qt gave since watchQt().
[[nodiscard]] int qtComplaints();

} // namespace regard::test
