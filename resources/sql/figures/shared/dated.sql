-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: record
-- Records that tell by themselves when somebody was a customer: with an end, with a status, or where
-- their file had a column of ends and left it blank. Who is said to have ended on an unknown day was
-- active on no known one.
SELECT customer,
       iif(ended IS NULL AND status IN ('ended', 'inactive', 'churned', 'cancelled'), NULL,
           coalesce(joined, '0000-01-01')) AS first_day,
       coalesce(ended, '9999-12-31') AS end_day
  FROM record
 WHERE ended IS NOT NULL OR status IS NOT NULL OR (:has_end_dates AND joined IS NOT NULL)
