// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/profiles/recognition.h"

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/reading.h>

#include <filesystem>

namespace regard {

/// The reading of a recognised export: its mapping bound to the headers of this file. Refuses, with
/// the reason, what is summed up already, and an export without the columns that it needs.
[[nodiscard]] Expected<Reading>
profileReading(const Recognised& known, const std::filesystem::path& file, const Control& control);

} // namespace regard
