// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>

#include <QString>

namespace regard::presentation {

/// "84,150 new, 48 changed, 12 set aside of 84,210 rows" from a check or an import.
[[nodiscard]] QString countsText(const ImportRecord& record);

/// What is set aside and why, with the first lines: "9 have no score, 3 have a score out of range
/// (lines 410, 77,031, 81,556)". Empty when nothing is.
[[nodiscard]] QString setAsideText(const ImportResult& result);

/// "12 rows cannot be read as they are."
[[nodiscard]] QString setAsideHeadline(const ImportResult& result);

/// An error as a sentence, with its line and column before it.
[[nodiscard]] QString sentenceOf(const Error& error);

/// "412,000 rows · 1.2 million rows a second · 3 s left".
[[nodiscard]] QString progressText(const Progress& progress, double rowsPerSecond,
                                   double secondsLeft);

} // namespace regard::presentation
