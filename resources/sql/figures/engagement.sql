-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot, standing, act
-- Customers with a visit, a use or an answer to a campaign in the period, of those who were customers
-- at its start or at its close.
SELECT standing.period, standing.grp, 100.0 * sum(acted.customer IS NOT NULL) / count(*) AS value,
       count(*) AS n
  FROM standing
       LEFT JOIN (SELECT DISTINCT period, customer
                    FROM slot JOIN act ON act.day BETWEEN slot.first_day AND slot.last_day
                   WHERE kind IN ('usage', 'visit', 'campaign') AND customer IS NOT NULL) AS acted
              ON acted.period = standing.period AND acted.customer = standing.customer
 WHERE (before OR after)
   -- Where nothing of that kind was ever recorded, nobody can be said not to be engaged.
   AND EXISTS (SELECT 1 FROM act WHERE kind IN ('usage', 'visit', 'campaign'))
   AND EXISTS (SELECT 1 FROM interaction WHERE customer IS NOT NULL)
 GROUP BY standing.period, standing.grp
