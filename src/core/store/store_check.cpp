// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/store.h>

#include "core/store/checksum.h"
#include "core/store/opening.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <regard/domain/schema.h>

namespace regard {

namespace {

using Findings = std::vector<std::string>;

/// Adds one sentence for each row of `sql`, which gives the sentence as its only column.
Status addSentences(const sqlite::Database& database, const char* sql, Findings& findings)
{
    Expected<Findings> rows = readRows<std::string>(
        database, sql, [](const sqlite::Statement& row) { return row.text(0); });
    if (!rows.ok())
        return rows.error();
    for (std::string& sentence : rows.value())
        findings.push_back(std::move(sentence));
    return {};
}

constexpr const char* kRules[] = {
    "SELECT 'A row of the table ' || \"table\" || ' belongs to a row of ' || parent ||"
    " ' that is not there.' FROM pragma_foreign_key_check",

    "SELECT 'Rows ' || b.first_row || ' and after are kept twice in table ' || b.table_id || '.'"
    " FROM segment a JOIN segment b ON b.table_id = a.table_id AND b.first_row > a.first_row"
    " AND b.first_row < a.first_row + a.row_count",

    "SELECT 'Segment ' || id || ' has no columns.' FROM segment"
    " WHERE id NOT IN (SELECT segment_id FROM segment_column)",

    "SELECT 'Import ' || import.id || ' was taken back, but rows of it are still there.'"
    " FROM import WHERE undone = 1 AND (id IN (SELECT import_id FROM segment WHERE table_id < 100)"
    " OR id IN (SELECT import_id FROM superseded) OR id IN (SELECT import_id FROM benchmark)"
    " OR id IN (SELECT import_id FROM event) OR id IN (SELECT import_id FROM set_aside)"
    " OR id IN (SELECT import_id FROM confirmed) OR id IN (SELECT mended_by FROM set_aside)"
    " OR id IN (SELECT edited_by FROM set_aside))",

    "SELECT 'Import ' || id || ' counts ' || set_aside || ' rows set aside, but ' ||"
    " (SELECT count(*) FROM set_aside s WHERE s.import_id = import.id AND s.mended_by IS NULL) ||"
    " ' are kept.'"
    " FROM import WHERE undone = 0 AND set_aside <>"
    " (SELECT count(*) FROM set_aside s WHERE s.import_id = import.id AND s.mended_by IS NULL)",

    "SELECT 'The values of ' || field || ' are not numbered without gaps.' FROM dictionary"
    " GROUP BY field HAVING min(code) <> 0 OR max(code) <> count(*) - 1",

    "SELECT 'The store has no ' || name || '.' FROM"
    " (SELECT 'generation' AS name UNION ALL SELECT 'salt')"
    " WHERE name NOT IN (SELECT key FROM meta)",
};

Status checkBlobs(const sqlite::Database& database, Findings& findings)
{
    struct Query {
        const char* sql;
        const char* what;
    };
    for (const Query& query :
         {Query{"SELECT segment_id, field, checksum, data FROM segment_column", "segment "},
          Query{"SELECT id, 'replaced rows', checksum, data FROM superseded", "mark "},
          Query{"SELECT id, 'same rows', checksum, data FROM confirmed", "list "}}) {
        Expected<sqlite::Statement> select = database.prepare(query.sql);
        if (!select.ok())
            return select.error();
        while (true) {
            const Expected<bool> row = select.value().step();
            if (!row.ok())
                return row.error();
            if (!row.value())
                break;
            if (checksum(select.value().blob(3)) != select.value().integer(2))
                findings.push_back("The column " + select.value().text(1) + " of " + query.what +
                                   std::to_string(select.value().integer(0)) + " is damaged.");
        }
    }
    return {};
}

} // namespace

Expected<std::vector<std::string>> Store::check() const
{
    const sqlite::Database& database = m_connection->database;
    // All checks see one state, whatever others write meanwhile.
    const Expected<sqlite::ReadTransaction> reading = sqlite::ReadTransaction::begin(database);
    if (!reading.ok())
        return reading.error();
    Expected<Findings> pages = checkPages(database, PageCheck::Thorough);
    if (!pages.ok())
        return pages;
    Findings findings = std::move(pages).value();
    if (!findings.empty())
        return findings; // what lies in damaged pages cannot be judged
    for (const char* rule : kRules) {
        if (Status status = addSentences(database, rule, findings); !status.ok())
            return status.error();
    }
    if (Status status = checkBlobs(database, findings); !status.ok())
        return status.error();
    if (findings.empty()) {
        // Unpacks every column; a sentence when one cannot be.
        if (const auto facts = load(TimeZone()); !facts.ok())
            findings.push_back(facts.error().message);
    }
    return findings;
}

} // namespace regard
