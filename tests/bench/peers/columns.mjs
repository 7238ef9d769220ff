// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the generated files, with the types of DuckDB and of ClickHouse.
export const columns = {
  interaction: [
    ['id', 'BIGINT', 'Int64'],
    ['customer', 'VARCHAR', 'String'],
    ['channel', 'VARCHAR', 'LowCardinality(String)'],
    ['opened_at', 'TIMESTAMP', 'DateTime'],
    ['resolved_at', 'TIMESTAMP', 'DateTime'],
    ['resolved', 'VARCHAR', 'LowCardinality(String)'],
    ['handle_seconds', 'INTEGER', 'Int32'],
    ['topic', 'VARCHAR', 'LowCardinality(String)'],
  ],
  survey: [
    ['id', 'BIGINT', 'Int64'],
    ['customer', 'VARCHAR', 'String'],
    ['kind', 'VARCHAR', 'LowCardinality(String)'],
    ['score', 'INTEGER', 'Int32'],
    ['scale_min', 'INTEGER', 'Int32'],
    ['scale_max', 'INTEGER', 'Int32'],
    ['answered_at', 'TIMESTAMP', 'DateTime'],
    ['channel', 'VARCHAR', 'LowCardinality(String)'],
    ['comment', 'VARCHAR', 'String'],
  ],
  purchase: [
    ['id', 'BIGINT', 'Int64'],
    ['customer', 'VARCHAR', 'String'],
    ['at', 'TIMESTAMP', 'DateTime'],
    ['amount', 'DECIMAL(18,2)', 'Decimal(18, 2)'],
  ],
};
