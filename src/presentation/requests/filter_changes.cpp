// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/filter_changes.h"

#include <algorithm>

namespace regard::presentation {

FilterState withValueToggled(FilterState filter, const std::string& dimension,
                             const std::string& value)
{
    const auto found = std::ranges::find(filter.where, dimension, &Condition::dimension);
    const std::vector<std::string> only{value};
    if (found == filter.where.end())
        filter.where.push_back({dimension, only});
    else if (found->values == only)
        filter.where.erase(found);
    else
        found->values = only;
    return filter;
}

FilterState withGroup(FilterState filter, const Group& group)
{
    for (const auto& [dimension, value] : group) {
        const auto found = std::ranges::find(filter.where, dimension, &Condition::dimension);
        if (found != filter.where.end())
            found->values = {value};
        else
            filter.where.push_back({dimension, {value}});
    }
    return filter;
}

} // namespace regard::presentation
