#!/usr/bin/env bash
# Runs every fuzz target for a short while from its seeds: cmake/fuzz-smoke.sh BUILD_DIR [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: cmake/fuzz-smoke.sh BUILD_DIR [SECONDS]}
seconds=${2:-30}
found=0
for target in "$build"/bin/fuzz-*; do
    [ -x "$target" ] || continue
    name=$(basename "$target")
    case "$name" in *-seeds) continue ;; esac
    found=$((found + 1))
    corpus="$build/corpus/$name"
    mkdir -p "$corpus"
    [ -x "$build/bin/fuzz-seeds" ] && "$build/bin/fuzz-seeds" "$name" "$corpus"
    arguments=(-max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1)
    [ -f "tests/fuzz/$name.dict" ] && arguments+=("-dict=tests/fuzz/$name.dict")
    echo "-- $name for $seconds s"
    if ! "$target" "${arguments[@]}" "$corpus" 2>"$build/$name.log"; then
        tail -n 30 "$build/$name.log" >&2
        echo "balie: $name found a defect; its input is kept in the current folder" >&2
        exit 1
    fi
    grep -E 'stat::number_of_executed_units|stat::new_units_added' "$build/$name.log" || true
done
[ "$found" -gt 0 ] || { echo "balie: no fuzz target was built in $build" >&2; exit 1; }
