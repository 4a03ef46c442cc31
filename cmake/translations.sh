#!/usr/bin/env bash
# Collects every translatable text into resources/translations: cmake/translations.sh
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v lupdate || ls /usr/lib/qt6/bin/lupdate)
"$lupdate" -locations none -no-obsolete -silent -I . base cti crm-connectors desk ui app -ts resources/translations/balie_nl.ts
grep -c 'type="unfinished"' resources/translations/balie_nl.ts | sed 's/^/unfinished: /' || true
