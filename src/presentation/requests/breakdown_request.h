// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/breakdown.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace regard::presentation {

class Workspace;

/// Computes the KPI of `overall` by the first of the dimensions that it has values for, under the
/// workspace's filter, and hands it over in the window's thread. Where it has none for any of them
/// the content of the first one says why. `dimensions` is not empty.
void askBreakdown(Workspace& workspace, const QString& slot, const Figure& overall,
                  const std::vector<std::string>& dimensions, std::size_t most,
                  std::function<void(BreakdownContent)> done);

/// The dimensions but those that the filter narrows to one value: there is nothing to compare.
[[nodiscard]] std::vector<std::string> openDimensions(const Workspace& workspace,
                                                      const std::vector<std::string>& dimensions);

} // namespace regard::presentation
