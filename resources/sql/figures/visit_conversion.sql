-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, act, sale
-- Visits that were won, or on whose day the customer bought, of those of which it can be told.
SELECT period, act.grp, 100.0 * sum(coalesce(outcome = 'won', 0) OR bought.day IS NOT NULL) / count(*) AS value,
       count(*) AS n
  FROM act JOIN slot_day USING (day)
       LEFT JOIN (SELECT DISTINCT customer, day FROM sale
                   WHERE is_sale AND customer IS NOT NULL) AS bought
              ON bought.customer = act.customer AND bought.day = act.day
 WHERE kind = 'visit'
   AND (outcome IS NOT NULL
        OR (act.customer IS NOT NULL
            AND EXISTS (SELECT 1 FROM purchase WHERE customer IS NOT NULL)))
 GROUP BY period, act.grp
