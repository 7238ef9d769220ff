-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, contact
-- Median wait: the middle one of the waiting times, or halfway between the middle two.
SELECT period, grp, avg(wait_seconds) AS value, n
  FROM (SELECT period, grp, wait_seconds,
               row_number() OVER (PARTITION BY period, grp ORDER BY wait_seconds) AS place,
               count(*) OVER (PARTITION BY period, grp) AS n
          FROM contact JOIN slot_day USING (day)
         WHERE wait_seconds >= 0)
 WHERE place IN ((n + 1) / 2, (n + 2) / 2)
 GROUP BY period, grp
