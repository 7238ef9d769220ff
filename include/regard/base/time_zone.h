// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/base/expected.h>

#include <memory>
#include <string>
#include <string_view>

namespace regard {

/// An IANA time zone, cheap to copy. Rules come from the system's tz database.
class TimeZone final {
public:
    /// UTC.
    TimeZone();
    /// Fails with ErrorKind::NotFound and a sentence for a name the system does not know.
    [[nodiscard]] static Expected<TimeZone> find(std::string_view name);
    /// The system's zone; UTC when it cannot be told.
    [[nodiscard]] static TimeZone system();

    [[nodiscard]] const std::string& name() const;
    /// Civil date on which the moment falls here; a date-only moment is never shifted.
    [[nodiscard]] Day dayOf(Moment moment) const;
    /// Seconds to add to UTC at that instant.
    [[nodiscard]] std::int64_t offsetAt(std::int64_t utcSeconds) const;
    /// Instant of a wall-clock time (seconds since 1970-01-01 00:00 on the wall). A time that the
    /// clock skips is read with the offset before the change, one it shows twice as the earlier.
    [[nodiscard]] std::int64_t utcFromLocal(std::int64_t wallSeconds) const;
    /// "2026-09-14 08:31:22" here; a date-only moment as "2026-09-14".
    [[nodiscard]] std::string format(Moment moment) const;

private:
    struct Rules;
    explicit TimeZone(std::shared_ptr<const Rules> rules);
    std::shared_ptr<const Rules> m_rules;
};

} // namespace regard
