-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, contact
-- Contacts divided by the customers who had one.
SELECT period, grp, 1.0 * count(*) / count(DISTINCT customer) AS value, count(DISTINCT customer) AS n
  FROM contact JOIN slot_day USING (day)
 WHERE customer IS NOT NULL
 GROUP BY period, grp
