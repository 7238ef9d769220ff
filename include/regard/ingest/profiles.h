// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <string>
#include <vector>

namespace regard {

/// An export of a tool that is recognised by its header (resources/profiles).
struct KnownExport {
    std::string id;    ///< "zendesk-tickets"
    std::string tool;  ///< "Zendesk"
    std::string title; ///< the source that its rows belong to: "Zendesk tickets"
    /// A: read in the vendor's own code or documentation, B: a header of a real export, C: names
    /// seen in code that reads the export.
    char grade = 'C';
    std::string gives;              ///< what figures it can feed, in a few words
    std::string refuse;             ///< why it cannot be imported; empty where it can
    std::vector<std::string> notes; ///< what is taken care of, and what it lacks, in sentences
};

/// All of them, by tool. Fails only if the program was built with a profile that is wrong.
[[nodiscard]] Expected<std::vector<KnownExport>> knownExports();

} // namespace regard
