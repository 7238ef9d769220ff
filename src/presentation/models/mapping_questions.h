// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/schema.h>
#include <regard/ingest/inspect.h>
#include <regard/ingest/mapping.h>

#include <QString>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace regard::presentation {

/// Something that the columns of a file do not say and that must (or may) be said for all its rows.
struct MappingQuestion {
    enum class Answer { Choice, Number, Date, Column };
    /// Stands for a record where the answer holds for the whole file: `dates` or `decimal`.
    static constexpr std::size_t kWholeFile = SIZE_MAX;
    std::size_t record = 0; ///< index in Mapping::records, or kWholeFile
    std::string field;
    QString label; ///< "Which way is better for CES?"
    Answer answer = Answer::Choice;
    std::vector<std::pair<std::string, QString>> options; ///< value, label; for Choice
    std::string value;                                    ///< what is said now; empty: nothing yet
    bool required = false;                                ///< the import waits for it
};

/// What is left to be said about a mapping, record by record. Answer::Column asks for a column in
/// the table above, since no single value could stand for all rows.
[[nodiscard]] std::vector<MappingQuestion> mappingQuestions(const Mapping& mapping);

/// What the values of the used columns leave open, with examples from the file: which of day and
/// month comes first, and whether a mark parts thousands or decimals. Asked too when it was answered,
/// so that the answer can be changed.
[[nodiscard]] std::vector<MappingQuestion> fileQuestions(const Mapping& mapping,
                                                         const FileReport& report);

/// Says one constant; an empty value takes it back.
void answer(Mapping& mapping, const MappingQuestion& question, const std::string& value);

/// Why this mapping cannot be checked yet, as one sentence; empty when it can.
[[nodiscard]] QString whyNotReady(const Mapping& mapping, const FileReport& report);

} // namespace regard::presentation
