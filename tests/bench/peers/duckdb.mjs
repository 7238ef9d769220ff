// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Copies a file into a new DuckDB database, durably: duckdb.mjs PEERS KIND FILE DATABASE [key]
import { createRequire } from 'node:module';
import { columns } from './columns.mjs';

const [peers, kind, file, database, key] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${peers}/`)('@duckdb/node-api');
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const list = columns[kind].map(([name, type]) => `"${name}" ${type}`).join(', ');
await connection.run(`CREATE TABLE t(${list}${key ? ', PRIMARY KEY(id)' : ''})`);
await connection.run(`COPY t FROM '${file}' (HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"')`);
await connection.run('CHECKPOINT');
connection.closeSync();
instance.closeSync();
