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
    std::int64_t customers = 0;   ///< distinct customers that its rows name
    std::int64_t matched = 0;     ///< of them named by a row of another source too
    std::int64_t rows = 0;        ///< rows that can name a customer
    std::int64_t rowsMatched = 0; ///< rows of customers that are matched
    std::int64_t rowsWithout = 0; ///< rows that name no customer
    std::vector<std::string>
        unmatched; ///< the first names of customers only it knows, at most 1000
};

/// Two names that were taken for one person: because a row gave both, or by hand. Only those are
/// told that brought rows together.
struct CustomerMerge {
    std::int64_t id = 0;
    std::string kept;          ///< how the customer is named now
    std::string joined;        ///< the name that was joined to it: an id, or "e-mail ..."
    std::string because;       ///< "import 3 (orders.csv) gives id 17 and this address in one row"
    std::int64_t importId = 0; ///< 0: by hand
    std::int64_t rows = 0;     ///< rows that came under the joined name
    bool separated = false;    ///< taken back by the user, or never joined by his word
};

/// Two customers who may be the same person: two ids with one address. Nobody joins them but the
/// user, since households and offices share addresses.
struct CustomerCandidate {
    std::string one;
    std::string other;
    std::string because; ///< "both came with one address: in import 1 (...) and import 3 (...)"
    std::int64_t oneRows = 0;
    std::int64_t otherRows = 0;
};

/// What erasing a person removes or removed.
struct EraseReport {
    std::string customer;           ///< as asked for
    std::vector<std::string> names; ///< ids and addresses known for the person
    std::vector<std::pair<std::string, std::int64_t>> rows; ///< table -> rows
    std::int64_t setAside = 0;    ///< rows set aside whose text names the person
    std::int64_t oldVersions = 0; ///< replaced versions kept for undo
    /// Values of category fields that nobody else has ("attributes.plan", "segment").
    std::int64_t values = 0;
    /// Comments and other texts of rows that are not the person's, but name the person. They stay:
    /// somebody must read them.
    std::int64_t mentions = 0;
    /// Copies of the store beside it, which still hold the person.
    std::vector<std::string> copies;
    /// What could not be done yet, in a sentence; empty when every byte is gone.
    std::string pending;

    /// Rows of all tables, without old versions.
    [[nodiscard]] std::int64_t allRows() const
    {
        std::int64_t sum = 0;
        for (const auto& [table, count] : rows)
            sum += count;
        return sum;
    }
};

} // namespace regard
