#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The queries of bench_queries in SQLite.

  sqlite_queries.py load DATABASE CUSTOMER.csv INTERACTION.csv SURVEY.csv PURCHASE.csv
  sqlite_queries.py index DATABASE
  sqlite_queries.py run DATABASE FROM TO [RUNS]

Customers are whole numbers, moments seconds, segment and region stand in every row. `index` makes
covering indexes. `run` prints one JSON document like that of bench_queries.
"""
import csv
import datetime
import json
import sqlite3
import sys
import time

EPOCH = datetime.datetime(1970, 1, 1)


def seconds(text):
    moment = datetime.datetime.fromisoformat(text)
    return int((moment - EPOCH).total_seconds())


def load(database, customers, interactions, surveys, purchases):
    of = {}

    def rows(file, make):
        with open(file, newline="", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                yield make(row)

    def customer(row):
        number = int(row["id"][1:])
        of[number] = (row["segment"], row["region"])
        return number, *of[number], seconds(row["joined_at"]) // 86400

    def interaction(row):
        number = int(row["customer"][1:])
        return (int(row["id"]), number, row["channel"], seconds(row["opened_at"]),
                row["resolved"] == "yes", int(row["handle_seconds"]), row["topic"], *of[number])

    def survey(row):
        number = int(row["customer"][1:])
        return (number, row["kind"], int(row["score"]), seconds(row["answered_at"]),
                row["channel"], *of[number])

    def purchase(row):
        number = int(row["customer"][1:])
        return (number, seconds(row["at"]), round(float(row["amount"]) * 100), *of[number])

    database.executescript("""
        CREATE TABLE customer(customer INTEGER PRIMARY KEY, segment, region, joined);
        CREATE TABLE interaction(id INTEGER PRIMARY KEY, customer, channel, opened, resolved,
                                 handle, topic, segment, region);
        CREATE TABLE survey(customer, kind, score, answered, channel, segment, region);
        CREATE TABLE purchase(customer, bought, cents, segment, region);""")
    for table, file, make in (("customer", customers, customer),
                              ("interaction", interactions, interaction),
                              ("survey", surveys, survey), ("purchase", purchases, purchase)):
        places = {"customer": 4, "interaction": 9, "survey": 7, "purchase": 5}[table]
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * places)})",
                             rows(file, make))
    database.commit()


INDEXES = """
    CREATE INDEX s1 ON survey(kind, segment, channel, answered, score);
    CREATE INDEX i1 ON interaction(segment, channel, opened, handle, customer);
    CREATE INDEX i2 ON interaction(customer, opened, id, segment, channel, resolved);
    CREATE INDEX i3 ON interaction(region, channel, topic, handle);
    CREATE INDEX p1 ON purchase(customer, bought, cents, segment);
    ANALYZE;"""


def month(column):
    return f"strftime('%Y-%m', {column}, 'unixepoch')"


def queries(first, last):
    closes = [first - datetime.timedelta(days=1)]
    at = first
    while at <= last:
        following = (at.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
        closes.append(min(following - datetime.timedelta(days=1), last))
        at = following
    days = ", ".join(f"({k}, {(close - EPOCH.date()).days}, '{close:%Y-%m}')"
                     for k, close in enumerate(closes))
    return [
        ("NPS/CSAT/CES", f"""
            SELECT kind, {month('answered')} AS m, segment, channel, count(*),
              CASE kind WHEN 'nps' THEN sum(score >= 9) WHEN 'csat' THEN sum(score >= 4)
                        ELSE avg(score) END,
              CASE kind WHEN 'nps' THEN sum(score <= 6) END
            FROM survey GROUP BY kind, m, segment, channel"""),
        ("volume, handle time", f"""
            SELECT 'average_handle_time', {month('opened')} AS m, segment, channel, count(*), avg(handle)
            FROM interaction GROUP BY m, segment, channel"""),
        ("FCR", f"""
            SELECT 'fcr', {month('opened')} AS m, segment, channel, count(*),
              sum(resolved AND (after IS NULL OR after > 604800))
            FROM (SELECT opened, segment, channel, resolved, opened - lag(opened) OVER w AS before,
                    lead(opened) OVER w - opened AS after
                  FROM interaction WINDOW w AS (PARTITION BY customer ORDER BY opened, id))
            WHERE (before IS NULL OR before > 604800)
              AND opened + 604800 <= (SELECT (max(opened) / 86400 + 1) * 86400 FROM interaction)
            GROUP BY m, segment, channel"""),
        ("churn", f"""
            WITH close(k, day, m) AS (VALUES {days}),
            bought AS (SELECT DISTINCT customer, segment, bought / 86400 AS day FROM purchase),
            active AS (SELECT DISTINCT customer, segment, k FROM bought JOIN close
                       ON close.day BETWEEN bought.day AND bought.day + 89),
            pair AS (SELECT k, segment, lead(k) OVER (PARTITION BY customer ORDER BY k) AS following
                     FROM active),
            buyers AS (SELECT k, segment, count(*) AS base,
                         sum(following IS NULL OR following > k + 1) AS lost
                       FROM pair GROUP BY k, segment),
            joined AS (SELECT segment, joined, count(*) AS base FROM customer
                       WHERE customer NOT IN (SELECT customer FROM purchase) GROUP BY segment, joined),
            balance AS (SELECT * FROM buyers UNION ALL
                        SELECT close.k, segment, base, 0 FROM close JOIN joined
                          ON joined.joined <= close.day)
            SELECT 'churn', last.m, segment, sum(base), sum(lost)
            FROM balance JOIN close last ON last.k = balance.k + 1 GROUP BY last.m, segment"""),
        ("cohorts", f"""
            WITH active AS (SELECT DISTINCT customer, {month('bought')} AS m FROM purchase),
            first AS (SELECT customer, min(m) AS f FROM active GROUP BY customer)
            SELECT f, (substr(m, 1, 4) - substr(f, 1, 4)) * 12 + substr(m, 6) - substr(f, 6) AS k,
              count(*) FROM active JOIN first USING (customer) GROUP BY f, k ORDER BY f, k"""),
        ("RFM", """
            WITH days AS (SELECT customer, bought / 86400 AS day, sum(cents) AS cents FROM purchase
                          GROUP BY customer, day),
            customers AS (SELECT count(*) - 1 AS x, max(day) - min(day) AS recency,
                            min(day) AS first, sum(cents) AS cents FROM days GROUP BY customer),
            begins AS (SELECT cents, row_number() OVER (PARTITION BY customer ORDER BY day) AS place
                       FROM days)
            SELECT 'all', count(*), sum(x), sum(recency),
              sum((SELECT max(day) FROM days) - first),
              (sum(cents) - (SELECT sum(cents) FROM begins WHERE place = 1)) / 100.0
            FROM customers"""),
        ("distinct active", f"""
            SELECT 'contacts_per_customer', {month('opened')} AS m, segment,
              count(DISTINCT customer), count(*) FROM interaction GROUP BY m, segment"""),
        ("filter: NPS, segment and channel", """
            SELECT 'nps', count(*), sum(score >= 9), sum(score <= 6) FROM survey
            WHERE kind = 'nps' AND segment = 'Business' AND channel = 'Chat'"""),
        ("filter: handle time, region, topics and channel", """
            SELECT 'average_handle_time', count(*), avg(handle) FROM interaction
            WHERE region = 'North' AND topic IN ('Billing', 'Returns') AND channel = 'Phone'"""),
        ("filter: handle time by month, two segments", f"""
            SELECT 'average_handle_time', {month('opened')} AS m, count(*), avg(handle)
            FROM interaction WHERE segment IN ('Student', 'Public') GROUP BY m"""),
    ]


def triangle(cells):
    cohorts = sorted({cell[0] for cell in cells})
    table = {name: [0] * len(cohorts) for name in cohorts}
    for name, k, count in cells:
        table[name][k] = count
    return [[name, active[0], *active] for name, active in table.items()]


def run(database, first, last, runs):
    report = {"queries": []}
    for name, sql in queries(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)):
        times = []
        for _ in range(runs):
            begin = time.perf_counter()
            rows = [list(row) for row in database.execute(sql)]
            times.append(1000 * (time.perf_counter() - begin))
        if name == "cohorts":
            rows = triangle(rows)
        rows = [[cell for cell in row if cell is not None] for row in rows]
        report["queries"].append({"name": name, "ms": sorted(times)[len(times) // 2], "rows": rows})
    print(json.dumps(report))


def main():
    what, path, *rest = sys.argv[1:]
    database = sqlite3.connect(path)
    database.execute("PRAGMA cache_size = -1000000")
    database.execute("PRAGMA temp_store = MEMORY")
    if what == "load":
        load(database, *rest)
    elif what == "index":
        database.executescript(INDEXES)
    else:
        run(database, rest[0], rest[1], int(rest[2]) if len(rest) > 2 else 1)


main()
