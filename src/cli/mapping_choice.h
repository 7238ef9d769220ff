// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/mapping.h>
#include <regard/store/store.h>

#include <string>

namespace regard::cli {

/// The mapping for a file: the file named by `mappingFile`, else the one kept in the store under
/// `profile`, else one kept in the store all of whose columns the file has (the one with most
/// columns), else the field names of the data model read from the header.
[[nodiscard]] Expected<Mapping> chooseMapping(const Store& store, const std::string& file,
                                              const std::string& mappingFile,
                                              const std::string& profile);

} // namespace regard::cli
