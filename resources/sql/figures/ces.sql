-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, scaled, main_scale
-- Customer effort score: mean of the answers on the scale that most answers stand on, higher is
-- easier.
SELECT period, grp, avg(score) AS value, count(*) AS n
  FROM scaled JOIN main_scale USING (kind, low, high)
       JOIN slot_day USING (day)
 WHERE kind = 'ces' AND unfinished IS NOT TRUE AND score BETWEEN low AND high
 GROUP BY period, grp
