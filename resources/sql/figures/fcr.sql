-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: zone, slot_day, contact
-- First contact resolution: of the first contacts (none before within the window) whose window is
-- over, those that were resolved and not followed by another within the window. The window is closed:
-- a contact exactly at its end is a repeat.
WITH precise(instants) AS MATERIALIZED (
    SELECT coalesce(max(length(opened_at) > 10), 0) FROM contact
),
-- When a day begins in the zone, where the clock skips or repeats midnight, too.
midnight(day, second) AS MATERIALIZED (
    SELECT day, unixepoch(day) - coalesce(
               (SELECT seconds FROM zone WHERE datetime(day, -seconds || ' seconds') >= begins
                                           AND datetime(day, -seconds || ' seconds') < until),
               (SELECT seconds FROM zone WHERE datetime(day, '-1 day') >= begins
                                           AND datetime(day, '-1 day') < until))
      FROM (SELECT opened_at AS day FROM contact WHERE length(opened_at) = 10
            UNION SELECT date(max(day), '1 day') FROM contact)
),
-- Seconds on one clock. Where any contact has a time, a day stands for its midnight in the zone.
timed AS (
    SELECT customer, grp, contact.day, resolved, number,
           CASE :fcr_shares WHEN 'topic' THEN coalesce(topic, '')
                WHEN 'channel' THEN coalesce(channel, '') ELSE '' END AS shared,
           iif(instants AND second IS NOT NULL, second, unixepoch(opened_at)) AS opened
      FROM precise, contact LEFT JOIN midnight ON midnight.day = opened_at
     WHERE opened_at IS NOT NULL AND customer IS NOT NULL
),
-- What comes after the last day with a contact is not known, nor what comes after now.
cut_off(second) AS MATERIALIZED (
    SELECT iif(instants, min(:now_second, second), min(unixepoch(:today), unixepoch(midnight.day)))
      FROM precise, (SELECT date(max(day), '1 day') AS day FROM contact) JOIN midnight USING (day)
),
followed AS (
    SELECT grp, day, resolved, opened,
           opened - lag(opened) OVER same AS before,
           lead(opened) OVER same - opened AS after
      FROM timed
    WINDOW same AS (PARTITION BY customer, shared ORDER BY opened, number)
)
SELECT period, grp,
       100.0 * sum(resolved AND (after IS NULL OR after > :fcr_window)) / count(*) AS value,
       count(*) AS n
  FROM cut_off, followed JOIN slot_day USING (day)
 WHERE (before IS NULL OR before > :fcr_window) AND opened + :fcr_window <= cut_off.second
   AND resolved IS NOT NULL
 GROUP BY period, grp
