-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: subscribed, dated, record, sale
-- When each customer was active, by the first of these that tells: subscriptions, dates of joining
-- and leaving, purchases (active for a number of days after each), the day of joining alone.
SELECT customer, first_day, coalesce(end_day, '9999-12-31') AS end_day FROM subscribed
UNION
SELECT customer, first_day, end_day FROM dated
 WHERE first_day IS NOT NULL AND customer NOT IN (SELECT customer FROM subscribed)
UNION
SELECT customer, day, date(day, :inactive_days || ' days') FROM sale
 WHERE is_sale AND customer IS NOT NULL AND day IS NOT NULL
   AND customer NOT IN (SELECT customer FROM subscribed)
   AND customer NOT IN (SELECT customer FROM dated)
UNION
SELECT customer, joined, '9999-12-31' FROM record
 WHERE joined IS NOT NULL
   AND customer NOT IN (SELECT customer FROM subscribed)
   AND customer NOT IN (SELECT customer FROM dated)
   AND customer NOT IN (SELECT customer FROM sale
                         WHERE is_sale AND customer IS NOT NULL AND day IS NOT NULL)
