#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the store of a large company for measuring queries and the window: 36 months, 1 million
# customers in 5 segments, ROWS interactions and purchases (10,000,000), half as many surveys. Fewer
# rows are every so manieth of ten million, so that they fill the 36 months, too.
#
#   tests/bench/make_large_store.sh BIN STORE [ROWS]
set -euo pipefail

bin="${1:?which folder holds the programs, for example build/release/bin}"
store="${2:?which file}"
rows="${3:-10000000}"
[[ -e "$store" ]] && { echo "$store is there already" >&2; exit 1; }
work="$(mktemp -d "$(dirname "$store")/large.XXXXXX")"
trap 'rm -rf "$work"' EXIT
step=$((rows < 10000000 ? 10000000 / rows : 1))
# One file at a time, so that there is only room needed for the largest.
for part in customer:1000000 interaction:"$rows" survey:$((rows / 2)) purchase:"$rows"; do
    every=$([[ "$part" == customer:* ]] && echo 1 || echo "$step")
    "$bin/make_large_csv" "${part%:*}" "$work/${part%:*}.csv" "${part#*:}" 0 "$every"
    "$bin/bench_import" "$store" "$work/${part%:*}.csv"
    rm "$work/${part%:*}.csv"
done
