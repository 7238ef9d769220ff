-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, sale
-- What each customer bought in each period. Rows with an id are a purchase each; rows without one
-- that fall on the same day are lines of one.
SELECT period, grp, customer, sum(net) AS net,
       sum(is_sale AND id IS NOT NULL)
           + count(DISTINCT iif(is_sale AND id IS NULL, day, NULL)) AS purchases
  FROM sale JOIN slot_day USING (day)
 WHERE customer IS NOT NULL
 GROUP BY period, grp, customer
