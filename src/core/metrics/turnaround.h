// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/dataset.h>

#include <cmath>
#include <cstdint>
#include <span>

namespace regard::metrics {

/// How long an interaction took from its opening to its resolution, in seconds.
class Turnaround final {
public:
    enum class State : std::uint8_t { Known, Open, Negative, DateOnly };
    struct OfRow {
        State state = State::Open;
        double seconds = 0;
    };

    explicit Turnaround(const FactTable& table)
        : m_seconds(table.numbers("resolution_seconds")), m_opened(table.moments("opened_at")),
          m_resolved(table.moments("resolved_at"))
    {
    }
    /// The table has a column that can tell.
    [[nodiscard]] bool known() const { return !m_seconds.empty() || !m_resolved.empty(); }
    [[nodiscard]] OfRow of(std::size_t row) const
    {
        double seconds = m_seconds.empty() ? std::nan("") : m_seconds[row];
        if (std::isnan(seconds) && !m_resolved.empty()) {
            const Moment from = Moment::fromRaw(m_opened[row]);
            const Moment until = Moment::fromRaw(m_resolved[row]);
            if (!until.isNull() && from.isDateOnly() != until.isDateOnly()) {
                return {State::DateOnly, 0};
            }
            if (!until.isNull()) {
                seconds = static_cast<double>(until.seconds() - from.seconds());
            }
        }
        if (std::isnan(seconds)) {
            return {State::Open, 0};
        }
        return {seconds < 0 ? State::Negative : State::Known, seconds};
    }

private:
    Column<double> m_seconds;
    Column<std::int64_t> m_opened;
    Column<std::int64_t> m_resolved;
};

} // namespace regard::metrics
