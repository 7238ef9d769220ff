// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/explain_content.h"
#include "presentation/moved_content.h"
#include "presentation/response_content.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace regard::presentation {

class Workspace;

/// What becomes of an explanation, piece by piece.
struct ExplanationTaker {
    std::function<void(std::shared_ptr<const Explanation>)> rows;    ///< first: how it came about
    std::function<void(const MovedContent&)> moved;                  ///< then what moved it
    std::function<void(const std::vector<ResponseSplit>&)> response; ///< and who did not answer
};

/// Walks the rows behind a KPI under the workspace's filter. Everything is handed over in the
/// window's thread; a newer request of the same slot replaces this one.
void askExplanation(Workspace& workspace, const QString& slot, const std::string& kpi,
                    ExplanationTaker taker);

} // namespace regard::presentation
