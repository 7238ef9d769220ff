-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: answer
-- The scale of a kind where answers declare none: all such answers in the store tell it together, 0
-- to 10, 1 to 5, 1 to 7 or 1 to 10.
SELECT kind,
       iif(min(score) < 1, 0, 1) AS low,
       CASE WHEN min(score) < 1 OR max(score) > 7 THEN 10 WHEN max(score) > 5 THEN 7 ELSE 5 END AS high
  FROM answer
 WHERE score IS NOT NULL AND low IS NULL
 GROUP BY kind
HAVING min(score) >= 0 AND max(score) <= 10
