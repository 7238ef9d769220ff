// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/statement.h"

#include "core/store/sqlite/database.h"

#include <sqlite3.h>

#include <utility>

namespace regard::sqlite {

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_bindCode(other.m_bindCode)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindCode, other.m_bindCode);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    m_bindCode |= sqlite3_bind_int64(m_statement, parameter, value);
    return *this;
}

Statement& Statement::bind(int parameter, double value)
{
    m_bindCode |= sqlite3_bind_double(m_statement, parameter, value);
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view value)
{
    // An empty view may have no address; SQLite would take that for NULL.
    const char* text = value.data() == nullptr ? "" : value.data();
    m_bindCode |= sqlite3_bind_text64(m_statement, parameter, text, value.size(), SQLITE_TRANSIENT,
                                      SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlob(int parameter, std::span<const std::byte> bytes)
{
    static constexpr std::byte kNothing{};
    const void* data = bytes.empty() ? &kNothing : bytes.data();
    m_bindCode |= sqlite3_bind_blob64(m_statement, parameter, data, bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bindNull(int parameter)
{
    m_bindCode |= sqlite3_bind_null(m_statement, parameter);
    return *this;
}

Expected<bool> Statement::step()
{
    sqlite3* handle = sqlite3_db_handle(m_statement);
    if (m_bindCode != SQLITE_OK)
        return errorOf(handle, sqlite3_errcode(handle));
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return errorOf(handle, code);
}

Status Statement::run()
{
    Expected<bool> row = step();
    while (row.ok() && row.value())
        row = step();
    reset();
    if (!row.ok())
        return row.error();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}

std::string Statement::columnName(int column) const
{
    const char* name = sqlite3_column_name(m_statement, column);
    return name == nullptr ? std::string() : std::string(name);
}

CellType Statement::type(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return CellType::Integer;
    case SQLITE_FLOAT:
        return CellType::Real;
    case SQLITE_TEXT:
        return CellType::Text;
    case SQLITE_BLOB:
        return CellType::Blob;
    default:
        return CellType::Null;
    }
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes == nullptr ? std::string() : std::string(bytes, size);
}

std::span<const std::byte> Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return {bytes, bytes == nullptr ? 0 : size};
}

} // namespace regard::sqlite
