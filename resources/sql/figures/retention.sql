-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot, balance, leavers_known
-- Customer retention: who was active at the start and still is at the close, of those active at the
-- start.
SELECT period, grp, 100.0 * (at_start - lost) / at_start AS value, at_start AS n
  FROM balance JOIN slot USING (period), leavers_known
 WHERE at_start > 0 AND (leavers_known.day IS NULL OR last_day >= leavers_known.day)
