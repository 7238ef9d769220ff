// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inserts a file into a new table of an embedded ClickHouse: chdb.mjs PEERS KIND FILE FOLDER
import { createRequire } from 'node:module';
import { columns } from './columns.mjs';

const [peers, kind, file, folder] = process.argv.slice(2);
const { Session } = createRequire(`${peers}/`)('chdb');
const session = new Session(folder);
const list = columns[kind].map(([name, , type]) => `\`${name}\` ${type}`).join(', ');
session.query('CREATE DATABASE IF NOT EXISTS bench ENGINE = Atomic');
session.query(`CREATE TABLE bench.t (${list}) ENGINE = MergeTree ORDER BY id`);
session.query(`INSERT INTO bench.t SELECT * FROM file('${file}', 'CSVWithNames', '${list}')`);
if (!session.query('SELECT count() FROM bench.t', 'CSV').match(/[1-9]/)) process.exit(1);
// It waits for its threads when it is closed, which nobody would wait for.
process.exit(0);
