-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot, basket, standing, balance
-- Customer lifetime value: revenue per customer and year, times the lifespan in years. Customers are
-- those who bought or were active at the start. The lifespan is the one set, or 1 divided by the
-- yearly churn, 1 - (1 - churn)^(1 / years). Only periods that are over.
WITH worth(period, grp, customers, net, purchases) AS (
    SELECT period, grp, sum(counts), sum(net), sum(purchases)
      FROM (SELECT period, grp, customer, max(counts) AS counts, sum(net) AS net,
                   sum(purchases) AS purchases
              FROM (SELECT period, grp, customer, purchases > 0 AS counts, net, purchases FROM basket
                    UNION ALL
                    SELECT period, grp, customer, 1, 0, 0 FROM standing WHERE before)
             GROUP BY period, grp, customer)
     GROUP BY period, grp
),
-- Whole months are twelfths of a year, other lengths are days of a year of 365.25.
length(period, years) AS (
    SELECT period,
           iif(first_day = date(first_day, 'start of month')
                   AND date(last_day, '1 day') = date(last_day, '1 day', 'start of month'),
               ((strftime('%Y', date(last_day, '1 day')) - strftime('%Y', first_day)) * 12
                    + strftime('%m', date(last_day, '1 day')) - strftime('%m', first_day)) / 12.0,
               (julianday(last_day) - julianday(first_day) + 1) / 365.25)
      FROM slot
     WHERE closing_day = last_day
),
lifespan(period, grp, years) AS (
    SELECT period, grp, 1 / (1 - pow(1 - 1.0 * lost / at_start, 1 / years))
      FROM balance JOIN length USING (period)
     WHERE :lifespan_years <= 0 AND lost > 0
)
SELECT period, grp,
       net / 100.0 / customers / length.years
           * iif(:lifespan_years > 0, :lifespan_years, lifespan.years) AS value,
       customers AS n
  FROM worth JOIN length USING (period) LEFT JOIN lifespan USING (period, grp)
 WHERE purchases > 0 AND (:lifespan_years > 0 OR lifespan.years IS NOT NULL)
