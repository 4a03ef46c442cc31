#!/usr/bin/env bash
# Runs every fuzz target for a short while from its seeds: cmake/fuzz-smoke.sh BUILD_DIR [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: cmake/fuzz-smoke.sh BUILD_DIR [SECONDS]}
seconds=${2:-30}
found=0
[ -x "$build/bin/fuzz-seeds" ] || { echo "balie: $build/bin/fuzz-seeds was not built" >&2; exit 1; }
"$build/bin/fuzz-seeds" "$build/seeds"
for target in "$build"/bin/fuzz-*; do
    [ -x "$target" ] || continue
    name=$(basename "$target")
    case "$name" in *-seeds) continue ;; esac
    found=$((found + 1))
    kind=${name#fuzz-}
    # New inputs go to the first folder; the seeds stay as they are.
    corpus="$build/corpus/$kind"
    mkdir -p "$corpus"
    arguments=(-max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 "-artifact_prefix=$build/")
    [ -f "tests/fuzz/$kind.dict" ] && arguments+=("-dict=tests/fuzz/$kind.dict")
    echo "-- $name for $seconds s"
    if ! "$target" "${arguments[@]}" "$corpus" "$build/seeds/$kind" 2>"$build/$name.log"; then
        tail -n 30 "$build/$name.log" >&2
        echo "balie: $name found a defect; its input is kept in $build" >&2
        exit 1
    fi
    grep -E 'stat::number_of_executed_units|stat::new_units_added' "$build/$name.log" || true
done
[ "$found" -gt 0 ] || { echo "balie: no fuzz target was built in $build" >&2; exit 1; }
