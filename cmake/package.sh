#!/usr/bin/env bash
# Builds the Debian package, looks it over, installs it into an empty folder and starts it: cmake/package.sh BUILD_DIR
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: cmake/package.sh BUILD_DIR}
(cd "$build" && cpack -G DEB >cpack.log 2>&1) || { tail -n 20 "$build/cpack.log" >&2; echo "balie: cpack failed" >&2; exit 1; }
package=$(ls -t "$build"/balie_*.deb | head -n 1)
[ -n "$package" ] || { echo "balie: no package was made" >&2; exit 1; }
dpkg-deb --info "$package" | sed -n '/Package:/,$p'
lintian --fail-on error --suppress-tags no-changelog,no-copyright-file,no-manual-page,initial-upload-closes-no-bugs "$package" || {
    echo "balie: lintian found errors in $package" >&2; exit 1; }
apt-get install --simulate -qq "./$package" >"$build/package-install.log" 2>&1 || {
    tail -n 5 "$build/package-install.log" >&2; echo "balie: $package does not install: what it depends on cannot be had" >&2; exit 1; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
dpkg-deb --extract "$package" "$root"
desktop-file-validate "$root"/usr/share/applications/*.desktop
"$root/usr/bin/balie" --version
"$root/usr/bin/balie-pbx" --version
"$root/usr/bin/balie-connector" --version
# Every engine and profile of the package is found where it was put.
for profile in "$root"/usr/share/balie/profiles/*/; do
    "$root/usr/bin/balie-connector" check "$profile" >"$build/package-profile.log" 2>&1 || {
        cat "$build/package-profile.log" >&2; echo "balie: the packaged $profile cannot be used" >&2; exit 1; }
done
xvfb-run --auto-servernum --server-args='-screen 0 1440x900x24' \
    "$root/usr/bin/balie" --demo --morning "$root" >"$build/package-morning.log" 2>&1 || {
    tail -n 20 "$build/package-morning.log" >&2; echo "balie: the packaged program did not play its morning" >&2; exit 1; }
echo "package: $package"
