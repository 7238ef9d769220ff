// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/store.h>

#include "core/store/customers/scrub.h"
#include "core/store/opening.h"
#include "core/store/store_connection.h"

namespace regard {

namespace {

Expected<Store> storeOf(Expected<sqlite::Database> database, const std::filesystem::path& path)
{
    if (!database.ok())
        return database.error();
    // What a person who was erased has left in free pages, where that could not be done at once.
    const Expected<bool> unfinished = needsScrub(database.value());
    if (unfinished.ok() && unfinished.value())
        (void)scrub(database.value());
    return Store(std::make_unique<Store::Connection>(
        Store::Connection{std::move(database).value(), path, nullptr}));
}

} // namespace

Store::Store(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Expected<Store> Store::create(const std::filesystem::path& path)
{
    return storeOf(createDatabase(path, migrations()), path);
}

Expected<Store> Store::open(const std::filesystem::path& path)
{
    return storeOf(openDatabase(path, migrations()), path);
}

const std::filesystem::path& Store::path() const
{
    return m_connection->path;
}

Expected<std::int64_t> Store::generation() const
{
    return m_connection->database.integer("SELECT value FROM meta WHERE key = 'generation'");
}

Status Store::backup(const std::filesystem::path& target) const
{
    return copyDatabase(m_connection->database, target);
}

} // namespace regard
