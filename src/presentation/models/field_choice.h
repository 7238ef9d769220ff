// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/schema.h>
#include <regard/ingest/mapping.h>

#include <QString>

#include <string>
#include <vector>

namespace regard::presentation {

/// What one column of a file becomes.
struct FieldChoice {
    enum class Kind { LeaveOut, Attribute, Field };
    Kind kind = Kind::LeaveOut;
    Table table = Table::Survey;
    std::string field;      ///< name in the data model; for an attribute "attributes.x"
    std::string surveyKind; ///< for the score of a survey: "nps", "csat"; empty otherwise
    bool operator==(const FieldChoice&) const = default;
};

/// A kind of survey that Regard knows, with its usual scale.
struct SurveyKind {
    std::string_view id;    ///< "nps"
    std::string_view label; ///< "NPS"
    double low;
    double high;
};
[[nodiscard]] const std::vector<SurveyKind>& surveyKinds();

/// Everything a column may become, table by table, after "Leave out" and "Keep as attribute".
/// Tables that the mapping uses come first.
[[nodiscard]] std::vector<FieldChoice> fieldChoices(const Mapping& mapping);

/// "Survey response › score (NPS 0–10)", "Leave out".
[[nodiscard]] QString choiceLabel(const FieldChoice& choice);

/// The type a field is read as; an attribute is a category.
[[nodiscard]] FieldType choiceType(const FieldChoice& choice);

} // namespace regard::presentation
