-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot, paying, leavers_known
-- Gross revenue retention: the smaller of what customers paid and pay, divided by what they paid.
SELECT period, grp, 100.0 * sum(min(before, after)) / sum(before) AS value, count(*) AS n
  FROM paying JOIN slot USING (period), leavers_known
 WHERE leavers_known.day IS NULL OR last_day >= leavers_known.day
 GROUP BY period, grp
