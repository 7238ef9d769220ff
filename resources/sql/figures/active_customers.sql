-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: balance
-- Customers active at the period's close; no value where there was nobody at its start either.
SELECT period, grp, at_end AS value, at_end AS n
  FROM balance
 WHERE at_start > 0 OR at_end > 0
