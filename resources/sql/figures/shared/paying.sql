-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: slot, payment, person
-- What customers paid a year at the close of the day before each period, and pay at its own close.
-- Only those who paid something then, and of whom both are known.
SELECT period,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '') ELSE '' END AS grp,
       customer,
       total(iif(payment.first_day < slot.first_day AND end_day >= slot.first_day, cost, 0)) AS before,
       total(iif(payment.first_day <= closing_day AND closing_day < end_day, cost, 0)) AS after
  FROM slot JOIN payment ON payment.first_day <= closing_day AND end_day >= slot.first_day
       LEFT JOIN person USING (customer)
 GROUP BY period, customer
HAVING before > 0
   AND sum(cost IS NULL AND ((payment.first_day < slot.first_day AND end_day >= slot.first_day)
                             OR (payment.first_day <= closing_day AND closing_day < end_day))) = 0
