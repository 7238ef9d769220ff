// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace regard::presentation {

class Workspace;

struct RowMatches {
    std::vector<std::size_t> rows; ///< of the explanation
    bool more = false;             ///< there are further ones
};

/// Looks for the words in all columns of the rows, whatever their case, newest request first. Stops
/// at `most` matches.
void searchRows(Workspace& workspace, const QString& slot,
                std::shared_ptr<const Explanation> explanation, const QString& words,
                std::size_t most, std::function<void(RowMatches)> done);

/// Writes the rows with all their columns as CSV, made safe for spreadsheets.
void saveRows(Workspace& workspace, std::shared_ptr<const Explanation> explanation,
              const QString& path, std::function<void(Status)> done);

} // namespace regard::presentation
