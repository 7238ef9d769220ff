-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, act
-- Quotes won, of those that were won or lost.
SELECT period, grp, 100.0 * sum(outcome = 'won') / count(*) AS value, count(*) AS n
  FROM act JOIN slot_day USING (day)
 WHERE kind = 'quote' AND outcome IN ('won', 'lost')
 GROUP BY period, grp
