#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures `regard import` against the .import of the sqlite3 command line, in turn and in one run.
#
#   tests/bench/import_peers.sh BIN [FILE] [ROUNDS]
#
# BIN is the folder of the programs (build/release/bin). FILE is the CSV of the Online Retail data
# (UCI, 541,909 lines); without it a file of the same shape is generated. sqlite3 reads it into a
# table with an index on the invoice; its dates stay text. Regard parses dates and amounts, joins the
# lines of an invoice, checks whether a row is known, and writes durably.
set -euo pipefail

bin="$(cd "${1:?which folder holds the programs, for example build/release/bin}" && pwd)"
file="${2:-}"
rounds="${3:-7}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mapping="$here/../../docs/examples/online-retail.json"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data"

if [[ -z "$file" ]]; then
    file="$work/shop.csv"
    "$bin/make_shop_csv" "$file"
    echo "Data: generated, $(wc -l <"$file") lines"
else
    echo "Data: $file, $(wc -l <"$file") lines"
fi

peers=(regard "rm -f '$work'/r.regard*; exec '$bin/regard' import '$file' --mapping '$mapping' --store '$work/r.regard' --json >'$work/r.json'")
if command -v sqlite3 >/dev/null; then
    cat >"$work/load.sql" <<SQL
CREATE TABLE sale(invoice TEXT, stock TEXT, description TEXT, quantity INTEGER, at TEXT, price REAL, customer TEXT, country TEXT);
CREATE INDEX sale_invoice ON sale(invoice);
.mode csv
.import --skip 1 '$file' sale
SQL
    peers+=("sqlite3 .import" "rm -f '$work'/s.db*; exec sqlite3 '$work/s.db' <'$work/load.sql'")
else
    echo "sqlite3 is skipped: the command line is not installed"
fi
"$bin/bench_run" "$rounds" "${peers[@]}"
echo "Store: $(stat -c %s "$work/r.regard") bytes of $(stat -c %s "$file")"
