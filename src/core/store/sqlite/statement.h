// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace regard::sqlite {

enum class CellType { Integer, Real, Text, Blob, Null };

/// A prepared statement. Parameters count from 1, columns from 0. A failed bind is told by the next
/// step().
class Statement final {
public:
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, int value) { return bind(parameter, std::int64_t{value}); }
    Statement& bind(int parameter, double value);
    /// The text is copied.
    Statement& bind(int parameter, std::string_view value);
    Statement& bind(int parameter, const char* value)
    {
        return bind(parameter, std::string_view(value));
    }
    Statement& bind(int parameter, const std::string& value)
    {
        return bind(parameter, std::string_view(value));
    }
    /// The bytes are not copied: they must live until the step is done.
    Statement& bindBlob(int parameter, std::span<const std::byte> bytes);
    Statement& bindNull(int parameter);
    template <typename T>
    Statement& bind(int parameter, const std::optional<T>& value)
    {
        return value ? bind(parameter, *value) : bindNull(parameter);
    }

    /// True when a row is there, false when the statement is done.
    [[nodiscard]] Expected<bool> step();
    /// Runs to the end and makes the statement ready to be run again; rows are ignored.
    Status run();
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string columnName(int column) const;
    [[nodiscard]] CellType type(int column) const;
    [[nodiscard]] bool isNull(int column) const { return type(column) == CellType::Null; }
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::span<const std::byte> blob(int column) const;

private:
    sqlite3_stmt* m_statement = nullptr;
    int m_bindCode = 0;
};

} // namespace regard::sqlite
