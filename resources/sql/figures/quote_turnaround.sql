-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, act
-- Quote turnaround: the middle one of the times from asking to the quote.
SELECT period, grp, avg(resolution_seconds) AS value, n
  FROM (SELECT period, grp, resolution_seconds,
               row_number() OVER (PARTITION BY period, grp ORDER BY resolution_seconds) AS place,
               count(*) OVER (PARTITION BY period, grp) AS n
          FROM act JOIN slot_day USING (day)
         WHERE kind = 'quote' AND resolution_seconds >= 0)
 WHERE place IN ((n + 1) / 2, (n + 2) / 2)
 GROUP BY period, grp
