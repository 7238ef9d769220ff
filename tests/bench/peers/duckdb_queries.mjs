// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The queries of bench_queries in DuckDB.
//
//   duckdb_queries.mjs load PEERS DATABASE CUSTOMER.csv INTERACTION.csv SURVEY.csv PURCHASE.csv
//   duckdb_queries.mjs run PEERS DATABASE FROM TO [RUNS]
//
// Customers are whole numbers, texts are enumerations, segment and region stand in every row: as
// fast as DuckDB can have it. `run` prints one JSON document like that of bench_queries.
import { createRequire } from 'node:module';

const [what, peers, database, ...rest] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${peers}/`)('@duckdb/node-api');
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const run = (sql) => connection.run(sql);
const number = (cell) => (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
const rowsOf = async (sql) =>
  (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map(number));

const csv = (file) => `read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"',
  all_varchar = false, sample_size = 20000)`;

async function load([customers, interactions, surveys, purchases]) {
  const id = `CAST(substr(customer, 2) AS INTEGER)`;
  await run(`CREATE TABLE c AS SELECT CAST(substr(id, 2) AS INTEGER) AS customer, segment, region,
    CAST(joined_at AS DATE) AS joined FROM ${csv(customers)}`);
  await run(`CREATE TYPE word AS ENUM (SELECT DISTINCT word FROM (
    SELECT segment AS word FROM c UNION SELECT region FROM c
    UNION SELECT DISTINCT channel FROM ${csv(interactions)}
    UNION SELECT DISTINCT topic FROM ${csv(interactions)}
    UNION SELECT DISTINCT kind FROM ${csv(surveys)}))`);
  const flat = 'CAST(c.segment AS word) AS segment, CAST(c.region AS word) AS region';
  await run(`CREATE TABLE customer AS SELECT customer, CAST(segment AS word) AS segment,
    CAST(region AS word) AS region, joined FROM c ORDER BY customer`);
  await run(`CREATE TABLE interaction AS SELECT i.*, ${flat} FROM (
    SELECT CAST(id AS BIGINT) AS id, ${id} AS customer, CAST(channel AS word) AS channel,
    CAST(opened_at AS TIMESTAMP) AS opened_at, CAST(resolved AS VARCHAR) IN ('yes', 'true') AS resolved,
    CAST(handle_seconds AS INTEGER) AS handle_seconds, CAST(topic AS word) AS topic
    FROM ${csv(interactions)}) i JOIN c USING (customer) ORDER BY id`);
  await run(`CREATE TABLE survey AS SELECT s.*, ${flat} FROM (
    SELECT ${id} AS customer, CAST(kind AS word) AS kind, CAST(score AS INTEGER) AS score,
    CAST(answered_at AS TIMESTAMP) AS answered_at, CAST(channel AS word) AS channel
    FROM ${csv(surveys)}) s JOIN c USING (customer) ORDER BY answered_at`);
  await run(`CREATE TABLE purchase AS SELECT p.*, ${flat} FROM (
    SELECT ${id} AS customer, CAST("at" AS TIMESTAMP) AS bought_at,
    CAST(round(CAST(amount AS DOUBLE) * 100) AS BIGINT) AS cents
    FROM ${csv(purchases)}) p JOIN c USING (customer) ORDER BY bought_at`);
  await run('DROP TABLE c');
  await run('CHECKPOINT');
}

const month = (date) => `date_trunc('month', ${date})`;
const label = (rows, at = 1) =>
  rows.map((row) => row.map((cell, i) => (i === at ? String(cell).slice(0, 7) : cell)));

/// Name and what it gives: rows of keys and numbers as bench_queries writes them.
const queries = (from, to) => [
  ['NPS/CSAT/CES', async () => label(await rowsOf(`
    SELECT kind, ${month('answered_at')} AS m, segment, channel, count(*),
      CASE kind WHEN 'nps' THEN count(*) FILTER (score >= 9) WHEN 'csat' THEN count(*) FILTER (score >= 4)
                ELSE avg(score) END,
      count(*) FILTER (score <= 6)
    FROM survey GROUP BY kind, m, segment, channel`)).map((row) => (row[0] === 'nps' ? row : row.slice(0, 6)))],
  ['volume, handle time', async () => label(await rowsOf(`
    SELECT 'average_handle_time', ${month('opened_at')} AS m, segment, channel, count(*), avg(handle_seconds)
    FROM interaction GROUP BY m, segment, channel`))],
  ['FCR', async () => label(await rowsOf(`
    SELECT 'fcr', ${month('opened_at')} AS m, segment, channel, count(*),
      count(*) FILTER (resolved AND (after IS NULL OR after > 604800))
    FROM (SELECT opened_at, segment, channel, resolved,
            epoch(opened_at) - epoch(lag(opened_at) OVER w) AS before,
            epoch(lead(opened_at) OVER w) - epoch(opened_at) AS after
          FROM interaction WINDOW w AS (PARTITION BY customer ORDER BY opened_at, id))
    WHERE (before IS NULL OR before > 604800)
      AND epoch(opened_at) + 604800 <=
          (SELECT epoch(CAST(max(CAST(opened_at AS DATE)) + 1 AS TIMESTAMP)) FROM interaction)
    GROUP BY m, segment, channel`))],
  ['churn', async () => label(await rowsOf(`
    -- k counts the closes: 0 is that of the day before the data, k that of month k. A purchase keeps
    -- its customer for 90 days, so for at most four closes; who never bought stays from joining on.
    WITH close AS (
      SELECT k, CASE WHEN k = 0 THEN DATE '${from}' - 1
        ELSE least(last_day(DATE '${from}' + to_months(CAST(k - 1 AS INTEGER))), DATE '${to}') END AS day
      FROM range(0, date_diff('month', DATE '${from}', DATE '${to}') + 2) r(k)),
    bought AS (SELECT DISTINCT customer, segment, CAST(bought_at AS DATE) AS day FROM purchase),
    next AS (SELECT customer, segment, day, date_diff('month', DATE '${from}', day) + 1 + later AS k
             FROM bought, (VALUES (0), (1), (2), (3)) l(later)),
    active AS (SELECT DISTINCT customer, segment, k FROM next JOIN close USING (k)
               WHERE close.day < next.day + 90),
    pair AS (SELECT k, segment, lead(k) OVER (PARTITION BY customer ORDER BY k) AS following FROM active),
    buyers AS (SELECT k, segment, count(*) AS base,
                 count(*) FILTER (following IS NULL OR following > k + 1) AS lost FROM pair GROUP BY ALL),
    others AS (SELECT segment, greatest(date_diff('month', DATE '${from}', joined) + 1, 0) AS k,
                 count(*) AS base FROM customer
               WHERE customer NOT IN (SELECT customer FROM purchase) GROUP BY ALL),
    balance AS (SELECT k, segment, base, lost FROM buyers UNION ALL
                SELECT close.k, segment, base, 0 FROM close JOIN others ON others.k <= close.k)
    SELECT 'churn', ${month('last.day')} AS m, segment, sum(base), sum(lost)
    FROM balance JOIN close last ON last.k = balance.k + 1 GROUP BY ALL`))],
  ['cohorts', async () => {
    const cells = await rowsOf(`
      WITH active AS (SELECT DISTINCT customer, ${month('bought_at')} AS m FROM purchase),
      first AS (SELECT customer, min(m) AS f FROM active GROUP BY customer)
      SELECT f, date_diff('month', f, m) AS k, count(*) FROM active JOIN first USING (customer)
      GROUP BY f, k ORDER BY f, k`);
    const cohorts = [...new Set(cells.map((cell) => String(cell[0]).slice(0, 7)))];
    const table = new Map(cohorts.map((name) => [name, Array(cohorts.length).fill(0)]));
    for (const [first, k, count] of cells) table.get(String(first).slice(0, 7))[k] = count;
    return [...table].map(([name, active]) => [name, active[0], ...active]);
  }],
  ['RFM', () => rowsOf(`
    WITH days AS (SELECT customer, CAST(bought_at AS DATE) AS day, sum(cents) AS cents FROM purchase
                  GROUP BY customer, day),
    customers AS (SELECT customer, count(*) - 1 AS x, max(day) - min(day) AS recency,
                    (SELECT max(day) FROM days) - min(day) AS age,
                    sum(cents) - arg_min(cents, day) AS spend FROM days GROUP BY customer)
    SELECT 'all', count(*), sum(x), sum(recency), sum(age), sum(spend) / 100.0 FROM customers`)],
  ['distinct active', async () => label(await rowsOf(`
    SELECT 'contacts_per_customer', ${month('opened_at')} AS m, segment, count(DISTINCT customer), count(*)
    FROM interaction GROUP BY m, segment`))],
  ['filter: NPS, segment and channel', () => rowsOf(`
    SELECT 'nps', count(*), count(*) FILTER (score >= 9), count(*) FILTER (score <= 6)
    FROM survey WHERE kind = 'nps' AND segment = 'Business' AND channel = 'Chat'`)],
  ['filter: handle time, region, topics and channel', () => rowsOf(`
    SELECT 'average_handle_time', count(*), avg(handle_seconds) FROM interaction
    WHERE region = 'North' AND topic IN ('Billing', 'Returns') AND channel = 'Phone'`)],
  ['filter: handle time by month, two segments', async () => label(await rowsOf(`
    SELECT 'average_handle_time', ${month('opened_at')} AS m, count(*), avg(handle_seconds)
    FROM interaction WHERE segment IN ('Student', 'Public') GROUP BY m`))],
];

if (what === 'load') {
  await load(rest);
} else {
  const [from, to, runs = '3'] = rest;
  const report = { queries: [] };
  for (const [name, ask] of queries(from, to)) {
    let rows = await ask(); // once for the caches
    const times = [];
    for (let i = 0; i < Number(runs); ++i) {
      const begin = performance.now();
      rows = await ask();
      times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    report.queries.push({ name, ms: times[times.length >> 1], rows });
  }
  console.log(JSON.stringify(report));
}
connection.closeSync();
instance.closeSync();
