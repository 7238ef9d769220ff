-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What an import must remember so that it can be trusted and taken back: how its file was read, what
-- it found standing, and what it mended.

ALTER TABLE import ADD COLUMN mapping TEXT NOT NULL DEFAULT '';  -- JSON as it was used; '' in stores from before
ALTER TABLE import ADD COLUMN dialect TEXT NOT NULL DEFAULT '';  -- JSON
ALTER TABLE import ADD COLUMN mends   INTEGER REFERENCES import (id); -- whose rows set aside these were
