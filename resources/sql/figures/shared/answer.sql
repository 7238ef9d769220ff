-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, person
-- Survey rows by the days on which they were sent and answered. A scale counts where both ends of it
-- are declared.
WITH told AS MATERIALIZED (
    SELECT customer, channel, kind, answered_at, sent_at, score, scale_min, scale_max, better, partial
      FROM survey
)
SELECT lower(kind) AS kind,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '')
                WHEN 'channel' THEN coalesce(channel, '') ELSE '' END AS grp,
       date(answered_at, iif(length(answered_at) = 10, 0,
           (SELECT seconds FROM zone WHERE answered_at >= begins AND answered_at < until)) || ' seconds') AS day,
       date(sent_at, iif(length(sent_at) = 10, 0,
           (SELECT seconds FROM zone WHERE sent_at >= begins AND sent_at < until)) || ' seconds') AS sent_day,
       score,
       iif(scale_max IS NULL, NULL, scale_min) AS low,
       iif(scale_min IS NULL, NULL, scale_max) AS high,
       better = 'lower' COLLATE NOCASE AS lower_is_better,
       partial = 1 AS unfinished
  FROM told LEFT JOIN person USING (customer)
