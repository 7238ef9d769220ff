// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/mapping.h>
#include <regard/ingest/profiles.h>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regard {

/// What a header row must have for a file to be this export. Names are compared without regard to
/// case, order, outer blanks and other columns.
struct Signature {
    std::vector<std::vector<std::string>> all; ///< of each list one name is there
    std::vector<std::string> none;             ///< none of these is there
    std::vector<std::string> first;            ///< the first column is one of these
    std::string preamble;                      ///< a line above the header begins so
    std::string footer;                        ///< text in the last lines of the file
    int row = 1;                               ///< which of the header rows this is
};

/// A record of the mapping whose columns are there or not: the first name that the file has gives
/// the field, the others that it has stand in for blanks.
struct ProfileRecord {
    RecordMapping mapping; ///< everything but columns and `otherwise`
    std::vector<std::pair<std::string, std::vector<std::string>>> columns; ///< field -> names
};

/// Surveys whose questions are columns of their own: score and comment are found by their text.
struct ProfileQuestions {
    std::vector<std::string> skip; ///< columns that are no questions; "*" ends a beginning
    ProfileRecord answer;          ///< what every answer has: id, customer, date ...
};

/// One known export, as its JSON says (docs/formats.md).
struct Profile {
    KnownExport about;
    std::vector<Signature> signatures; ///< any of them
    std::map<std::string, std::vector<std::string>>
        aliases;        ///< name -> the same in other languages
    int headerRows = 0; ///< 0: as detected
    /// The signature alone proves little: the questions must say themselves what they ask.
    bool weak = false;
    bool endsAtBlankLine = false; ///< other tables follow in the file
    /// A zone, "header" (in brackets behind a column's name) or "import ids" (in the third header
    /// row of Qualtrics); empty: the file does not say.
    std::string timeZone;
    std::string dates = "auto";
    std::string decimal = "auto";
    std::map<std::string, RowFilter> where; ///< for the columns that are there
    ValueTexts values;
    std::vector<ProfileRecord> records;
    std::optional<ProfileQuestions> questions;
};

/// The JSON texts that the program was built with, and the names of their files.
[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> embeddedProfiles();

/// Strict: unknown keys, fields and tables are refused by name.
[[nodiscard]] Expected<Profile> parseProfile(std::string_view json);

/// All that the program was built with.
[[nodiscard]] Expected<std::vector<Profile>> loadProfiles();

/// A column's name as signatures compare it: small letters, one blank between words, no quotes
/// around it.
[[nodiscard]] std::string comparableName(std::string_view name);

} // namespace regard
