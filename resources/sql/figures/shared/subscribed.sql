-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone
-- The days between which subscriptions ran; the last one is not active any more.
SELECT customer,
       date(started_at, iif(length(started_at) = 10, 0,
           (SELECT seconds FROM zone WHERE started_at >= begins AND started_at < until)) || ' seconds') AS first_day,
       date(ended_at, iif(length(ended_at) = 10, 0,
           (SELECT seconds FROM zone WHERE ended_at >= begins AND ended_at < until)) || ' seconds') AS end_day
  FROM subscription
 WHERE customer IS NOT NULL AND started_at IS NOT NULL
