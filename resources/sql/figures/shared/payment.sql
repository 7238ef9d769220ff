-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone
-- What subscriptions cost a year, in minor units; no cost where the amount or the interval is not
-- known. A row without an id ends where the next one of the same plan begins: it is the same
-- subscription at a new price.
WITH dated AS (
    SELECT customer, id, plan,
           date(started_at, iif(length(started_at) = 10, 0,
               (SELECT seconds FROM zone WHERE started_at >= begins AND started_at < until)) || ' seconds') AS first_day,
           date(ended_at, iif(length(ended_at) = 10, 0,
               (SELECT seconds FROM zone WHERE ended_at >= begins AND ended_at < until)) || ' seconds') AS end_day,
           CASE WHEN amount < 0 THEN NULL
                WHEN interval IS NULL OR lower(interval) IN ('month', 'monthly', 'm')
                    THEN 12 * CAST(round(amount * 100) AS INTEGER)
                WHEN lower(interval) IN ('year', 'yearly', 'annual', 'y')
                    THEN CAST(round(amount * 100) AS INTEGER) END AS cost
      FROM subscription
     WHERE customer IS NOT NULL AND started_at IS NOT NULL
),
followed AS (
    SELECT *, lead(first_day) OVER (PARTITION BY customer, plan ORDER BY first_day) AS next_day
      FROM (SELECT DISTINCT customer, plan, first_day FROM dated WHERE id IS NULL)
)
SELECT dated.customer, dated.first_day, cost,
       min(coalesce(end_day, '9999-12-31'), coalesce(next_day, '9999-12-31')) AS end_day
  FROM dated LEFT JOIN followed ON dated.id IS NULL AND followed.customer = dated.customer
       AND followed.plan IS dated.plan AND followed.first_day = dated.first_day
