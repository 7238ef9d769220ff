-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, contact
-- Reopen rate: contacts opened again divided by the contacts of which that is known.
SELECT period, grp, 100.0 * sum(reopened) / count(*) AS value, count(*) AS n
  FROM contact JOIN slot_day USING (day)
 WHERE reopened IS NOT NULL
 GROUP BY period, grp
