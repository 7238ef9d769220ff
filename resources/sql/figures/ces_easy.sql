-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, scaled
-- Easy to do business with: share of the answers to the effort question in the top boxes of their
-- scale; on a scale shorter than 1 to 7 one box fewer, on one of two or three steps the top one.
SELECT period, grp,
       100.0 * sum(score > high - iif(high - low <= 2, 1, iif(high - low < 6, max(1, :ces_boxes - 1), :ces_boxes))) / count(*) AS value,
       count(*) AS n
  FROM scaled JOIN slot_day USING (day)
 WHERE kind = 'ces' AND unfinished IS NOT TRUE AND high - low BETWEEN 1 AND 10
   AND score BETWEEN low AND high
 GROUP BY period, grp
