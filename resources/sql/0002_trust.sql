-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What an import must remember so that it can be trusted and taken back: how its file was read, what
-- it found standing, and what it mended.

ALTER TABLE import ADD COLUMN mapping TEXT NOT NULL DEFAULT '';  -- JSON as it was used; '' in stores from before
ALTER TABLE import ADD COLUMN dialect TEXT NOT NULL DEFAULT '';  -- JSON
ALTER TABLE import ADD COLUMN mends   INTEGER REFERENCES import (id); -- whose rows set aside these were
ALTER TABLE import ADD COLUMN plan    TEXT NOT NULL DEFAULT '';  -- JSON: headers, zone, what was proven from the file

-- Rows of other imports that an import found to be the same: packed (row, line of it in this file).
-- When the import that brought such a row is taken back, the row stays and belongs to this one.
CREATE TABLE confirmed (
    id        INTEGER PRIMARY KEY,
    table_id  INTEGER NOT NULL,           -- of benchmarks and events, too, whose rows are their ids
    import_id INTEGER NOT NULL REFERENCES import (id),
    rows      INTEGER NOT NULL,
    checksum  INTEGER NOT NULL,
    data      BLOB    NOT NULL
) STRICT;

CREATE INDEX confirmed_import ON confirmed (import_id);

-- A row set aside that was mended is kept for the case that its mending is taken back; one that
-- could still not be read stands again as it was edited.
ALTER TABLE set_aside ADD COLUMN mended_by INTEGER REFERENCES import (id);
ALTER TABLE set_aside ADD COLUMN edited_by INTEGER REFERENCES import (id);

-- People
ALTER TABLE import ADD COLUMN erased INTEGER NOT NULL DEFAULT 0; -- rows erased on request since

-- What the user decided about two keys of customers: an id (text), or the hash of an address (blob).
-- Written by key, not by number, so that it holds when an import is taken back and made again.
CREATE TABLE customer_choice (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    one      ANY     NOT NULL,
    other    ANY     NOT NULL,
    together INTEGER NOT NULL CHECK (together IN (0, 1)),
    UNIQUE (one, other)
) STRICT;

-- Addresses in clear, only while the setting privacy.keep_email is on.
CREATE TABLE customer_address (
    hash    BLOB NOT NULL PRIMARY KEY,
    address TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One person erased on request: when, and how much went. Nothing tells who.
CREATE TABLE erasure (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    at   INTEGER NOT NULL,            -- UTC seconds
    rows INTEGER NOT NULL
) STRICT;

-- Salted hashes of the keys of people who were erased, so that no later import brings them back.
CREATE TABLE erased_key (
    key     BLOB    NOT NULL PRIMARY KEY,
    erasure INTEGER NOT NULL REFERENCES erasure (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What parts of the program remember in the store, such as the folder that it watches. Not counted
-- as a change: no figure depends on it.
CREATE TABLE note (
    name TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
