// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace regard {

/// What kind of failure an Error is; callers branch on this, people read the text.
enum class ErrorKind {
    Invalid,    ///< the input cannot be read or does not make sense
    NotFound,   ///< a file, store, KPI or row that does not exist
    Io,         ///< the operating system refused
    Corrupt,    ///< a store that is damaged
    NewerStore, ///< a store written by a newer program
    Busy,       ///< another program holds the store
    Refused,    ///< understood, and not done for a stated reason
    Cancelled   ///< the caller asked to stop; nothing changed
};

/// One failure, as one clear sentence and where it happened.
struct Error {
    ErrorKind kind = ErrorKind::Invalid;
    std::string message;     ///< what was found, and what to do; no trailing newline
    std::string file{};      ///< file concerned, empty if none
    std::int64_t line = 0;   ///< 1-based line in the file, 0 if none
    std::int64_t column = 0; ///< 1-based column in the file, 0 if none

    /// "file:line:column: message" with the parts that are known.
    [[nodiscard]] std::string text() const
    {
        std::string where = file;
        if (line > 0) {
            where += (where.empty() ? "line " : ":") + std::to_string(line);
            if (column > 0)
                where += ":" + std::to_string(column);
        }
        return where.empty() ? message : where + ": " + message;
    }
};

/// A value, or the Error that prevented it. No implicit bool: ask ok().
template <typename T>
class [[nodiscard]] Expected final {
public:
    // NOLINTBEGIN(google-explicit-constructor)
    Expected(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Expected<void> final {
public:
    Expected() = default;
    // NOLINTNEXTLINE(google-explicit-constructor)
    Expected(Error error) : m_error(std::move(error)), m_ok(false) {}

    [[nodiscard]] bool ok() const noexcept { return m_ok; }
    [[nodiscard]] const Error& error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

/// Success or an Error, where there is no value to give.
using Status = Expected<void>;

} // namespace regard
