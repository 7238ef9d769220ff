-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: scaled
-- The scale that most answers of a kind stand on, over the whole time asked about.
SELECT kind, low, high
  FROM (SELECT kind, low, high,
               row_number() OVER (PARTITION BY kind ORDER BY count(*) DESC, low, high) AS place
          FROM scaled
         WHERE low IS NOT NULL AND day BETWEEN :first_day AND :last_day
         GROUP BY kind, low, high)
 WHERE place = 1
