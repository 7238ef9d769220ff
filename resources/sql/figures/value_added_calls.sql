-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, act
-- Sales calls that gave the customer something, of those of which it is known.
SELECT period, grp, 100.0 * sum(value_added) / count(*) AS value, count(*) AS n
  FROM act JOIN slot_day USING (day)
 WHERE kind = 'sales_call' AND value_added IS NOT NULL
 GROUP BY period, grp
