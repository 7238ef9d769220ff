// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a store keeps of people beyond the figures, and how it goes: erasing a person on request,
// and addresses in clear.
#include "core/store/customers/customer_names.h"
#include "core/store/customers/erase_person.h"
#include "core/store/customers/scrub.h"
#include "core/store/facts/key_bytes.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <regard/store/store.h>

#include <algorithm>
#include <filesystem>
#include <span>

namespace regard {

namespace {

namespace fs = std::filesystem;

/// Copies that the program itself made beside the store, before it gave it a newer layout.
std::vector<std::string> copiesOf(const fs::path& store)
{
    std::vector<std::string> copies;
    const std::string stem = store.filename().string() + ".layout-";
    std::error_code code;
    for (fs::directory_iterator entry(store.has_parent_path() ? store.parent_path() : ".", code);
         !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(stem) && name.ends_with(".backup"))
            copies.push_back(entry->path().string());
    }
    std::sort(copies.begin(), copies.end());
    return copies;
}

/// The hash under which a customer's key is kept when it is erased.
Expected<std::string> erasedHashOf(const sqlite::Database& database, std::string_view customer)
{
    Expected<CustomerKey> key = keyOf(database, customer);
    if (!key.ok())
        return key.error();
    if (key.value().isAddress)
        return std::move(key.value().text);
    KeyHasher hasher;
    if (Status status = hasher.load(database); !status.ok())
        return status.error();
    return hasher.ofId(key.value().text);
}

/// The erasure that took this key, 0 for none.
Expected<std::int64_t> erasureOf(const sqlite::Database& database, std::string_view customer)
{
    const Expected<std::string> hash = erasedHashOf(database, customer);
    if (!hash.ok())
        return hash.error();
    Expected<sqlite::Statement> select =
        database.prepare("SELECT erasure FROM erased_key WHERE key = ?1");
    if (!select.ok())
        return select.error();
    const auto bytes = std::as_bytes(std::span<const char>(hash.value()));
    const Expected<bool> row = select.value().bindBlob(1, bytes).step();
    if (!row.ok())
        return row.error();
    return row.value() ? select.value().integer(0) : std::int64_t{0};
}

/// "No customer is known" says too little of somebody who was erased before.
Error explained(const Error& error, const sqlite::Database& database, std::string_view customer)
{
    if (error.kind != ErrorKind::NotFound)
        return error;
    const Expected<std::int64_t> erasure = erasureOf(database, customer);
    if (!erasure.ok() || erasure.value() == 0)
        return error;
    return {ErrorKind::NotFound, "\"" + std::string(customer) +
                                     "\" was erased already; nothing of this customer is here."};
}

} // namespace

Expected<EraseReport> Store::customerTraces(std::string_view customer) const
{
    const sqlite::Database& database = m_connection->database;
    const Expected<sqlite::ReadTransaction> reading = sqlite::ReadTransaction::begin(database);
    if (!reading.ok())
        return reading.error();
    Expected<EraseReport> report = PersonEraser(database, PersonEraser::Mode::Look).run(customer);
    if (!report.ok())
        return explained(report.error(), database, customer);
    report.value().copies = copiesOf(m_connection->path);
    return report;
}

Expected<EraseReport> Store::eraseCustomer(std::string_view customer)
{
    const sqlite::Database& database = m_connection->database;
    if (Status status = prepareScrub(database); !status.ok())
        return status.error();
    EraseReport report;
    Status status = inTransaction(database, [&]() -> Status {
        Expected<EraseReport> erased =
            PersonEraser(database, PersonEraser::Mode::Erase).run(customer);
        if (!erased.ok())
            return explained(erased.error(), database, customer);
        report = std::move(erased).value();
        return demandScrub(database);
    });
    if (!status.ok())
        return status.error();
    m_connection->queried.reset();
    report.pending = scrub(database);
    report.copies = copiesOf(m_connection->path);
    return report;
}

Expected<std::int64_t> Store::liftErasure(std::string_view customer)
{
    const sqlite::Database& database = m_connection->database;
    std::int64_t keys = 0;
    Status status = inTransaction(database, [&]() -> Status {
        const Expected<std::int64_t> erasure = erasureOf(database, customer);
        if (!erasure.ok())
            return erasure.error();
        if (erasure.value() == 0)
            return Error{ErrorKind::NotFound,
                         "\"" + std::string(customer) + "\" was not erased from this store."};
        const std::string id = std::to_string(erasure.value());
        const Expected<std::int64_t> count =
            database.integer("SELECT count(*) FROM erased_key WHERE erasure = " + id);
        if (!count.ok())
            return count.error();
        keys = count.value();
        return database.execute("DELETE FROM erased_key WHERE erasure = " + id);
    });
    if (!status.ok())
        return status.error();
    return keys;
}

Expected<bool> Store::keepsAddresses() const
{
    return regard::keepsAddresses(m_connection->database);
}

Status Store::setKeepsAddresses(bool keep)
{
    const sqlite::Database& database = m_connection->database;
    const Expected<bool> before = keepsAddresses();
    if (!before.ok())
        return before.error();
    if (before.value() == keep)
        return {};
    if (Status status = prepareScrub(database); !status.ok())
        return status;
    Status status = inTransaction(database, [&]() -> Status {
        Expected<sqlite::Statement> write =
            database.prepare("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)");
        if (!write.ok())
            return write.error();
        Status written =
            write.value().bind(1, kKeepEmailSetting).bind(2, keep ? "on" : "off").run();
        if (!written.ok() || keep)
            return written;
        written = database.execute("DELETE FROM customer_address");
        return written.ok() ? demandScrub(database) : written;
    });
    m_connection->queried.reset();
    if (!status.ok() || keep)
        return status;
    if (const std::string pending = scrub(database); !pending.empty())
        return Error{ErrorKind::Busy, "The addresses are removed. " + pending};
    return {};
}

} // namespace regard
