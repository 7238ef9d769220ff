-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the clocks of the reporting zone show beside UTC, as spans of instants with the seconds to
-- add. Instants are text in UTC; a text of ten letters is a day, which no zone shifts.
SELECT value ->> 0 AS begins, value ->> 1 AS until, value ->> 2 AS seconds FROM json_each(:zone)
