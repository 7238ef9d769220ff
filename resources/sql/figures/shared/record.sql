-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone
-- The newest record of each customer.
SELECT id AS customer,
       date(joined_at, iif(length(joined_at) = 10, 0,
           (SELECT seconds FROM zone WHERE joined_at >= begins AND joined_at < until)) || ' seconds') AS joined,
       date(ended_at, iif(length(ended_at) = 10, 0,
           (SELECT seconds FROM zone WHERE ended_at >= begins AND ended_at < until)) || ' seconds') AS ended,
       lower(status) AS status, max(rowid) AS newest
  FROM customer
 GROUP BY id
