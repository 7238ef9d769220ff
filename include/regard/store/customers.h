// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace regard {

/// How well the rows of one source are joined with the customers that other sources know.
struct SourceMatch {
    std::string source;
    std::int64_t customers = 0; ///< distinct customers that its rows name
    std::int64_t matched = 0;   ///< of them known by another source or by a customer record too
    std::int64_t rows = 0;
    std::int64_t rowsWithout = 0; ///< rows that name no customer
    std::vector<std::string>
        unmatched; ///< the first names of customers only it knows, at most 1000
};

/// Two customers that were taken for one, because a row gave both keys.
struct CustomerMerge {
    std::int64_t id = 0;
    std::string kept;    ///< how the customer is named now
    std::string joined;  ///< the name that was joined to it: an id, or "e-mail ..."
    std::string because; ///< "import 3 (orders.csv) gives id 17 and this address in one row"
    std::int64_t importId = 0;
    std::int64_t rows = 0;  ///< rows that came under the joined name
    bool separated = false; ///< taken back by the user
};

/// What erasing a person removes or removed.
struct EraseReport {
    std::string customer;           ///< as asked for
    std::vector<std::string> names; ///< ids and addresses known for the person
    std::vector<std::pair<std::string, std::int64_t>> rows; ///< table -> rows
    std::int64_t setAside = 0;    ///< rows set aside whose text names the person
    std::int64_t oldVersions = 0; ///< replaced versions kept for undo
};

} // namespace regard
