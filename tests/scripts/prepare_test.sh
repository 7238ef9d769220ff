#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# prepare_test.sh <case>: runs scripts/prepare with stand-ins for dpkg-query, apt-get, apt-cache, id
# and sudo that write down how they were called.
set -euo pipefail
top="$(cd "$(dirname "$0")/../.." && pwd)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
calls="$scratch/calls"
touch "$calls"
mkdir "$scratch/bin"

stand_in() {
    { echo '#!/usr/bin/env bash'; cat; } >"$scratch/bin/$1"
    chmod +x "$scratch/bin/$1"
}
# MISSING: names that are not installed. UNKNOWN: names that the system does not offer.
stand_in dpkg-query <<'END'
while read -r name _; do
    name="${name#\?}"
    [[ -z "$name" || "$name" == \#* || " $MISSING " == *" $name "* ]] || echo "installed $name, "
done <scripts/packages
echo "config-files removed-long-ago, catch2"
[[ -z "$PROVIDED" ]] || echo "installed another-package, a-name:amd64 (= 1), $PROVIDED"
END
stand_in apt-get <<'END'
echo "apt-get as ${AS:-caller}, frontend ${DEBIAN_FRONTEND:-unset}: $*" >>"$CALLS"
END
stand_in apt-cache <<'END'
[[ " $UNKNOWN " != *" ${!#} "* ]]
END
stand_in sudo <<'END'
AS=sudo exec "$@"
END
stand_in id <<'END'
echo "$USER_ID"
END

prepare() {
    env CALLS="$calls" PROVIDED="${provided:-}" MISSING="${missing:-}" UNKNOWN="${unknown:-}" USER_ID="${user_id:-0}" \
        PATH="$scratch/bin:$PATH" bash -c "source '$top/scripts/prepare'" 2>"$scratch/said"
}
fail() {
    printf '%s\nIt called:\n%s\nIt said:\n%s\n' "$1" "$(cat "$calls")" "$(cat "$scratch/said")" >&2
    exit 1
}
expect_called() { grep -q -- "$1" "$calls" || fail "Not called: $1"; }
expect_not_called() { ! grep -q -- "$1" "$calls" || fail "Called: $1"; }
expect_said() { grep -q -- "$1" "$scratch/said" || fail "Not said: $1"; }

case "$1" in
nothing_missing)
    prepare
    [[ ! -s "$calls" ]] || fail "apt was asked although nothing is missing."
    [[ ! -s "$scratch/said" ]] || fail "It spoke although there was nothing to say."
    ;;
only_wishes_missing)
    missing="ccache mold"
    prepare
    [[ ! -s "$calls" ]] || fail "apt was asked although only a wish is missing."
    ;;
provided_by_another)
    missing="libqt6opengl6-dev" provided="libqt6opengl6-dev (= 6.8)"
    prepare
    [[ ! -s "$calls" ]] || fail "apt was asked for what another package stands in for."
    ;;
missing_as_root)
    missing="catch2 ccache mold" unknown="mold"
    prepare
    expect_called "as caller, frontend noninteractive: .*update"
    expect_called "as caller, frontend noninteractive: .*install -y --no-install-recommends catch2 ccache$"
    expect_not_called "mold"
    expect_said "catch2: the tests"
    ;;
missing_through_sudo)
    missing="cmake" user_id=1000
    prepare
    expect_called "as sudo, frontend noninteractive: .*update"
    expect_called "as sudo, frontend noninteractive: .*install -y --no-install-recommends cmake$"
    expect_said "cmake: describes the build"
    ;;
no_home)
    home="$(unset HOME LC_ALL LANG && source "$top/scripts/prepare" && echo "$HOME")"
    [[ -d "$home" ]] || { echo "HOME became '$home', which is no folder." >&2; exit 1; }
    ;;
*)
    echo "prepare_test.sh: no case named $1" >&2
    exit 2
    ;;
esac
