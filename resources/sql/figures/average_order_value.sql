-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, sale, basket
-- Revenue, refunds taken off, divided by the number of purchases. Rows without a customer are a
-- purchase each, but those over nothing count for nobody.
SELECT period, grp, sum(net) / 100.0 / sum(purchases) AS value, sum(purchases) AS n
  FROM (SELECT period, grp, net, purchases FROM basket
        UNION ALL
        SELECT period, grp, net, is_sale AND NOT (net = 0 AND back = 0)
          FROM sale JOIN slot_day USING (day)
         WHERE customer IS NULL)
 GROUP BY period, grp
HAVING sum(purchases) > 0
