#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what imports are measured against, as far as it can be had here: DuckDB and chdb by npm,
# R's data.table and the sqlite3 command line as Debian packages (as root). What cannot be installed
# is named and left out; import_large.sh skips it by name, too.
#
#   tests/bench/peers/install.sh FOLDER
set -uo pipefail

folder="${1:?into which folder}"
mkdir -p "$folder"
for package in @duckdb/node-api chdb; do
    if [[ -d "$folder/node_modules/$package" ]]; then
        echo "$package is there"
    elif ! command -v npm >/dev/null; then
        echo "$package is skipped: npm is not installed"
    elif npm install --silent --no-audit --no-fund --prefix "$folder" "$package" >"$folder/log" 2>&1; then
        echo "$package is installed"
    else
        echo "$package is skipped: $(tail -n 1 "$folder/log")"
    fi
done
for package in r-cran-data.table sqlite3; do
    if dpkg -s "$package" >/dev/null 2>&1; then
        echo "$package is there"
    elif apt-get install -y --no-install-recommends "$package" >"$folder/log" 2>&1; then
        echo "$package is installed"
    else
        echo "$package is skipped: $(tail -n 1 "$folder/log")"
    fi
done
