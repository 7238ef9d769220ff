-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, act, sale
-- Visits that were won, or on whose day the customer bought, of those of which it can be told.
SELECT period, grp, 100.0 * sum(converted) / count(*) AS value, count(*) AS n
  FROM (SELECT period, act.grp, coalesce(outcome = 'won', 0)
               OR EXISTS (SELECT 1 FROM sale
                           WHERE sale.customer = act.customer AND sale.day = act.day AND is_sale) AS converted
          FROM act JOIN slot_day USING (day)
         WHERE kind = 'visit'
           AND (outcome IS NOT NULL
                OR (customer IS NOT NULL
                    AND EXISTS (SELECT 1 FROM purchase WHERE customer IS NOT NULL))))
 GROUP BY period, grp
