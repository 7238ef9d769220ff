-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, person, main_currency
-- Purchases that count, in one currency, in minor units. A row that was taken back whole, or that
-- takes money back, is no sale, but its money counts.
WITH priced AS MATERIALIZED (
    SELECT customer, id, channel, at,
           CAST(round(amount * 100) AS INTEGER) AS amount,
           CASE WHEN amount < 0 THEN 0
                WHEN refunded_amount > 0 THEN CAST(round(refunded_amount * 100) AS INTEGER)
                WHEN lower(status) IN ('refunded', 'refund') THEN CAST(round(amount * 100) AS INTEGER)
                ELSE 0 END AS back
      FROM purchase
     WHERE amount IS NOT NULL
       AND coalesce(lower(status), '') NOT IN ('failed', 'cancelled', 'canceled')
       AND (currency IS NULL OR currency = (SELECT currency FROM main_currency))
)
SELECT customer, id,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '')
                WHEN 'channel' THEN coalesce(channel, '') ELSE '' END AS grp,
       date(at, iif(length(at) = 10, 0,
           (SELECT seconds FROM zone WHERE at >= begins AND at < until)) || ' seconds') AS day,
       amount >= 0 AND NOT (back > 0 AND back >= amount) AS is_sale,
       amount - back AS net,
       iif(amount < 0, -amount, back) AS back
  FROM priced LEFT JOIN person USING (customer)
