-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, scaled
-- Customer satisfaction: share of the answers in the top boxes of their scale; on a scale of two or
-- three steps, in the top one.
SELECT period, grp,
       100.0 * sum(score > high - iif(high - low <= 2, 1, :csat_boxes)) / count(*) AS value,
       count(*) AS n
  FROM scaled JOIN slot_day USING (day)
 WHERE kind = 'csat' AND unfinished IS NOT TRUE AND high - low BETWEEN 1 AND 10
   AND score BETWEEN low AND high
 GROUP BY period, grp
