// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/customer_keys.h"

#include "core/store/facts/key_bytes.h"
#include "core/store/facts/key_segments.h"
#include "core/store/rows.h"

#include <algorithm>
#include <span>

namespace regard {

// What goes when an import is undone.

Status removeUnusedKeys(const sqlite::Database& database, std::vector<bool> named)
{
    const Expected<std::vector<std::int64_t>> undoneImports =
        readRows<std::int64_t>(database, "SELECT id FROM import WHERE undone = 1",
                               [](const sqlite::Statement& row) { return row.integer(0); });
    if (!undoneImports.ok())
        return undoneImports.error();
    const std::unordered_set<std::int64_t> undone(undoneImports.value().begin(),
                                                  undoneImports.value().end());
    // What a standing import says about keys names them, too.
    std::vector<Segment> gone;
    Status status =
        forEachKeys(database, KeyTexts::LeaveOut,
                    [&](const Segment& segment, const KeyColumns& keys) -> Status {
                        if (undone.contains(segment.importId)) {
                            gone.push_back(segment);
                            return {};
                        }
                        for (std::size_t i = 0; i < keys.size(); ++i)
                            for (const std::int32_t ordinal : {keys.ordinals[i], keys.joined[i]}) {
                                if (ordinal < 0)
                                    continue;
                                if (static_cast<std::size_t>(ordinal) >= named.size())
                                    named.resize(static_cast<std::size_t>(ordinal) + 1);
                                named[static_cast<std::size_t>(ordinal)] = true;
                            }
                        return {};
                    });
    if (!status.ok())
        return status;
    const auto isNamed = [&](std::int32_t ordinal) {
        return ordinal >= 0 && static_cast<std::size_t>(ordinal) < named.size() &&
               named[static_cast<std::size_t>(ordinal)];
    };
    for (const Segment& segment : gone) {
        const Expected<KeyColumns> all = readKeys(database, segment);
        if (!all.ok())
            return all.error();
        const KeyColumns& keys = all.value();
        KeyColumns kept;
        bool changed = false;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            // What the import said about keys that belong together goes with it.
            const std::int32_t address = keys.addressOrdinal(i);
            const bool keepId = !keys.ids.at(i).empty() && isNamed(keys.ordinals[i]);
            const bool keepAddress = !keys.emails.at(i).empty() && isNamed(address);
            changed = changed || keys.joined[i] >= 0 || (!keepId && !keepAddress);
            if (keepId && keepAddress && address == keys.ordinals[i]) {
                kept.push(address, -1, keys.ids.at(i), keys.emails.at(i));
                continue;
            }
            if (keepId)
                kept.push(keys.ordinals[i], -1, keys.ids.at(i), {});
            if (keepAddress)
                kept.push(address, -1, {}, keys.emails.at(i));
        }
        if (!changed)
            continue;
        status = database.execute("DELETE FROM segment WHERE id = " + std::to_string(segment.id));
        if (status.ok() && kept.size() > 0 && kept.size() <= keys.size()) {
            status = writeKeys(
                database,
                {0, segment.importId, segment.firstRow, static_cast<std::int64_t>(kept.size())},
                kept);
            kept = {};
        }
        // A row that gave both keys leaves two: where they are more than they were, they need new
        // numbers.
        for (std::size_t from = 0; status.ok() && from < kept.size(); from += kSegmentRows) {
            const std::size_t end = std::min(kept.size(), from + kSegmentRows);
            KeyColumns part;
            for (std::size_t i = from; i < end; ++i)
                part.push(kept.ordinals[i], kept.joined[i], kept.ids.at(i), kept.emails.at(i));
            const Expected<std::int64_t> row = nextRow(database, kCustomerKeysTable);
            if (!row.ok())
                return row.error();
            const auto rows = static_cast<std::int64_t>(part.size());
            status = writeKeys(database, {0, segment.importId, row.value(), rows}, part);
            if (status.ok())
                status = setNextRow(database, kCustomerKeysTable, row.value() + rows);
        }
        if (!status.ok())
            return status;
    }
    return {};
}

Status removeUnusedAddresses(const sqlite::Database& database)
{
    const Expected<std::vector<std::string>> kept =
        readRows<std::string>(database, "SELECT hash FROM customer_address",
                              [](const sqlite::Statement& row) { return blobText(row, 0); });
    if (!kept.ok())
        return kept.error();
    if (kept.value().empty())
        return {};
    std::unordered_set<std::string> unused(kept.value().begin(), kept.value().end());
    Status status = forEachKeys(database, KeyTexts::Read,
                                [&](const Segment&, const KeyColumns& keys) -> Status {
                                    for (std::size_t i = 0; i < keys.size(); ++i)
                                        unused.erase(std::string(keys.emails.at(i)));
                                    return {};
                                });
    if (!status.ok())
        return status;
    Expected<sqlite::Statement> remove =
        database.prepare("DELETE FROM customer_address WHERE hash = ?1");
    if (!remove.ok())
        return remove.error();
    for (const std::string& hash : unused)
        if (status = remove.value().bindBlob(1, std::as_bytes(std::span<const char>(hash))).run();
            !status.ok())
            return status;
    return {};
}

} // namespace regard
