-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, person
-- Contacts: interactions of kind contact, or of no kind. A duration counts where it is given, else
-- it is the time between two moments of the same precision.
WITH told AS MATERIALIZED (
    SELECT rowid AS number, customer, channel, kind, opened_at, topic, handle_seconds, wait_seconds,
           first_response_seconds, first_response_at, resolution_seconds, resolved_at, resolved, reopened
      FROM interaction
     WHERE coalesce(kind, '') COLLATE NOCASE IN ('', 'contact')
)
SELECT number, customer,
       CASE :by WHEN 'segment' THEN coalesce(person.segment, '')
                WHEN 'channel' THEN coalesce(channel, '') ELSE '' END AS grp,
       date(opened_at, iif(length(opened_at) = 10, 0,
           (SELECT seconds FROM zone WHERE opened_at >= begins AND opened_at < until)) || ' seconds') AS day,
       opened_at, topic, channel, handle_seconds, wait_seconds,
       coalesce(first_response_seconds, iif(length(first_response_at) = length(opened_at),
           unixepoch(first_response_at) - unixepoch(opened_at), NULL)) AS response_seconds,
       coalesce(resolution_seconds, iif(length(resolved_at) = length(opened_at),
           unixepoch(resolved_at) - unixepoch(opened_at), NULL)) AS resolution_seconds,
       CASE WHEN resolved IS NOT NULL THEN resolved
            WHEN resolved_at IS NOT NULL OR resolution_seconds IS NOT NULL THEN 1
            -- Without a flag of its own, a blank time of resolution says that it is still open.
            WHEN :has_resolved OR NOT :has_resolution_times THEN NULL ELSE 0 END AS resolved,
       reopened
  FROM told LEFT JOIN person USING (customer)
