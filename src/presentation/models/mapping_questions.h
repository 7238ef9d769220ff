// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/schema.h>
#include <regard/ingest/mapping.h>

#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace regard::presentation {

/// Something that the columns of a file do not say and that must (or may) be said for all its rows.
struct MappingQuestion {
    enum class Answer { Choice, Number, Date, Column };
    std::size_t record = 0; ///< index in Mapping::records
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

/// Says one constant; an empty value takes it back.
void answer(Mapping& mapping, const MappingQuestion& question, const std::string& value);

/// Why this mapping cannot be checked yet, as one sentence; empty when it can.
[[nodiscard]] QString whyNotReady(const Mapping& mapping);

} // namespace regard::presentation
