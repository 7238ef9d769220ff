#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the queries of a large company against DuckDB and SQLite over the same rows, in turn and
# in one run, and prints each ratio beside its goal. Fails when they count differently.
#
#   tests/bench/queries_large.sh BIN SCRATCH [ROWS...]
#
# BIN is the folder of the programs (build/release/bin), SCRATCH a folder with room for 400 bytes a
# row. ROWS are interactions and purchases, half as many surveys are made: 100,000, 1 million and 10
# million. Stores and databases that are there already are used again. The peers are those that
# tests/bench/peers/install.sh put into SCRATCH/peers; others are skipped by name. SQLite takes
# minutes and is asked once, at 1 million rows: SQLITE="1000000 10000000" asks it elsewhere, SQLITE=
# not at all. ROUNDS (3) is how often the others take turns. Times of different runs must not be
# compared: the machine is shared.
set -euo pipefail

bin="$(cd "${1:?which folder holds the programs, for example build/release/bin}" && pwd)"
scratch="${2:?which folder may hold the files}"
shift 2
sizes=("$@")
[[ ${#sizes[@]} -gt 0 ]] || sizes=(100000 1000000 10000000)
rounds="${ROUNDS:-3}"
sqlite="${SQLITE-1000000}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$scratch"
scratch="$(cd "$scratch" && pwd)"
peers="$scratch/peers"
work="$(mktemp -d "$scratch/run.XXXXXX")"
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data"

duckdb=
if [[ -d "$peers/node_modules/@duckdb/node-api" ]] && command -v node >/dev/null; then
    duckdb=yes
else
    echo "DuckDB is skipped: it is not installed"
fi

# The rows that make_large_store.sh imports, as files in $work/csv.
files() {
    local rows="$1" step=$(($1 < 10000000 ? 10000000 / $1 : 1)) part every
    rm -rf "$work/csv" && mkdir "$work/csv"
    for part in customer:1000000 interaction:"$rows" survey:$((rows / 2)) purchase:"$rows"; do
        every=$([[ "$part" == customer:* ]] && echo 1 || echo "$step")
        "$bin/make_large_csv" "${part%:*}" "$work/csv/${part%:*}.csv" "${part#*:}" 0 "$every"
    done
}
csv=("$work/csv/customer.csv" "$work/csv/interaction.csv" "$work/csv/survey.csv" "$work/csv/purchase.csv")

# Makes what a program reads, once: its command is given the path of a file that is moved in place.
once() { # target, command...
    local target="$1"
    shift
    if [[ ! -e "$target" ]]; then
        echo "making $target"
        rm -f "$target.part"*
        "$@"
        mv "$target.part" "$target"
    fi
}
store() { "$here/make_large_store.sh" "$bin" "$1.part" "$2" >/dev/null; }
duck() { files "$2" && node "$here/peers/duckdb_queries.mjs" load "$peers" "$1.part" "${csv[@]}"; }
lite() { files "$2" && python3 "$here/peers/sqlite_queries.py" load "$1.part" "${csv[@]}"; }
indexed() { cp "$2" "$1.part" && python3 "$here/peers/sqlite_queries.py" index "$1.part"; }
field() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$@"; }

failed=0
for rows in "${sizes[@]}"; do
    once "$scratch/queries-$rows.regard" store "$scratch/queries-$rows.regard" "$rows"
    [[ -z "$duckdb" ]] || once "$scratch/queries-$rows.duckdb" duck "$scratch/queries-$rows.duckdb" "$rows"
    rm -rf "$work/csv"
    words=()
    peer=()
    for ((round = 1; round <= rounds; ++round)); do
        "$bin/bench_queries" "$scratch/queries-$rows.regard" >"$work/regard-$round.json"
        words+=("$work/regard-$round.json")
        [[ -n "$duckdb" ]] || continue
        from="$(field "$work/regard-1.json" from)" to="$(field "$work/regard-1.json" to)"
        node "$here/peers/duckdb_queries.mjs" run "$peers" "$scratch/queries-$rows.duckdb" "$from" "$to" >"$work/duckdb-$round.json"
        peer+=("$work/duckdb-$round.json")
    done
    [[ ${#peer[@]} -eq 0 ]] || words+=(--peer DuckDB "${peer[@]}")
    if [[ " $sqlite " == *" $rows "* ]]; then
        from="$(field "$work/regard-1.json" from)" to="$(field "$work/regard-1.json" to)"
        plain="$scratch/queries-$rows.sqlite"
        once "$plain" lite "$plain" "$rows"
        once "$plain-indexed" indexed "$plain-indexed" "$plain"
        rm -rf "$work/csv"
        python3 "$here/peers/sqlite_queries.py" run "$plain" "$from" "$to" >"$work/sqlite.json"
        python3 "$here/peers/sqlite_queries.py" run "$plain-indexed" "$from" "$to" >"$work/indexed.json"
        words+=(--peer SQLite "$work/sqlite.json" --peer "SQLite+index" "$work/indexed.json")
    fi
    python3 "$here/queries_report.py" "${words[@]}" || failed=1
    echo
done
exit "$failed"
