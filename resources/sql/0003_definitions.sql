-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A setting that changes figures was changed while there were facts: from that day on they stand
-- under another definition. One row a setting and day; a change that is taken back on its day has
-- none.
CREATE TABLE setting_change (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    day    TEXT NOT NULL,          -- civil, in the reporting zone of then
    key    TEXT NOT NULL,
    before TEXT NOT NULL,
    after  TEXT NOT NULL,
    UNIQUE (day, key)
) STRICT;
