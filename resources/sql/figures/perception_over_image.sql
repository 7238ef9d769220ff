-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, percent_of_maximum
-- Perception divided by image, both as means in percent of the maximum.
SELECT period, grp,
       avg(iif(kind = 'perception', percent, NULL))
           / nullif(avg(iif(kind = 'image', percent, NULL)), 0) AS value,
       count(*) AS n
  FROM percent_of_maximum JOIN slot_day USING (day)
 WHERE kind IN ('perception', 'image')
 GROUP BY period, grp
