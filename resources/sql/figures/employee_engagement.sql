-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, percent_of_maximum
-- Employee engagement: mean of the answers in percent of the maximum of their scale.
SELECT period, grp, avg(percent) AS value, count(*) AS n
  FROM percent_of_maximum JOIN slot_day USING (day)
 WHERE kind = 'engagement'
 GROUP BY period, grp
