-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, answer
-- First-time resolution as customers see it: yes divided by yes and no. Without a scale, 1 is yes and
-- 0 is no; else the upper end of a scale of two.
SELECT period, grp, 100.0 * sum(score = coalesce(high, 1)) / count(*) AS value, count(*) AS n
  FROM answer JOIN slot_day USING (day)
 WHERE kind = 'ftr' AND unfinished IS NOT TRUE AND coalesce(high - low, 1) = 1
   AND score IN (coalesce(low, 0), coalesce(high, 1))
 GROUP BY period, grp
