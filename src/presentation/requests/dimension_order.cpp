// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/dimension_order.h"

#include <regard/metrics/engine.h>

#include <algorithm>

namespace regard::presentation {

std::vector<std::string> dimensionOrder(const Engine& engine)
{
    const std::vector<std::string> dimensions = engine.dimensions();
    std::vector<std::string> wanted{"segment", "channel", "region",  "country",
                                    "topic",   "stage",   "product", "team"};
    wanted.insert(wanted.end(), dimensions.begin(), dimensions.end());
    std::vector<std::string> order;
    for (const std::string& dimension : wanted)
        if (std::ranges::count(dimensions, dimension) > 0 &&
            std::ranges::count(order, dimension) == 0)
            order.push_back(dimension);
    return order;
}

} // namespace regard::presentation
