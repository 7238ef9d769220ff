// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/store.h>

#include <filesystem>
#include <string>

namespace regard::test {

/// Makes a small store with something of everything: two exports of surveys of which the later one
/// changes, repeats and adds rows, customers with ids and addresses, purchases, events, and rows
/// set aside. Its imports are 1 surveys, 2 customers, 3 purchases, 4 the later surveys, 5 events.
void makeCompany(const std::filesystem::path& path);

/// A file of surveys that changes, repeats and adds rows once more, and its import into the store.
[[nodiscard]] Status importMore(Store& store);
/// Imports so much text that the log is written before the import is committed.
[[nodiscard]] Status importMuch(Store& store);
/// Mends the rows that import 1 had set aside.
[[nodiscard]] Status mendRows(Store& store);

/// Everything that the store holds, but for the times of imports, as text.
[[nodiscard]] std::string contentOf(const Store& store);

} // namespace regard::test
