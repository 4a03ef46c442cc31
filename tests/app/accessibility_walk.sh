#!/usr/bin/env bash
# Runs the accessibility walk on a display, a session bus and a window manager of its own: accessibility_walk.sh PROGRAM
# Exit code 77, in one line why, where the machine lacks what that takes (packages_test in cmake/packages.sh).
set -euo pipefail

here=$(dirname "$0")
skip() { echo "skipped: $1"; exit 77; }

for tool in Xvfb xvfb-run dbus-run-session openbox; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
# Debian's own Python: another one in the path does not see Debian's modules.
python=/usr/bin/python3
"$python" -c 'import pyatspi' 2>/dev/null || skip "the Python module pyatspi is not installed (python3-pyatspi)"
[ -e /usr/share/dbus-1/services/org.a11y.Bus.service ] || skip "there is no accessibility bus (at-spi2-core)"

# shellcheck disable=SC2016 # expanded inside
exec xvfb-run --auto-servernum --server-args='-screen 0 1440x900x24' \
    dbus-run-session -- bash -c 'openbox >/dev/null 2>&1 & manager=$!
        status=0; "$1" -B "$2/accessibility_walk.py" "$3" || status=$?
        kill "$manager"; exit "$status"' walk "$python" "$here" "$1"
