-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, contact
-- First response time: the middle one of the times from opening to the first response.
SELECT period, grp, avg(response_seconds) AS value, n
  FROM (SELECT period, grp, response_seconds,
               row_number() OVER (PARTITION BY period, grp ORDER BY response_seconds) AS place,
               count(*) OVER (PARTITION BY period, grp) AS n
          FROM contact JOIN slot_day USING (day)
         WHERE response_seconds >= 0)
 WHERE place IN ((n + 1) / 2, (n + 2) / 2)
 GROUP BY period, grp
