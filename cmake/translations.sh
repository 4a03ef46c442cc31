#!/usr/bin/env bash
# Collects every translatable text into resources/translations: cmake/translations.sh
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v lupdate || ls /usr/lib/qt6/bin/lupdate)
"$lupdate" -locations none -no-obsolete -silent -I . base cti crm-connectors desk ui app -ts resources/translations/balie_nl.ts
"$lupdate" -locations none -no-obsolete -pluralonly -silent -I . base cti crm-connectors desk ui app -ts resources/translations/balie_en.ts
cat resources/translations/balie_*.ts | grep -c 'type="unfinished"' | sed 's/^/unfinished: /' || true
