-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot, stay, person
-- Which customers were active at the close of the day before each period, and at its own close.
SELECT period,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '') ELSE '' END AS grp,
       customer,
       max(stay.first_day < slot.first_day AND end_day >= slot.first_day) AS before,
       max(stay.first_day <= closing_day AND closing_day < end_day) AS after
  FROM slot JOIN stay ON stay.first_day <= closing_day AND end_day >= slot.first_day
       LEFT JOIN person USING (customer)
 GROUP BY period, customer
