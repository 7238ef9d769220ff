-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: basket
-- Purchases divided by the customers who bought.
SELECT period, grp, 1.0 * sum(purchases) / count(*) AS value, count(*) AS n
  FROM basket
 WHERE purchases > 0
 GROUP BY period, grp
