// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

namespace regard::sqlite {

class Database;

/// A write transaction. Taken at once (not at the first write), so that two writers meet at the
/// beginning, where waiting helps, and not in the middle, where it cannot. Rolled back at the end
/// of scope unless committed. The database must outlive it and must not move.
class WriteTransaction final {
public:
    [[nodiscard]] static Expected<WriteTransaction> begin(const Database& database);
    WriteTransaction(WriteTransaction&& other) noexcept;
    WriteTransaction& operator=(WriteTransaction&&) = delete;
    ~WriteTransaction();

    /// Adds one to the store's generation and commits durably.
    Status commit();

private:
    explicit WriteTransaction(const Database& database) : m_database(&database) {}
    const Database* m_database;
};

/// A read transaction: several reads that see the same state.
class ReadTransaction final {
public:
    [[nodiscard]] static Expected<ReadTransaction> begin(const Database& database);
    ReadTransaction(ReadTransaction&& other) noexcept;
    ReadTransaction& operator=(ReadTransaction&&) = delete;
    ~ReadTransaction();

private:
    explicit ReadTransaction(const Database* database) : m_database(database) {}
    const Database* m_database; ///< null when the caller's transaction is used
};

} // namespace regard::sqlite
