-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, answer
-- Net promoter score: share of 9 and 10 minus share of 0 to 6, of the whole answers on a scale from
-- 0 (or 1) to 10.
SELECT period, grp, 100.0 * (sum(score >= 9) - sum(score <= 6)) / count(*) AS value, count(*) AS n
  FROM answer JOIN slot_day USING (day)
 WHERE kind = 'nps' AND unfinished IS NOT TRUE AND score = floor(score)
   AND coalesce(low, 0) IN (0, 1) AND coalesce(high, 10) = 10
   AND score BETWEEN coalesce(low, 0) AND 10
 GROUP BY period, grp
