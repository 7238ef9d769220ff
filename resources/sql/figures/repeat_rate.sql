-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: basket
-- Repeat purchase rate: customers with two or more purchases divided by those with at least one.
SELECT period, grp, 100.0 * sum(purchases >= 2) / count(*) AS value, count(*) AS n
  FROM basket
 WHERE purchases > 0
 GROUP BY period, grp
