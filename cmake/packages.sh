# What the build and the tests need from Debian 12, by package name. Sourced by ./run and ./check.
# shellcheck shell=bash disable=SC2034

packages_build=(
    g++ cmake ninja-build ccache mold
    qt6-base-dev qt6-base-dev-tools qt6-websockets-dev qt6-multimedia-dev libqt6svg6-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6sql6-sqlite
    libcurl4-openssl-dev libsqlite3-dev qtkeychain-qt6-dev libgl1-mesa-dev libbenchmark-dev libphonenumber-dev
    libldap-dev libical-dev pkg-config libvalijson-dev unixodbc-dev
)
packages_display=(xvfb xauth fonts-dejavu-core libxcb-cursor0 qt6-translations-l10n)
packages_test=(libxml2-utils openssl slapd ldap-utils radicale openbox xdotool x11-utils dbus at-spi2-core python3-pyatspi
    libsqliteodbc odbc-mariadb odbc-mdbtools mdbtools mariadb-server
    php-cli php-sqlite3 php-sabre-dav)
packages_full=(python3 clang-16 clang-tidy-16 libclang-rt-16-dev lld-16 dpkg-dev file lintian desktop-file-utils)

# need_packages NAME...: installs what is missing, or says in one line what to install.
need_packages() {
    local missing=() name
    if ! command -v dpkg-query >/dev/null; then
        echo "balie: this is no Debian system; install by hand: $*" >&2
        return 0
    fi
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ "${#missing[@]}" -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "balie: packages are missing and there is no sudo. As root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "balie: installing ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        echo "balie: could not install ${missing[*]} (whole output in $log)" >&2
        return 1
    fi
    rm -f "$log"
}

# use_ccache: the presets read BALIE_CCACHE; empty means no compiler cache.
use_ccache() {
    BALIE_CCACHE=$(command -v ccache || true)
    export BALIE_CCACHE
    # Precompiled headers are cached only when told that their defines do not change under way.
    export CCACHE_SLOPPINESS=pch_defines,time_macros
}

# build_preset NAME [TARGET...]: configures when needed, builds, and says in one line which step failed.
build_preset() {
    local preset=$1
    shift
    if ! cmake --preset "$preset" >"build-$preset.log.tmp" 2>&1; then
        grep -A8 'CMake Error' "build-$preset.log.tmp" >&2 || cat "build-$preset.log.tmp" >&2
        rm -f "build-$preset.log.tmp"
        echo "balie: configuring '$preset' failed; the reason stands above" >&2
        return 1
    fi
    rm -f "build-$preset.log.tmp"
    local targets=()
    [ "$#" -gt 0 ] && targets=(--target "$@")
    if ! cmake --build --preset "$preset" "${targets[@]}"; then
        echo "balie: building '$preset' failed; the first error stands above" >&2
        return 1
    fi
}
