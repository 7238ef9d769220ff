// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/transaction.h"

#include "core/store/sqlite/database.h"

#include <sqlite3.h>

#include <utility>

namespace regard::sqlite {

Expected<WriteTransaction> WriteTransaction::begin(const Database& database)
{
    if (Status status = database.execute("BEGIN IMMEDIATE"); !status.ok())
        return status.error();
    return WriteTransaction(database);
}

WriteTransaction::WriteTransaction(WriteTransaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

WriteTransaction::~WriteTransaction()
{
    // After some errors SQLite has rolled back by itself; then there is nothing left to do.
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0)
        (void)m_database->execute("ROLLBACK");
}

Status WriteTransaction::commit()
{
    Status status =
        m_database->execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'; COMMIT");
    if (status.ok())
        m_database = nullptr;
    return status;
}

Expected<ReadTransaction> ReadTransaction::begin(const Database& database)
{
    if (sqlite3_get_autocommit(database.handle()) == 0)
        return ReadTransaction(nullptr);
    if (Status status = database.execute("BEGIN"); !status.ok())
        return status.error();
    return ReadTransaction(&database);
}

ReadTransaction::ReadTransaction(ReadTransaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

ReadTransaction::~ReadTransaction()
{
    if (m_database != nullptr)
        (void)m_database->execute("COMMIT");
}

} // namespace regard::sqlite
