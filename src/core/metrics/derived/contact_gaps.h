// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/time_zone.h>
#include <regard/store/dataset.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// How long before and after each contact the same customer (on the same topic or
/// channel, where that is asked for) made contact, in seconds.
struct ContactGaps {
    static constexpr std::int32_t kNever = INT32_MAX; ///< also: after more than 68 years
    std::vector<std::int32_t> before;
    std::vector<std::int32_t> after;
    std::int64_t first = INT64_MAX; ///< first and last contact of all
    std::int64_t last = INT64_MIN;
    Day lastDay = kNoDay; ///< the last civil day with a contact
    bool datesOnly = false;
    Column<std::int64_t> moments;
    TimeZone zone;

    /// Seconds on one clock. Where every contact has a date only, civil midnights are compared with
    /// each other and a day is always 24 hours; beside instants a date stands for its midnight in
    /// the reporting zone. 0 for none.
    [[nodiscard]] std::int64_t opened(std::size_t row) const
    {
        const Moment moment = moments.empty() ? Moment() : Moment::fromRaw(moments[row]);
        if (moment.isNull()) {
            return 0;
        }
        return !datesOnly && moment.isDateOnly() ? zone.utcFromLocal(moment.seconds())
                                                 : moment.seconds();
    }
};

/// `contacts` has 1 for each row that is a contact; `shared` names the field that a repeat shares
/// with the contact before it beside the customer, "" for none.
[[nodiscard]] ContactGaps contactGaps(const Dataset& dataset,
                                      const std::vector<std::uint8_t>& contacts,
                                      std::string_view shared);

} // namespace regard::metrics
