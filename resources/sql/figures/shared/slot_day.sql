-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot
-- The days of the periods.
WITH RECURSIVE walk(day, period, last_day) AS (
    SELECT first_day, period, last_day FROM slot
    UNION ALL
    SELECT date(day, '1 day'), period, last_day FROM walk WHERE day < last_day
)
SELECT day, period FROM walk
