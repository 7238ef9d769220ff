-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The periods asked about, first and last day inside; they may overlap. What customers are at a
-- period's close is asked on closing_day, which is not later than yesterday.
SELECT value ->> 0 AS period, value ->> 1 AS first_day, value ->> 2 AS last_day,
       value ->> 3 AS closing_day
  FROM json_each(:periods)
