#!/usr/bin/env bash
# clang-tidy over our own sources, with the compile commands of BUILD_DIR: cmake/tidy.sh BUILD_DIR
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: cmake/tidy.sh BUILD_DIR}
# g++'s precompiled headers and linker flags mean nothing to clang; the rest of the command is the same.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -E 's# -include [^ ]*/cmake_pch\.hxx##g; s# -Winvalid-pch##g; s# -fpch-preprocess##g' \
    "$build/compile_commands.json" >"$work/compile_commands.json"
git ls-files 'base/*.cpp' 'cti/*.cpp' 'crm-connectors/*.cpp' 'desk/*.cpp' 'ui/*.cpp' 'app/*.cpp' \
    | xargs -P "$(nproc)" -n 4 clang-tidy-16 -p "$work" --quiet 2>"$work/noise" \
    || { echo "balie: clang-tidy has findings; they stand above" >&2; exit 1; }
