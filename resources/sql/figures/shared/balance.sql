-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: standing
-- Customers at the start of each period, those of them who were lost, and those at its close.
SELECT period, grp, sum(before) AS at_start, sum(before AND NOT after) AS lost, sum(after) AS at_end
  FROM standing
 GROUP BY period, grp
