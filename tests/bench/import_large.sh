#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures imports of large generated files against other programs, in turn and in one run, and
# prints each ratio beside its goal.
#
#   tests/bench/import_large.sh BIN SCRATCH [ROWS] [ROUNDS]
#
# BIN is the folder of the programs (build/release/bin), SCRATCH a folder with room for 100 bytes a
# row and table and three times that for the databases. ROWS are interactions and purchases
# (10,000,000), half as many surveys are made. Files that are there already are used again. The
# peers are those that tests/bench/peers/install.sh put into SCRATCH/peers; others are skipped by
# name. Times of different runs must not be compared: the machine is shared.
set -euo pipefail

bin="$(cd "${1:?which folder holds the programs, for example build/release/bin}" && pwd)"
scratch="${2:?which folder may hold the files}"
rows="${3:-10000000}"
rounds="${4:-3}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$scratch"
scratch="$(cd "$scratch" && pwd)"
work="$(mktemp -d "$scratch/run.XXXXXX")"
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data"

file() { echo "$scratch/$1-$rows${2:+-$2}.csv"; }
make() { # kind, rows, first, order, name
    [[ -f "$5" ]] || { "$bin/make_large_csv" "$1" "$5.part" "$2" "$3" "$4" && mv "$5.part" "$5"; }
}
make interaction "$rows" 0 sorted "$(file interaction)"
make interaction "$rows" 0 shuffled "$(file interaction shuffled)"
make interaction 100000 "$rows" sorted "$(file interaction more)"
make survey $((rows / 2)) 0 sorted "$(file survey)"
make purchase "$rows" 0 sorted "$(file purchase)"

# Name and command of a peer by kind of file; nothing where it is not installed.
regard() { echo "rm -f '$work'/r.regard*; exec '$bin/bench_import' '$work/r.regard' '$1' >>'$work/regard.txt'"; }
peer() { # which, kind
    local csv peers="$scratch/peers"
    csv="$(file "$2")"
    case "$1" in
    sqlite3)
        command -v sqlite3 >/dev/null || return 0
        printf 'CREATE TABLE t(%s);\n.mode csv\n.import --skip 1 "%s" t\n' "$(head -n 1 "$csv")" "$csv" >"$work/$2.sql"
        echo "rm -f '$work/s.db'; exec sqlite3 '$work/s.db' <'$work/$2.sql'"
        ;;
    duckdb | duckdb-key)
        [[ -d "$peers/node_modules/@duckdb/node-api" ]] || return 0
        echo "rm -f '$work'/d.db*; exec node '$here/peers/duckdb.mjs' '$peers' $2 '$csv' '$work/d.db' ${1#duckdb}"
        ;;
    chdb)
        [[ -d "$peers/node_modules/chdb" ]] || return 0
        echo "rm -rf '$work/c'; exec node '$here/peers/chdb.mjs' '$peers' $2 '$csv' '$work/c'"
        ;;
    fread)
        Rscript -e 'library(data.table)' >/dev/null 2>&1 || return 0
        echo "exec Rscript '$here/peers/fread.R' '$csv'"
        ;;
    floor) echo "exec '$bin/typed_parse' '$csv' >/dev/null" ;;
    shuffled) regard "$(file interaction shuffled)" ;;
    esac
}

compare() { # kind, then "which goal" ...
    local kind="$1" words which goal command
    shift
    local peers=(regard "$(regard "$(file "$kind")")")
    : >"$work/goals"
    for words in "$@"; do
        read -r which goal <<<"$words"
        command="$(peer "$which" "$kind")"
        if [[ -z "$command" ]]; then
            echo "$which is skipped: it is not installed"
            continue
        fi
        peers+=("$which" "$command")
        echo "$which $goal" >>"$work/goals"
    done
    echo
    echo "== $kind: $(stat -c %s "$(file "$kind")") bytes"
    "$bin/bench_run" "$rounds" "${peers[@]}" | tee "$work/table"
    awk 'NR == FNR { goal[$1] = $2; next }
         $1 in goal {
             times = $3 + 0
             if (goal[$1] ~ /^</) { # regard in units of this one
                 limit = substr(goal[$1], 2) + 0; ours = 1 / times
                 verdict = ours <= limit ? "reached" : "missed"
                 printf "  %.2f times as long as %s (goal: at most %s): %s\n", ours, $1, limit, verdict
             } else if (goal[$1] ~ /^=/) { # this one in units of regard
                 limit = substr(goal[$1], 2) + 0
                 verdict = times <= limit ? "reached" : "missed"
                 printf "  %s takes %.2f times as long (goal: at most %s): %s\n", $1, times, limit, verdict
             } else {
                 verdict = times >= goal[$1] + 0 ? "reached" : "missed"
                 printf "  %.1f times as fast as %s (goal: %s): %s\n", times, $1, goal[$1], verdict
             }
         }' "$work/goals" "$work/table"
}

compare interaction "sqlite3 20" "duckdb-key 8" "duckdb 5" "chdb 3" "fread 1.5" "floor <3" "shuffled =1.5"
compare survey "duckdb 4" "chdb 3" "sqlite3 10"
compare purchase "duckdb 5" "sqlite3 20"

echo
echo "== the store"
rm -f "$work"/r.regard*
"$bin/bench_import" "$work/r.regard" "$(file interaction)"
store=$(stat -c %s "$work/r.regard")
csv=$(stat -c %s "$(file interaction)")
awk -v store="$store" -v csv="$csv" 'BEGIN { printf "  %d bytes, 1/%.1f of the file (goal: 1/6)\n", store, csv / store }'
echo "100,000 rows more (goal: 60 ms):"
"$bin/bench_import" "$work/r.regard" "$(file interaction more)"
echo "Cancel (goal: 100 ms):"
"$bin/bench_import" --cancel 15 "$work/c.regard" "$(file interaction)"
awk '{ for (i = 1; i < NF; ++i) if ($(i + 1) ~ /^MiB/ && $i > most) most = $i }
     END { printf "Peak memory of all imports: %.0f MiB (goal: 300)\n", most }' "$work/regard.txt"
