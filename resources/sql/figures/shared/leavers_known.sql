-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, record, subscribed
-- The day of the first act or the first end in the data: who left before it is not known.
WITH moments AS MATERIALIZED (
    SELECT at AS moment FROM purchase
    UNION SELECT opened_at FROM interaction
    UNION SELECT answered_at FROM survey
)
SELECT iif(act IS NULL OR leave IS NULL, act, min(act, leave)) AS day
  FROM (SELECT min(date(moment, iif(length(moment) = 10, 0,
                   (SELECT seconds FROM zone WHERE moment >= begins AND moment < until)) || ' seconds')) AS act
          FROM moments),
       (SELECT min(day) AS leave
          FROM (SELECT ended AS day FROM record UNION ALL SELECT end_day FROM subscribed))
