// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/profiles/recognition.h"

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/mapping.h>

#include <filesystem>
#include <string>
#include <vector>

namespace regard {

/// The surveys that the questions of an export make.
struct FoundQuestions {
    std::vector<RecordMapping> records; ///< bound to the headers of the file, nps first
    std::vector<std::string> notes;     ///< which question was taken for what, and what was left
};

/// Finds the questions that give a score, by their text and their answers, and the one that gives
/// the comment. Reads the whole file, so that every answer that is a text has its number.
[[nodiscard]] Expected<FoundQuestions> findQuestions(const Recognised& known,
                                                     const RecordMapping& answer,
                                                     const std::filesystem::path& file,
                                                     const Control& control);

} // namespace regard
