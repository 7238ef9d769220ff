// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/kpi_card.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace regard::presentation {

/// One page of the wallboard: as many figures as can be read from afar.
struct PresentPage {
    std::string id;                    ///< "overview", "loyalty", "service", "retention"
    QString title;                     ///< "How are we doing for our customers?"
    std::vector<KpiCardContent> tiles; ///< at most kMostTiles
};

inline constexpr std::size_t kMostTiles = 6;

/// Ids and names of all pages, in their order.
[[nodiscard]] const std::vector<std::pair<std::string, QString>>& presentPageNames();

/// The chosen pages that have a figure; all of them where none is chosen. Figures with a target come
/// first on a page. Nothing personal is on them: figures of everybody the filter leaves.
[[nodiscard]] std::vector<PresentPage> presentPages(const FigureSet& figures,
                                                    const CardContext& context,
                                                    const std::vector<std::string>& chosen);

} // namespace regard::presentation
