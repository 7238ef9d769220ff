-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first layout of a store. Facts (customer, purchase, subscription, interaction, survey,
-- comment, figure) are kept by column in segments; what people edit and what is looked up by key are
-- ordinary tables. Dates that people see are ISO text.

-- Single values of the store: 'generation' grows with every committed change, 'salt' makes the
-- hashes of e-mail addresses useless outside this store.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('generation', 0);
INSERT INTO meta (key, value) VALUES ('salt', randomblob(32));

-- One import batch. AUTOINCREMENT, so that the number of an import is never given twice.
CREATE TABLE import (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    file      TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    digest    TEXT    NOT NULL,           -- of the bytes and the mapping
    at        INTEGER NOT NULL,           -- UTC seconds
    rows      INTEGER NOT NULL DEFAULT 0,
    added     INTEGER NOT NULL DEFAULT 0,
    changed   INTEGER NOT NULL DEFAULT 0,
    same      INTEGER NOT NULL DEFAULT 0,
    merged    INTEGER NOT NULL DEFAULT 0,
    dropped   INTEGER NOT NULL DEFAULT 0,
    set_aside INTEGER NOT NULL DEFAULT 0,
    undone    INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    header    TEXT    NOT NULL DEFAULT '' -- header record of the file, for `regard rejects`
) STRICT;

CREATE UNIQUE INDEX import_digest ON import (digest) WHERE undone = 0;

-- A run of rows of one table, brought by one import. Never changes. Rows of a table are numbered
-- from 0 in the order in which they came; a number is never given twice (meta 'next_row.<table>').
CREATE TABLE segment (
    id        INTEGER PRIMARY KEY,
    table_id  INTEGER NOT NULL,           -- regard::Table as an integer; 100 and above: identity
    import_id INTEGER NOT NULL REFERENCES import (id),
    first_row INTEGER NOT NULL,
    row_count INTEGER NOT NULL CHECK (row_count > 0),
    UNIQUE (table_id, first_row)
) STRICT;

CREATE INDEX segment_import ON segment (import_id);

-- One column of a segment, packed. The values before `data` are read without touching the pages
-- that hold the blob. The rowid keeps the blob out of the index.
CREATE TABLE segment_column (
    id         INTEGER PRIMARY KEY,
    segment_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    field      TEXT    NOT NULL,
    encoding   INTEGER NOT NULL,
    low        ANY,                       -- smallest value, NULL where all are blank
    high       ANY,
    checksum   INTEGER NOT NULL,          -- of `data`, see checksum.h
    data       BLOB    NOT NULL,
    UNIQUE (segment_id, field)
) STRICT;

-- Which rows newer rows replace: packed pairs (old row, new row), owned by the import of the newer.
CREATE TABLE superseded (
    id        INTEGER PRIMARY KEY,
    table_id  INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import (id),
    pairs     INTEGER NOT NULL,
    checksum  INTEGER NOT NULL,
    data      BLOB    NOT NULL
) STRICT;

CREATE INDEX superseded_import ON superseded (import_id);

-- Values of category fields; a code means the same in all tables that have the field.
CREATE TABLE dictionary (
    field TEXT    NOT NULL,
    code  INTEGER NOT NULL,
    value TEXT    NOT NULL,
    PRIMARY KEY (field, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
    id          INTEGER PRIMARY KEY,
    import_id   INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    line        INTEGER NOT NULL,
    column_name TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    raw         TEXT    NOT NULL
) STRICT;

CREATE INDEX set_aside_import ON set_aside (import_id, line);

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every version of every target; a change adds a row, so that history is drawn as it was set.
CREATE TABLE target (
    version      INTEGER PRIMARY KEY AUTOINCREMENT,
    id           INTEGER NOT NULL,
    kpi          TEXT    NOT NULL,
    "group"      TEXT    NOT NULL,        -- JSON object: dimension -> value
    baseline     REAL    NOT NULL,
    baseline_day TEXT,
    value        REAL    NOT NULL,
    due          TEXT,
    owner        TEXT    NOT NULL,
    objective    TEXT    NOT NULL,
    guardrails   TEXT    NOT NULL,        -- JSON array of {"kpi", "margin"}
    set_on       TEXT,
    reason       TEXT    NOT NULL,
    removed      INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;

CREATE INDEX target_id ON target (id, version);

CREATE TABLE benchmark (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kpi       TEXT    NOT NULL,
    sector    TEXT    NOT NULL,
    value     REAL    NOT NULL,
    low       REAL,
    high      REAL,
    scale     TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    dated     TEXT,
    n         INTEGER,
    import_id INTEGER REFERENCES import (id)   -- NULL: typed in
) STRICT;

CREATE INDEX benchmark_import ON benchmark (import_id);

CREATE TABLE event (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    at        TEXT    NOT NULL,
    until     TEXT,
    title     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    import_id INTEGER REFERENCES import (id)
) STRICT;

CREATE INDEX event_import ON event (import_id);
