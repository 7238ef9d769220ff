-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: basket
-- Revenue of the period, refunds taken off, divided by the customers who bought in it.
SELECT period, grp, sum(net) / 100.0 / sum(purchases > 0) AS value, sum(purchases > 0) AS n
  FROM basket
 GROUP BY period, grp
HAVING sum(purchases > 0) > 0
