// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/work_pace.h"

#include <memory>
#include <utility>

namespace regard::presentation {

WorkPace paceOf(const Progress& progress, std::chrono::duration<double> taken)
{
    WorkPace pace;
    const double seconds = taken.count();
    if (seconds <= 0)
        return pace;
    pace.rowsPerSecond = static_cast<double>(progress.rows) / seconds;
    const double part = progress.total > 0 ? static_cast<double>(progress.done) /
                                                 static_cast<double>(progress.total)
                                           : 0;
    if (part > 0)
        pace.secondsLeft = seconds * (1 - part) / part;
    return pace;
}

std::function<void(const Progress&)>
pacedReport(std::function<void(const Progress&, const WorkPace&)> tell)
{
    using Clock = std::chrono::steady_clock;
    struct Seen {
        Clock::time_point begun;
        Clock::time_point told;
    };
    auto seen = std::make_shared<Seen>(Seen{Clock::now(), {}});
    return [seen, tell = std::move(tell)](const Progress& progress) {
        constexpr std::chrono::milliseconds kNotOftenerThan(80);
        const Clock::time_point now = Clock::now();
        if (now - seen->told < kNotOftenerThan)
            return;
        seen->told = now;
        tell(progress, paceOf(progress, now - seen->begun));
    };
}

} // namespace regard::presentation
