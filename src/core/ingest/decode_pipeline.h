// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/block_decoder.h"

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/table_reader.h>

#include <functional>

namespace regard {

/// Reads a table in pieces, decodes them with as many threads as the machine has (at most four),
/// and hands the blocks to `take` in the order of the file, in the calling thread. A fixed number
/// of blocks is on its way at any time. Ends early with the first Error, when `take` gives one, and
/// within the time of a block when it is asked to stop.
[[nodiscard]] Status decodeTable(TableReader& reader, const plan::Plan& plan,
                                 const Control& control,
                                 const std::function<Status(DecodedBlock&&)>& take);

} // namespace regard
