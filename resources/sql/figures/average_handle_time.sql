-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, contact
-- Average handle time of the contacts opened in the period.
SELECT period, grp, avg(handle_seconds) AS value, count(*) AS n
  FROM contact JOIN slot_day USING (day)
 WHERE handle_seconds >= 0
 GROUP BY period, grp
