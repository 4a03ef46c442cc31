#!/usr/bin/env bash
# Rules of ARCHITECTURE.md and CONTRIBUTING.md that no compiler checks. Prints each breach; exit code 1 if any.
set -u
cd "$(dirname "$0")/.."
breaches=0
breach() { printf 'rule: %s\n' "$1" >&2; breaches=$((breaches + 1)); }

sources() { git ls-files "$@" 2>/dev/null; }

while read -r file; do
    lines=$(wc -l <"$file")
    case "$file" in
        *.h) [ "$lines" -gt 250 ] && breach "$file has $lines lines; a header over 250 wants splitting" ;;
        *.cpp) [ "$lines" -gt 600 ] && breach "$file has $lines lines; a source over 600 wants splitting" ;;
    esac
done < <(sources '*.cpp' '*.h')

up() { # FOLDER PATTERN: files of FOLDER that include PATTERN
    local found
    found=$(sources "$1" | grep -E '\.(cpp|h)$' | xargs -r grep -lE "$2" 2>/dev/null | paste -sd' ')
    [ -n "$found" ] && breach "$1 includes what it may not: $found"
}
up base '#include [<"](cti|crm-connectors|desk|ui|app)/'
up cti '#include [<"](crm-connectors|desk|ui|app)/'
up crm-connectors '#include [<"](cti|desk|ui|app)/'
up desk '#include [<"](ui|app)/'
up ui '#include [<"]app/'
for folder in base cti desk crm-connectors; do
    up "$folder" '#include <(QtWidgets|QWidget|QDialog|QMainWindow|QApplication|QPushButton|QLabel)'
done
up ui '#include <(QtNetwork|QWebSocket|QTcpSocket|QSql)'
for folder in cti desk crm-connectors ui app; do
    up "$folder" '#include <(curl/|sqlite3)' # base/http and base/sqlite are the only doors to these libraries
done
for folder in cti desk crm-connectors ui app base/http; do
    up "$folder" '#include <phonenumbers/' # base/phone is the only door to libphonenumber
done
for folder in base cti desk ui app; do
    up "$folder" '#include <(ldap|lber|openldap)\.h' # crm-connectors/sources is the only door to libldap
done
for folder in base cti desk ui app; do
    up "$folder" '#include <libical/' # crm-connectors/engines/caldav is the only door to libical
done
for folder in base cti desk ui app; do
    up "$folder" '#include <(sql|sqlext)\.h' # crm-connectors/engines/sql/worker is the only door to ODBC
done
up app '#include "cti/simulator/(csta|engine)/' # the demo uses the host's interface only

sleeping=$(sources base cti desk ui app crm-connectors tests | grep -E '\.(cpp|h)$' \
    | xargs -r grep -nE 'QThread::(m|u)?sleep|QTest::qSleep|usleep\(|std::this_thread::sleep|waitFor(Connected|ReadyRead|BytesWritten)\(' 2>/dev/null)
[ -n "$sleeping" ] && breach "sleeping or blocking waits: $sleeping"

unfinished=$(sources '*.ts' | xargs -r grep -c 'type="unfinished"' 2>/dev/null | awk -F: '{ total += $NF } END { print total + 0 }')
[ "${unfinished:-0}" -gt 0 ] && breach "$unfinished translations are unfinished"

marks=$(sources base cti desk ui app crm-connectors | grep -E '\.(cpp|h)$' | xargs -r grep -nE '\b(TODO|FIXME|XXX|HACK)\b' 2>/dev/null)
[ -n "$marks" ] && breach "unfinished code: $marks"

[ "$breaches" -eq 0 ]
