-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot_day, answer
-- Response rate: surveys with a score divided by surveys sent, by the day of sending.
SELECT period, grp, 100.0 * count(score) / count(*) AS value, count(*) AS n
  FROM answer JOIN slot_day ON slot_day.day = sent_day
 GROUP BY period, grp
