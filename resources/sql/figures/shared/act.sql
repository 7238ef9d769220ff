-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, person
-- Interactions that say of which kind they are, by the day on which they were opened.
WITH told AS MATERIALIZED (
    SELECT customer, channel, kind, opened_at, resolution_seconds, resolved_at, outcome, value_added
      FROM interaction
     WHERE kind IS NOT NULL
)
SELECT lower(kind) AS kind, customer,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '')
                WHEN 'channel' THEN coalesce(channel, '') ELSE '' END AS grp,
       date(opened_at, iif(length(opened_at) = 10, 0,
           (SELECT seconds FROM zone WHERE opened_at >= begins AND opened_at < until)) || ' seconds') AS day,
       coalesce(resolution_seconds, iif(length(resolved_at) = length(opened_at),
           unixepoch(resolved_at) - unixepoch(opened_at), NULL)) AS resolution_seconds,
       lower(outcome) AS outcome, value_added
  FROM told LEFT JOIN person USING (customer)
