-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, person, slot_day
-- Comments with words in them: survey comments by the day of the answer, other comments by their own.
-- A table that does not know what figures are grouped by is left out.
WITH spoken AS (
    SELECT customer, channel, answered_at AS moment, comment AS words FROM survey
     WHERE 'survey' IN (SELECT value FROM json_each(:tables))
    UNION ALL
    SELECT customer, channel, at, text FROM comment
     WHERE 'comment' IN (SELECT value FROM json_each(:tables))
),
dated AS MATERIALIZED (
    SELECT customer, channel,
           date(moment, iif(length(moment) = 10, 0,
               (SELECT seconds FROM zone WHERE moment >= begins AND moment < until)) || ' seconds') AS day
      FROM spoken
     WHERE words GLOB '*[A-Za-z]*' OR words GLOB '*[' || char(128) || '-' || char(1114111) || ']*'
)
SELECT period,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '')
                WHEN 'channel' THEN coalesce(channel, '') ELSE '' END AS grp,
       count(*) AS value, count(*) AS n
  FROM dated JOIN slot_day USING (day) LEFT JOIN person USING (customer)
 GROUP BY 1, 2
