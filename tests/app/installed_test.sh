#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# installed_test.sh <build folder>: installs Regard into a scratch place and uses what was installed,
# in a home of its own: the window opens once without a store and once on the sample company.
set -euo pipefail
build="$1"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

cmake --install "$build" --prefix "$scratch/usr" >/dev/null
regard="$scratch/usr/bin/regard"
for file in "$regard" "$scratch/usr/share/applications/regard.desktop" \
    "$scratch/usr/share/icons/hicolor/scalable/apps/regard.svg" \
    "$scratch/usr/share/mime/packages/regard.xml" \
    "$scratch/usr/share/metainfo/regard.metainfo.xml"; do
    [[ -s "$file" ]] || { echo "Not installed: $file" >&2; exit 1; }
done

mkdir -m 700 "$scratch/home" "$scratch/home/run"
export HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/home/run" QT_QPA_PLATFORM=offscreen
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME DISPLAY WAYLAND_DISPLAY
cd "$HOME"

must_be_quiet() {
    local said
    said="$("$@" 2>&1 >/dev/null)" || { echo "Failed: $* said: $said" >&2; exit 1; }
    [[ -z "$said" ]] || { echo "$* complained: $said" >&2; exit 1; }
}
must_be_quiet "$regard" --exit-after-startup
must_be_quiet "$regard" demo sample.regard
must_be_quiet "$regard" sample.regard --exit-after-startup
must_be_quiet "$regard" snapshot overview --store sample.regard --out overview.png
[[ "$(head -c 4 overview.png | tail -c 3)" == PNG ]] || { echo "No picture was drawn." >&2; exit 1; }

# A program that cannot start must not pass: a file that is no store is refused by name.
echo "no store" >bad.regard
if refusal="$("$regard" kpis --store bad.regard 2>&1)"; then
    echo "A file that is no store was opened." >&2
    exit 1
fi
[[ "$refusal" == *bad.regard* ]] || { echo "The refusal does not name the file: $refusal" >&2; exit 1; }
